/**
 * Tells how long a product stayed with the substitute after a technical error. Clause: FITKO, frequent questions; one open client returns
 * after 180 seconds. Nothing is judged: the line describes.
 */
import type { Check } from '../check.ts';
import { findingOf, note, placesOf } from '../flaw.ts';
import { technicalFailures } from './technical-failures.ts';
import type { BehaviourSubject, SeenCall } from './subject.ts';

const REQUIREMENT = 'DVDV-032';

/** @requirement DVDV-032 */
export const tellReturnToServer: Check<BehaviourSubject> = {
  id: 'tell-return-to-server',
  requirement: REQUIREMENT,
  run({ calls }) {
    const failures = technicalFailures(calls);
    const stays = failures.flatMap((failed) => stayAfter(failed, calls, failures) ?? []);
    const longest = stays.toSorted((a, b) => Number(b.isReturn) - Number(a.isReturn) || b.seconds - a.seconds)[0];
    if (longest === undefined) return [findingOf(REQUIREMENT, note('dvdv-no-stay-seen'), [])];
    const { isReturn, seconds, from, to } = longest;
    return [findingOf(REQUIREMENT, note(isReturn ? 'dvdv-returned' : 'dvdv-stayed-away', { params: { seconds } }), placesOf([from.exchange, to.exchange]))];
  },
};

/** From the first call to another server to the first one back, or to the last that was seen there. */
interface Stay {
  readonly isReturn: boolean;
  readonly seconds: number;
  readonly from: SeenCall;
  readonly to: SeenCall;
}

/** A failure of the substitute ends the stay as well, and says nothing of a return. */
function stayAfter(failed: SeenCall, calls: readonly SeenCall[], failures: readonly SeenCall[]): Stay | undefined {
  const from = calls.find((call) => isAfter(call, failed) && call.server !== failed.server);
  if (from === undefined || failures.includes(from)) return undefined;
  const ended = failures.find((other) => isAfter(other, from) && other.server === from.server);
  const stay = calls.filter((call) => isAfter(call, from) && (ended === undefined || isAfter(ended, call)));
  const back = stay.find(({ server }) => server === failed.server);
  const to = back ?? stay.at(-1);
  // Whoever asked there once only shows nothing.
  if (to === undefined) return undefined;
  return { isReturn: back !== undefined, seconds: secondsBetween(from, to), from, to };
}

function isAfter(one: SeenCall, other: SeenCall): boolean {
  return one.exchange.seq > other.exchange.seq;
}

function secondsBetween(from: SeenCall, to: SeenCall): number {
  return Math.round((Date.parse(to.exchange.startedAt) - Date.parse(from.exchange.startedAt)) / 1000);
}
