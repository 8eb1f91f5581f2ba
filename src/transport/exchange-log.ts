/**
 * The exchanges of one tenant in memory: in order of `seq`, found by submission and case without looking at all of them.
 * Bounded: the oldest go first. No redaction, no I/O.
 */
import type { Exchange, ExchangeQuery } from '../core/exchange.ts';
import { matchesQuery } from '../core/exchange.ts';

export interface Entry {
  readonly exchange: Exchange;
  /** Only where the record's text does not hold all of the body. */
  readonly requestBytes: Uint8Array | undefined;
  readonly responseBytes: Uint8Array | undefined;
}

export interface ExchangeLog {
  /** Number of the last exchange, dropped ones counted; 0 before the first. */
  lastSeq(): number;
  /** The exchange's `seq` has to be the one after {@link ExchangeLog.lastSeq}. */
  add(entry: Entry): void;
  query(query: ExchangeQuery): readonly Exchange[];
  find(seq: number): Entry | undefined;
}

/** @param maxExchanges how many are kept; Infinity for all */
export function createExchangeLog(maxExchanges: number): ExchangeLog {
  const entries: Entry[] = [];
  const bySubmission = new Map<string, Exchange[]>();
  const byCase = new Map<string, Exchange[]>();
  let dropped = 0;

  const indexes = (exchange: Exchange): readonly (readonly [Map<string, Exchange[]>, string])[] => [
    ...(exchange.labels.submissionId === undefined ? [] : [[bySubmission, exchange.labels.submissionId] as const]),
    ...(exchange.labels.caseId === undefined ? [] : [[byCase, exchange.labels.caseId] as const]),
  ];

  /** Drops a block at a time: taking single entries off the front of a long array is slow. */
  const shrink = (): void => {
    const excess = entries.length - maxExchanges;
    if (excess < Math.max(1, Math.floor(maxExchanges / 8))) return;
    for (const { exchange } of entries.splice(0, excess)) for (const [index, key] of indexes(exchange)) dropFirst(index, key);
    dropped += excess;
  };

  const candidates = (query: ExchangeQuery): readonly Exchange[] => {
    if (query.submissionId !== undefined) return bySubmission.get(query.submissionId) ?? [];
    if (query.caseId !== undefined) return byCase.get(query.caseId) ?? [];
    return entries.slice(Math.max(0, (query.afterSeq ?? 0) - dropped)).map(({ exchange }) => exchange);
  };

  return {
    lastSeq: () => dropped + entries.length,
    add(entry) {
      entries.push(entry);
      for (const [index, key] of indexes(entry.exchange)) append(index, key, entry.exchange);
      shrink();
    },
    query: (query) => candidates(query).filter((exchange) => matchesQuery(exchange, query)),
    find: (seq) => entries[seq - 1 - dropped],
  };
}

function append(index: Map<string, Exchange[]>, key: string, exchange: Exchange): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [exchange]);
  else known.push(exchange);
}

function dropFirst(index: Map<string, Exchange[]>, key: string): void {
  const known = index.get(key);
  known?.shift();
  if (known?.length === 0) index.delete(key);
}
