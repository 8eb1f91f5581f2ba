/** The SOAP interface of the old mailbox is not used any more, not even when REST fails. Clause: BundID onboarding guide 1.9, end on 30 June 2025. */
import type { Check } from '../check.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Finding } from '../../core/finding.ts';
import { broken, cannotTell, findingOf, note, placesOf } from '../flaw.ts';
import { refusedBySoap } from './soap-receipts.ts';
import type { InterfacesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-18';
const MOST_EVIDENCE = 10;

/** @requirement ZBP-18 */
export const leaveSoapAlone: Check<InterfacesSubject> = {
  id: 'leave-soap-alone',
  requirement: REQUIREMENT,
  run({ soap, rest }) {
    if (soap.length > 0)
      return [
        findingOf(REQUIREMENT, broken('soap-used', { params: { requests: soap.length } }), placesOf(soap.slice(0, MOST_EVIDENCE), 'request')),
        ...refusals(soap),
      ];
    return rest.length > 0 ? [] : [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
  },
};

/** Why the old interface would not have taken messages: a remark for those who still use it. */
function refusals(soap: readonly Exchange[]): readonly Finding[] {
  const refused = refusedBySoap(soap);
  if (refused === undefined) return [];
  const { exchanges, reasons } = refused;
  const params = { messages: exchanges.length, reasonsDe: reasons.de, reasonsEn: reasons.en };
  return [findingOf(REQUIREMENT, note('soap-refused', { params }), placesOf(exchanges.slice(0, MOST_EVIDENCE), 'response/body'))];
}
