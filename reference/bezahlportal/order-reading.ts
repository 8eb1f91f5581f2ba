/** Reads orders that come over the test interface. Nothing is believed: a member of another shape makes the order unreadable. */
import { FACES } from './application.ts';
import type { Item, Order } from './application.ts';

type Json = Readonly<Record<string, unknown>>;

/** The order cannot be read; the message names the member. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
}

/** @throws OrderError */
export function readOrder(body: string): Order {
  const value = objectIn(body);
  const face = FACES.find((name) => name === value['interface']);
  if (face === undefined) throw new OrderError(`interface is one of ${FACES.join(', ')}.`);
  const { items, description } = value;
  if (!Array.isArray(items) || items.length === 0) throw new OrderError('items is a list with entries.');
  if (description !== undefined && typeof description !== 'string') throw new OrderError('description is a text.');
  return { face, purpose: wordAt(value, 'purpose'), description, items: items.map(readItem) };
}

function readItem(value: unknown): Item {
  const item = asObject(value, 'An item');
  return {
    reference: wordAt(item, 'reference'),
    description: wordAt(item, 'description'),
    quantity: numberAt(item, 'quantity'),
    unitNetCents: numberAt(item, 'unitNetCents'),
    unitTaxCents: numberAt(item, 'unitTaxCents'),
    taxRate: numberAt(item, 'taxRate'),
  };
}

function objectIn(body: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new OrderError('The order is no JSON.');
  }
  return asObject(value, 'The order');
}

function asObject(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new OrderError(`${name} is an object.`);
  return value as Json;
}

function wordAt(value: Json, name: string): string {
  const word = value[name];
  if (typeof word !== 'string' || word.trim() === '') throw new OrderError(`${name} is a text.`);
  return word;
}

function numberAt(value: Json, name: string): number {
  const number = value[name];
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) throw new OrderError(`${name} is a whole number.`);
  return number;
}
