/**
 * Tells how often a product tried the same request at the same failing server, before it went elsewhere or gave up. Clause: one open client
 * retries GET three times. Nothing is judged: the line describes.
 */
import type { Check } from '../check.ts';
import { findingOf, note, placesOf } from '../flaw.ts';
import { technicalFailures } from './technical-failures.ts';
import type { BehaviourSubject, SeenCall } from './subject.ts';

const REQUIREMENT = 'DVDV-033';
const MOST_EVIDENCE = 10;

/** @requirement DVDV-033 */
export const tellRetries: Check<BehaviourSubject> = {
  id: 'tell-retries',
  requirement: REQUIREMENT,
  run({ calls }) {
    const longest = rowsOf(technicalFailures(calls), calls).reduce<readonly SeenCall[]>((most, row) => (row.length > most.length ? row : most), []);
    if (longest.length === 0) return [findingOf(REQUIREMENT, note('dvdv-no-retry-seen'), [])];
    const exchanges = longest.slice(0, MOST_EVIDENCE).map(({ exchange }) => exchange);
    return [findingOf(REQUIREMENT, note('dvdv-tries', { params: { tries: longest.length } }), placesOf(exchanges))];
  },
};

/** Failures of one request at one server that follow each other, with nothing else between them for that request. */
function rowsOf(failures: readonly SeenCall[], calls: readonly SeenCall[]): readonly (readonly SeenCall[])[] {
  const rows: SeenCall[][] = [];
  for (const failed of failures) {
    const row = rows.findLast(([first]) => first !== undefined && isSame(first, failed));
    const last = row?.at(-1);
    const isNext = last !== undefined && !calls.some((other) => isBetween(last, other, failed) && nameOf(other) === nameOf(failed));
    if (row !== undefined && isNext) row.push(failed);
    else rows.push([failed]);
  }
  return rows;
}

function isSame(one: SeenCall, other: SeenCall): boolean {
  return one.server === other.server && nameOf(one) === nameOf(other);
}

function isBetween(from: SeenCall, { exchange }: SeenCall, to: SeenCall): boolean {
  return exchange.seq > from.exchange.seq && exchange.seq < to.exchange.seq;
}

function nameOf({ operation, requests }: SeenCall): string {
  return JSON.stringify([operation, requests]);
}
