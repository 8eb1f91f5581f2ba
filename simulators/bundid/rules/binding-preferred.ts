/** HTTP-POST is preferred; boxes in between may cut long addresses (SSB 8.1). */
import { HELD, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const bindingPreferred: Rule<RequestFacts> = {
  name: 'binding-preferred',
  text: { de: 'Die Anfrage kommt mit HTTP-POST', en: 'The request comes by HTTP-POST' },
  source: 'SSB 8.1',
  mark: 'V',
  requirement: 'BID-RQ-19',
  judge({ binding }) {
    return binding === 'HTTP-POST' ? HELD : warned('Kam mit HTTP-Redirect', 'Came by HTTP-Redirect');
  },
};
