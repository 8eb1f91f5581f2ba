/** Requested attributes are named by URN, and BundID has them (SSB 6, 9.2). */
import { attributeOfUrn } from '../../../src/core/account-attributes.ts';
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const attributesKnown: Rule<RequestFacts> = {
  name: 'attributes-known',
  text: { de: 'Die angeforderten Attribute gibt es', en: 'The requested attributes exist' },
  source: 'SSB 6, 9.2',
  mark: 'V',
  requirement: 'BID-RQ-05',
  judge({ request }) {
    const requested = request?.extension?.requestedAttributes;
    if (requested === undefined || requested.length === 0) return NOT_APPLICABLE;
    const unknown = requested.find(({ name }) => name !== undefined && attributeOfUrn(name.trim()) === undefined);
    return unknown === undefined ? HELD : warned(`Unbekannt: ${quoted(unknown.name)}`, `Unknown: ${quoted(unknown.name)}`);
  },
};
