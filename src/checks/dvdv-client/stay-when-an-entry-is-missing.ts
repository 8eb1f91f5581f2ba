/**
 * A product that looks addresses up by itself does not ask the substitute for an entry that is missing. Clause: FITKO, frequent
 * questions. Why it asks whom is not known here, so that another look-up of the same time, whose entry is there, is the control: only
 * who asks another server again and again for the missing entry, and never for the other, does so because of the answer.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callsFor } from './rule.ts';
import { isFunctional } from './stay-on-functional-answers.ts';
import type { MissingEntrySubject, SeenCall } from './subject.ts';

const REQUIREMENT = 'DVDV-031';
/** Once may be chance, such as a connection that broke at that moment. */
const OFTEN = 2;
const MOST_EVIDENCE = 10;

/** @requirement DVDV-031 */
export const stayWhenAnEntryIsMissing: Check<MissingEntrySubject> = {
  id: 'stay-when-an-entry-is-missing',
  requirement: REQUIREMENT,
  run(subject) {
    const seen = [...callsFor({ organizationKey: subject.missing }, subject), ...callsFor({ organizationKey: subject.present }, subject)];
    return judge(subject).map((flaw) => findingOf(REQUIREMENT, flaw, placesOf(seen.slice(0, MOST_EVIDENCE).map(({ exchange }) => exchange))));
  },
};

function judge(subject: MissingEntrySubject): readonly Flaw[] {
  const { missing: key, present } = subject;
  const missed = callsFor({ organizationKey: key }, subject);
  const usual = new Set(callsFor({ organizationKey: present }, subject).map(({ server }) => server));
  const answered = missed.filter((call) => isFunctional(call) && usual.has(call.server));
  const [first] = answered;
  if (first === undefined) return [cannotTell('dvdv-not-answered', { params: { key }, cause: 'product' })];
  const moves = missed.filter((call) => !usual.has(call.server) && call.exchange.seq > first.exchange.seq);
  if (moves.length >= OFTEN) return [broken('dvdv-failover-on-answer', { params: { status: first.status, key } })];
  const isClear = moves.length === 0 && usual.size === 1 && isAskedOften(answered);
  return isClear ? [] : [cannotTell('dvdv-servers-alternate', { params: { key }, cause: 'product' })];
}

function isAskedOften(calls: readonly SeenCall[]): boolean {
  return calls.length >= OFTEN;
}
