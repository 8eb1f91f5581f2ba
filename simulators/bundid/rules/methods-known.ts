/** Only the methods of the interface can be named; Smart-eID counts as eID and cannot (SSB 9.1). */
import { AUTHN_METHODS } from '../../../src/core/account.ts';
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const methodsKnown: Rule<RequestFacts> = {
  name: 'methods-known',
  text: { de: 'Die genannten Anmeldemittel gibt es', en: 'The methods that are named exist' },
  source: 'SSB 9.1',
  mark: 'V',
  requirement: 'BID-RQ-15',
  judge({ request }) {
    const extension = request?.extension;
    const names = extension?.methods?.map(({ name }) => name) ?? extension?.allowedMethods;
    if (names === undefined) return NOT_APPLICABLE;
    const unknown = names.find((name) => !AUTHN_METHODS.some((known) => known === name));
    return unknown === undefined ? HELD : warned(`Unbekannt: ${quoted(unknown)}`, `Unknown: ${quoted(unknown)}`);
  },
};
