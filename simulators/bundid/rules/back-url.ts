/** BackURL should be https. The account does not validate it; this simulator follows addresses of the web only. */
import { isWebAddress } from '../../saml-idp-service-providers.ts';
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const backUrl: Rule<RequestFacts> = {
  name: 'back-url',
  text: { de: 'BackURL ist eine https-Adresse', en: 'BackURL is an https address' },
  source: 'SSB 9.5',
  mark: 'V',
  requirement: 'BID-RQ-16',
  judge({ request }) {
    const address = request?.extension?.display?.backUrl ?? '';
    if (address === '') return NOT_APPLICABLE;
    if (!isWebAddress(address)) return warned(`Wird nicht befolgt: ${quoted(address)}`, `Is not followed: ${quoted(address)}`);
    return address.startsWith('https:') ? HELD : warned(`Ohne TLS: ${quoted(address)}`, `Without TLS: ${quoted(address)}`);
  },
};
