/**
 * Tells whether a product asked again for an address that it had just looked up. Clause: one open client keeps services for ten minutes.
 * Nothing is judged: the line describes.
 */
import type { Check } from '../check.ts';
import { findingOf, note, placesOf } from '../flaw.ts';
import { callsFor } from './rule.ts';
import type { LookUpsSubject } from './subject.ts';

const REQUIREMENT = 'DVDV-034';

/** @requirement DVDV-034 */
export const tellKeptAnswers: Check<LookUpsSubject> = {
  id: 'tell-kept-answers',
  requirement: REQUIREMENT,
  run(subject) {
    const [first] = subject.lookUps;
    const calls = first === undefined ? [] : callsFor(first, subject).filter(({ outcomes }) => outcomes !== undefined);
    // Who asks for authority and service needs several requests for one look-up.
    const names = calls.map(({ operation, requests }) => JSON.stringify([operation, requests]));
    const isRepeated = new Set(names).size < names.length;
    const key = calls.length === 0 ? 'dvdv-no-keeping-seen' : isRepeated ? 'dvdv-asked-again' : 'dvdv-kept';
    return [findingOf(REQUIREMENT, note(key), placesOf(calls.map(({ exchange }) => exchange)))];
  },
};
