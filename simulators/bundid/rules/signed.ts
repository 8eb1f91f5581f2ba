/** The request is signed; without signature the extension does not count, and today nothing is offered (SSB 9, 9.6). */
import { HELD, NOT_APPLICABLE, broken, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const signed: Rule<RequestFacts> = {
  name: 'signed',
  code: 'saml-request-not-signed',
  text: { de: 'Die Anfrage ist signiert', en: 'The request is signed' },
  source: 'SSB 9, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-03',
  judge({ request, signature, enforcesVersion2 }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (signature.state !== 'absent') return HELD;
    if (enforcesVersion2) return broken('Keine Signatur', 'No signature');
    return warned('Keine Signatur: die Erweiterung zählt nicht', 'No signature: the extension does not count');
  },
};
