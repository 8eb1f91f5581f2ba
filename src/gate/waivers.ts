/**
 * Which waivers hold for what. A waiver whose end has passed, or that nothing in the result matches any more, is stale and
 * closes the gate: forgotten exceptions are worse than none.
 */
import type { GateItem } from './items.ts';
import { utcDay } from './policy.ts';
import type { Waiver } from './policy.ts';

export type WaiverState = 'holds' | 'expired' | 'unmatched';

export interface WaiverUse {
  readonly waiver: Waiver;
  readonly state: WaiverState;
  /** What it matches, whether or not it still holds. */
  readonly items: readonly GateItem[];
}

type Matched = Pick<GateItem, 'requirement' | 'caseId' | 'messageKey'>;

/** Whether a waiver speaks of an item; members it does not name match everything. */
export function matchesItem(waiver: Waiver, item: Matched): boolean {
  return (
    waiver.requirement === item.requirement &&
    (waiver.case === undefined || waiver.case === item.caseId) &&
    (waiver.finding === undefined || waiver.finding === item.messageKey)
  );
}

/** @param now milliseconds since the epoch; a waiver holds to the end of its last day in UTC */
export function usesOf(waivers: readonly Waiver[], items: readonly GateItem[], now: number): readonly WaiverUse[] {
  const today = utcDay(now);
  return waivers.map((waiver) => {
    const matched = items.filter((item) => matchesItem(waiver, item));
    // RFC 3339 dates are in order as texts.
    const state = waiver.expires < today ? 'expired' : matched.length === 0 ? 'unmatched' : 'holds';
    return { waiver, state, items: matched };
  });
}

/** The waiver under which an item passes the gate. @returns its place in the list, -1 for none */
export function waiverFor(item: Matched, uses: readonly WaiverUse[]): number {
  return uses.findIndex(({ waiver, state }) => state === 'holds' && matchesItem(waiver, item));
}
