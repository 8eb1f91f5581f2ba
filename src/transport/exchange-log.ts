/**
 * The exchanges of one tenant in memory: in order of `seq`, found by submission and case without looking at all of them.
 * Bounded: the oldest go first. No redaction, no I/O.
 */
import type { Exchange, ExchangeQuery } from '../core/exchange.ts';
import { matchesQuery } from '../core/exchange.ts';
import type { KeptExchange } from './kept-exchange.ts';

export interface ExchangeLog {
  /** Number of the last exchange, dropped ones counted; 0 before the first. */
  lastSeq(): number;
  /** The exchange's `seq` has to be the one after {@link ExchangeLog.lastSeq}. */
  add(entry: KeptExchange): void;
  query(query: ExchangeQuery): readonly Exchange[];
  find(seq: number): KeptExchange | undefined;
}

/** @param maxExchanges how many are kept; Infinity for all */
export function createExchangeLog(maxExchanges: number): ExchangeLog {
  const entries: KeptExchange[] = [];
  const bySubmission: Index = new Map();
  const byCase: Index = new Map();
  let dropped = 0;

  const inIndexes = (change: typeof append | typeof dropFirst, entry: KeptExchange): void => {
    const { submissionId, caseId } = entry.labels;
    if (submissionId !== undefined) change(bySubmission, submissionId, entry);
    if (caseId !== undefined) change(byCase, caseId, entry);
  };

  /** Drops a block at a time: taking single entries off the front of a long array is slow. */
  const shrink = (): void => {
    const excess = entries.length - maxExchanges;
    if (excess < Math.max(1, Math.floor(maxExchanges / 8))) return;
    for (const entry of entries.splice(0, excess)) inIndexes(dropFirst, entry);
    dropped += excess;
  };

  const candidates = (query: ExchangeQuery): readonly KeptExchange[] => {
    if (query.submissionId !== undefined) return bySubmission.get(query.submissionId) ?? [];
    if (query.caseId !== undefined) return byCase.get(query.caseId) ?? [];
    return entries.slice(Math.max(0, (query.afterSeq ?? 0) - dropped));
  };

  return {
    lastSeq: () => dropped + entries.length,
    add(entry) {
      entries.push(entry);
      inIndexes(append, entry);
      shrink();
    },
    query: (query) =>
      candidates(query)
        .map(({ exchange }) => exchange)
        .filter((exchange) => matchesQuery(exchange, query)),
    find: (seq) => entries[seq - 1 - dropped],
  };
}

type Index = Map<string, KeptExchange[]>;

function append(index: Index, key: string, entry: KeptExchange): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [entry]);
  else known.push(entry);
}

function dropFirst(index: Index, key: string): void {
  const known = index.get(key);
  known?.shift();
  if (known?.length === 0) index.delete(key);
}
