/** What arrives at the logout endpoint is a LogoutRequest (SAML 2.0 Core 3.7.1). */
import { SAMLP } from '../../../src/formats/saml-names.ts';
import { HELD, NOT_APPLICABLE, broken, quoted } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const logoutRequest: Rule<RequestFacts> = {
  name: 'logout-request',
  code: 'saml-request-unreadable',
  text: { de: 'Die Nachricht ist ein LogoutRequest der Version 2.0', en: 'The message is a LogoutRequest of version 2.0' },
  source: 'SAML 2.0 Core 3.7.1',
  mark: 'I',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (request.rootName !== 'LogoutRequest' || request.rootNamespace !== SAMLP)
      return broken(`Wurzelelement: ${quoted(request.rootName)}`, `Root element: ${quoted(request.rootName)}`);
    return request.version === '2.0' ? HELD : broken(`Version: ${quoted(request.version)}`, `Version: ${quoted(request.version)}`);
  },
};
