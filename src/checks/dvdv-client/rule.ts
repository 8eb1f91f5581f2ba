/** Shapes that checks of directory clients share: a rule of every call, and what can be said where nothing was understood. */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, findingsPerFlaw, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { LookUpsSubject, SeenCall, SeenLookUp } from './subject.ts';

/** The same flaw in several calls is one finding; more than this shall not fill the report. */
const MOST_EVIDENCE = 10;

/** A check of every call that `isMeant` chooses. @param nothing key of what is said when there is none */
export function callRule<Subject extends object>(
  requirement: string,
  id: string,
  parts: {
    readonly calls: (subject: Subject) => readonly SeenCall[];
    readonly judge: (call: SeenCall, subject: Subject) => readonly Flaw[];
    readonly nothing?: string;
  },
): Check<Subject> {
  return {
    id,
    requirement,
    run(subject) {
      const calls = parts.calls(subject);
      if (calls.length === 0) return [findingOf(requirement, cannotTell(parts.nothing ?? 'dvdv-nothing-asked'), [])];
      return findingsPerFlaw(
        requirement,
        calls.map((call) => ({ exchange: call.exchange, flaws: parts.judge(call, subject) })),
      );
    },
  };
}

/** A check of every look-up and what was told of it. */
export function lookUpRule(requirement: string, id: string, judge: (lookUp: SeenLookUp, subject: LookUpsSubject) => readonly Flaw[]): Check<LookUpsSubject> {
  return {
    id,
    requirement,
    run: (subject) =>
      subject.lookUps.flatMap((lookUp) =>
        judge(lookUp, subject).map((flaw) => findingOf(requirement, flaw, placesOf(evidenceOf(lookUp, subject).slice(0, MOST_EVIDENCE)))),
      ),
  };
}

function evidenceOf(lookUp: SeenLookUp, subject: LookUpsSubject): readonly { readonly id: string }[] {
  const calls = callsFor(lookUp, subject).map(({ exchange }) => exchange);
  return [...calls, ...(lookUp.tellingExchange === undefined ? [] : [lookUp.tellingExchange])];
}

/** Calls that asked for exactly this key. */
export function callsFor({ organizationKey }: Pick<SeenLookUp, 'organizationKey'>, { calls }: Pick<LookUpsSubject, 'calls'>): readonly SeenCall[] {
  return calls.filter(({ requests }) => requests?.some((request) => request['organizationKey'] === organizationKey) === true);
}

/** Whether a server looked the service of the key up, and said what it found. */
export function wasAnswered({ organizationKey, serviceUri }: SeenLookUp, { calls }: LookUpsSubject): boolean {
  return calls.some(
    ({ requests, outcomes, exchange: { wire } }) =>
      outcomes !== undefined &&
      // What was cut off or never left is no answer.
      (wire === undefined || wire === 'delayed') &&
      requests?.some((request) => request['organizationKey'] === organizationKey && request['serviceSpecificationUri'] === serviceUri) === true,
  );
}

/** What the product has to tell of one look-up, held against what it told. */
export function addressFlaws(lookUp: SeenLookUp, subject: LookUpsSubject, basis?: Flaw['basis']): readonly Flaw[] {
  const { told, expected, organizationKey } = lookUp;
  if (told === undefined) return [cannotTell('dvdv-not-told', { cause: 'product' })];
  if (expected.kind !== 'address') return [];
  const { address } = expected;
  const more = basis === undefined ? {} : { basis };
  if (told.outcome === 'found') {
    if (told.address === undefined) return [cannotTell('dvdv-not-told', { cause: 'product' })];
    return told.address === address ? [] : [broken('dvdv-other-address', { params: { key: organizationKey, seen: told.address, address }, ...more })];
  }
  // What was never answered cannot be used: another rule says why.
  if (!wasAnswered(lookUp, subject)) return [cannotTell('dvdv-not-answered', { params: { key: organizationKey }, cause: 'product' })];
  return [broken('dvdv-address-not-used', { params: { key: organizationKey, outcome: told.outcome }, ...more })];
}
