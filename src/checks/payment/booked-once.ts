/** A fee is booked once, however often and by whichever way its result arrives. */
import type { Check } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, stateParams } from './payment-rule.ts';
import type { PaymentsSubject } from './subject.ts';

/** A check of how often the product booked. */
export function onceRule(requirement: string, id: string): Check<PaymentsSubject> {
  return applicationRule(requirement, id, ({ told }) => {
    if (told?.bookings === undefined) return [cannotTell('fee-not-told')];
    if (told.bookings > 1) return [broken('fee-booked-often', { params: stateParams(told) })];
    return told.bookings === 1 ? [] : [cannotTell('fee-not-read')];
  });
}
