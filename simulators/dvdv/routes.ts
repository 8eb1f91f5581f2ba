/** Everything that a product can call. Paths are compared exactly as they were sent, letter case included. */
import { answerToken } from './tokens.ts';
import type { Call } from './call.ts';
import type { EntryName } from './contract.ts';
import { openBatch, openSingle } from './functions/answering.ts';
import type { LookUp } from './functions/answering.ts';
import { FUNCTIONS } from './functions/table.ts';
import { BACKEND, ENTRY_PATHS, TOKEN_PATH } from './paths.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly operation: string;
  /** Absent for the token endpoint. */
  readonly entry?: EntryName;
  readonly function?: string;
  /** Reads what was sent and notes it, without judging. @returns carries the call out */
  readonly open: (call: Call) => LookUp;
}

/** By path without the tenant's prefix. */
export const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  [TOKEN_PATH, { method: 'POST', operation: 'token', open: (call) => () => answerToken(call) }],
  ...(Object.entries(ENTRY_PATHS) as readonly [EntryName, string][]).flatMap(([entry, path]) => routesOf(entry, `${BACKEND}/${path}/v2/`)),
]);

function routesOf(entry: EntryName, base: string): readonly (readonly [string, Route])[] {
  return FUNCTIONS.flatMap((definition) => {
    const { name, operation, hasBatch } = definition;
    const single: Route = { method: 'GET', operation, entry, function: name, open: (call) => openSingle(call, definition) };
    const batch: Route = { method: 'POST', operation: `batch-${operation}`, entry, function: name, open: (call) => openBatch(call, definition) };
    return [[base + name, single] as const, ...(hasBatch ? [[`${base}batch/${name}`, batch] as const] : [])];
  });
}
