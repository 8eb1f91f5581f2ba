/** The withdrawn bPK is not a required attribute (SSB 6.2.1, 9.2.3). Requiring it ends in an answer without data. */
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import { HELD, NOT_APPLICABLE, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const bpkNotRequired: Rule<RequestFacts> = {
  name: 'bpk-not-required',
  text: { de: 'Das zurückgezogene bPK ist nicht Pflicht', en: 'The withdrawn bPK is not required' },
  source: 'SSB 6.2.1, 9.2.3',
  mark: 'V',
  requirement: 'BID-RQ-13',
  judge({ request }) {
    const requested = request?.extension?.requestedAttributes;
    if (requested === undefined) return NOT_APPLICABLE;
    const bpk = attributeUrn('bPK');
    return requested.some(({ name, isRequired }) => name?.trim() === bpk && isRequired)
      ? warned('Als Pflichtattribut angefordert', 'Requested as required')
      : HELD;
  },
};
