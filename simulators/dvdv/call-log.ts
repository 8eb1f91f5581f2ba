/** The last calls of a tenant with what they were understood as; the oldest go first, a block at a time. */
import type { CallQuery, CallView } from './contract.ts';

export interface CallLog {
  add(call: CallView): void;
  query(query?: CallQuery): readonly CallView[];
  /** The last ones, the newest first. */
  last(count: number): readonly CallView[];
}

const MAX_CALLS = 10_000;
const BLOCK = 1_000;

/** An empty log. */
export function createCallLog(): CallLog {
  const calls: CallView[] = [];
  return {
    add(call) {
      calls.push(call);
      if (calls.length >= MAX_CALLS + BLOCK) calls.splice(0, BLOCK);
    },
    query: (query = {}) => calls.filter((call) => matches(call, query)),
    last: (count) => calls.slice(-count).reverse(),
  };
}

function matches(call: CallView, { afterSeq = 0, server, operation, peer, status, ...members }: CallQuery): boolean {
  return (
    call.seq > afterSeq &&
    (server === undefined || call.server === server) &&
    (operation === undefined || call.operation === operation) &&
    (peer === undefined || call.peer === peer) &&
    (status === undefined || call.status === status) &&
    Object.entries(members).every(([name, value]) => call.requests?.some((request) => request[name] === value) === true)
  );
}
