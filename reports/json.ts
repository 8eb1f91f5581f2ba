/**
 * `result.json`: the product of a run in one canonical form. Members stand in the order of the types in
 * src/core/result.ts, free names are sorted, two spaces, one line feed at the end; so the same result has one digest.
 */
import type { ReportWriter } from '../src/core/report.ts';
import type { Result } from '../src/core/result.ts';
import { RESULT_ORDER } from './member-order.ts';
import type { Order } from './member-order.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names in the order of the type; names the type does not know follow, sorted. */
function namesOf(value: Readonly<Record<string, unknown>>, known: readonly string[]): readonly string[] {
  const present = Object.keys(value);
  const unknown = present.filter((name) => !known.includes(name)).sort();
  return [...known.filter((name) => present.includes(name)), ...unknown];
}

/** @returns the value itself where all of it stands in its order already */
function arrange(value: unknown, order: Order): unknown {
  if (Array.isArray(value)) {
    const items = order.kind === 'list' ? order.items : order;
    const arranged = value.map((item: unknown) => arrange(item, items));
    return arranged.every((item, index) => item === value[index]) ? value : arranged;
  }
  if (!isObject(value)) return value;
  const members = order.kind === 'members' ? order.members : {};
  const rest: Order = order.kind === 'map' ? order.values : { kind: 'plain' };
  const names = namesOf(value, Object.keys(members));
  const arranged = names.map((name) => arrange(value[name], members[name] ?? rest));
  const isInOrder = Object.keys(value).every((name, index) => name === names[index] && arranged[index] === value[name]);
  return isInOrder ? value : Object.fromEntries(names.map((name, index) => [name, arranged[index]]));
}

const known = new WeakMap<Result, Uint8Array>();

/** The bytes of `result.json`, written once for each result: they are compared, and documents in several languages embed them. */
export function resultFile(result: Result): Uint8Array {
  const bytes = known.get(result) ?? Buffer.from(textOf(result), 'utf8');
  known.set(result, bytes);
  return bytes;
}

function textOf(result: Result): string {
  return `${JSON.stringify(arrange(result, RESULT_ORDER), null, 2)}\n`;
}

export const jsonWriter: ReportWriter = {
  id: 'json',
  write: (result) => [{ name: 'result.json', mediaType: 'application/json', content: textOf(result) }],
};
