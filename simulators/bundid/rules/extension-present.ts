/** The AKDB extension is there (SSB 9, 9.6). */
import { HELD, NOT_APPLICABLE, broken, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const extensionPresent: Rule<RequestFacts> = {
  name: 'extension-present',
  code: 'akdb-extension-missing',
  text: { de: 'Die Erweiterung akdb:AuthenticationRequest ist da', en: 'The extension akdb:AuthenticationRequest is there' },
  source: 'SSB 9, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-04',
  judge({ request, enforcesVersion2 }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (request.extension !== undefined) return HELD;
    return enforcesVersion2 ? broken('Fehlt', 'Missing') : warned('Fehlt', 'Missing');
  },
};
