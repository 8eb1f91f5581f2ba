/** Each requested attribute has a name (SSB 9.2, 9.6). */
import { hasNoName } from '../demand.ts';
import { HELD, NOT_APPLICABLE, broken, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const requestedAttributesNamed: Rule<RequestFacts> = {
  name: 'requested-attributes-named',
  code: 'requested-attributes-missing-name',
  text: { de: 'Jedes angeforderte Attribut hat einen Namen', en: 'Each requested attribute has a name' },
  source: 'SSB 9.2, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-05',
  judge({ request, enforcesVersion2 }) {
    const extension = request?.extension;
    if (extension?.version !== '2' || extension.requestedAttributes === undefined) return NOT_APPLICABLE;
    const nameless = extension.requestedAttributes.filter(hasNoName).length;
    if (nameless === 0) return HELD;
    const detail = [`Ohne Name: ${nameless}`, `Without Name: ${nameless}`] as const;
    return enforcesVersion2 ? broken(...detail) : warned(...detail);
  },
};
