/** Requests are signed (settings and code of integrators). */
import { HELD, NOT_APPLICABLE, broken } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const signed: Rule<RequestFacts> = {
  name: 'signed',
  code: 'saml-request-not-signed',
  text: { de: 'Die Anfrage ist signiert', en: 'The request is signed' },
  source: 'GOV, wantAuthnRequestsSigned; GS, app/ekona',
  mark: 'V',
  requirement: 'MUK-RQ-01',
  judge({ request, signature }) {
    if (request === undefined) return NOT_APPLICABLE;
    return signature.state === 'absent' ? broken('Keine Signatur', 'No signature') : HELD;
  },
};
