/** Every attempt has a requestId of its own, of at most 36 allowed characters (schema PaymentRequest). */
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { requestIn } from './payment-rule.ts';
import type { PaymentsSubject } from './subject.ts';

const REQUIREMENT = 'PAY-020';
const ID = /^[\w-]{1,36}$/;
const AT = 'request/body/requestId';

/** @requirement PAY-020 */
export const makeFreshRequestIds: Check<PaymentsSubject> = {
  id: 'make-fresh-request-ids',
  requirement: REQUIREMENT,
  run({ applications }) {
    const creations = applications.flatMap((application) => application.creations);
    if (creations.length === 0) return [findingOf(REQUIREMENT, cannotTell('fee-creation-not-seen'), [])];
    const seen = new Set<unknown>();
    return creations.flatMap((creation) => {
      const id = requestIn(creation)?.['requestId'];
      const isAgain = seen.has(id);
      seen.add(id);
      const places = placesOf([creation.exchange], AT);
      if (typeof id !== 'string' || !ID.test(id)) return [findingOf(REQUIREMENT, broken('fee-request-id-form', { params: { seen: excerpt(id) } }), places)];
      return isAgain ? [findingOf(REQUIREMENT, broken('fee-request-id-again', { params: { seen: id } }), places)] : [];
    });
  },
};
