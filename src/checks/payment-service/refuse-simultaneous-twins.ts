/** Of several requests with one requestId that arrive at the same time, one makes a transaction. */
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Check } from '../check.ts';
import { isOutage, isSuccess } from './content.ts';
import type { TwinsSubject } from './subject.ts';

const REQUIREMENT = 'PAY-004';

/** @requirement PAY-004 */
export const refuseSimultaneousTwins: Check<TwinsSubject> = {
  id: 'refuse-simultaneous-twins',
  requirement: REQUIREMENT,
  run({ others }) {
    const made = others.filter(isSuccess);
    if (made.length > 1)
      return [findingOf(REQUIREMENT, broken('provider-twins-accepted', { params: { made: made.length, sent: others.length } }), placesOf(made, 'response'))];
    const isUntold = made.length === 0 || others.some((other) => other.response === undefined || isOutage(other));
    return isUntold ? [findingOf(REQUIREMENT, cannotTell('provider-not-created'), placesOf(others))] : [];
  },
};
