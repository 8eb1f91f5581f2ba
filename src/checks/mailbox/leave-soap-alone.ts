/** The SOAP interface of the old mailbox is not used any more, not even when REST fails. Clause: BundID onboarding guide 1.9, end on 30 June 2025. */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { InterfacesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-18';
const MOST_EVIDENCE = 10;

/** @requirement ZBP-18 */
export const leaveSoapAlone: Check<InterfacesSubject> = {
  id: 'leave-soap-alone',
  requirement: REQUIREMENT,
  run({ soap, rest }) {
    if (soap.length > 0)
      return [findingOf(REQUIREMENT, broken('soap-used', { params: { requests: soap.length } }), placesOf(soap.slice(0, MOST_EVIDENCE), 'request'))];
    return rest.length > 0 ? [] : [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
  },
};
