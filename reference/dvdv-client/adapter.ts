/**
 * The test interface of this product under `/adapter`: a test bench orders look-ups, reads what came of them, and presents partners
 * that call. It exists only when ADAPTER_TOKEN is set, and every request carries that token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { AddressBook, Wanted } from './address-book.ts';
import type { Callers } from './callers.ts';
import { json } from '../kit/server.ts';
import type { Handler } from '../kit/server.ts';

/** Where the adapter lives. */
export const ADAPTER_PATH = '/adapter';

export interface AdapterParts {
  readonly addresses: AddressBook;
  readonly callers: Callers;
  readonly token: string;
}

const MOST_AT_ONCE = 10_000;

/** The order has another shape than documented. */
class OrderError extends Error {}

/** Answers everything below `/adapter`. */
export function createAdapter({ addresses, callers, token }: AdapterParts): Handler {
  const answer: Handler = async ({ method, path, body }) => {
    const name = `${method} ${path.slice(ADAPTER_PATH.length)}`;
    if (name === 'GET /health') return json(200, { status: 'ok' });
    if (name === 'POST /addresses') return json(200, await addresses.find(wantedIn(parse(body))));
    if (name === 'POST /addresses/bulk') return json(200, { addresses: await addresses.findAll(listIn(parse(body))) });
    if (name === 'POST /callers') {
      const order = parse(body);
      return json(200, await callers.receive(textIn(order, 'serviceUri'), textIn(order, 'certificate')));
    }
    return json(404, { error: 'The adapter has nothing there.' });
  };
  return async (request) => {
    if (!isAllowed(request.authorization, token)) return json(401, { error: 'The adapter token is missing or wrong.' });
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof OrderError) return json(400, { error: error.message });
      throw error;
    }
  };
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw new OrderError('The body is no JSON object.');
}

function textIn(order: Readonly<Record<string, unknown>>, name: string): string {
  const value = order[name];
  if (typeof value === 'string') return value;
  throw new OrderError(`${name} is missing.`);
}

function wantedIn(order: Readonly<Record<string, unknown>>): Wanted {
  return { organizationKey: textIn(order, 'organizationKey'), serviceUri: textIn(order, 'serviceUri') };
}

function listIn(order: Readonly<Record<string, unknown>>): readonly Wanted[] {
  const { addresses } = order;
  if (!Array.isArray(addresses) || addresses.length > MOST_AT_ONCE) throw new OrderError('addresses is no list, or too long.');
  return addresses.map((entry: unknown) => wantedIn((entry ?? {}) as Readonly<Record<string, unknown>>));
}

/** Compares digests, so that neither content nor length of the token shows in the time taken. */
function isAllowed(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
