/**
 * Whether attempts ended after what their judges were shown began. How long they took is the vendor's own word; one that is said to have
 * ended earlier contradicts the record, in every room alike.
 */
import { PROCESS_CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import { isExchangeId } from '../core/exchange.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';

/** Each judgement is told once, with the first exchange that is too late. Attempts that shards made side by side are one in a merged result. */
export function verifyEnds({ run, cases }: Result, parts: readonly EvidencePart[]): readonly VerificationFinding[] {
  if (run.parts !== undefined) return [];
  const ends = new Map(cases.map(({ id, attempts }) => [id, attempts.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs)]));
  return parts.flatMap(({ path, exchanges, judgements }) =>
    judgements.flatMap(({ case: id, calls }) => {
      const attempts = ends.get(id) ?? [];
      const end = attempts.length === 0 ? Infinity : Math.max(...attempts) + PROCESS_CLOCK_TOLERANCE_MS;
      const late = calls.flatMap(({ subject }) => lastShown(subject)).find((shown) => Date.parse(exchanges.get(shown)?.startedAt ?? '') > end);
      return late === undefined ? [] : [findingOf('judgement-invalid', 'wrong', `${path}/judgements.ndjson, ${id}`, { detail: `${late}: startedAt` })];
    }),
  );
}

const LISTS: ReadonlySet<string> = new Set(['$exchanges', 'exchanges']);

/** Of each list the last exchange; the others were recorded before. */
function lastShown(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return LISTS.has(name) || isExchangeId(value) ? [value.slice(Math.max(0, value.lastIndexOf('x')))] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, inside]) => lastShown(inside, member));
}
