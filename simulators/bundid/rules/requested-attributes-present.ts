/** At least one attribute is requested (SSB 9.2, 9.6). */
import { HELD, NOT_APPLICABLE, broken, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const requestedAttributesPresent: Rule<RequestFacts> = {
  name: 'requested-attributes-present',
  code: 'requested-attributes-empty',
  text: { de: 'Mindestens ein Attribut ist angefordert', en: 'At least one attribute is requested' },
  source: 'SSB 9.2, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-05',
  judge({ request, enforcesVersion2 }) {
    const extension = request?.extension;
    if (extension?.version !== '2') return NOT_APPLICABLE;
    if ((extension.requestedAttributes ?? []).length > 0) return HELD;
    if (enforcesVersion2) return broken('Kein RequestedAttribute', 'No RequestedAttribute');
    return warned('Kein RequestedAttribute: die Erweiterung zählt nicht', 'No RequestedAttribute: the extension does not count');
  },
};
