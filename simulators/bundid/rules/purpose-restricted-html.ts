/** Purpose holds restricted HTML only (SSB 9.5, 9.6). */
import { demandOf } from '../demand.ts';
import { forbiddenIn } from './restricted-html.ts';
import { HELD, NOT_APPLICABLE, broken, quoted } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const purposeRestrictedHtml: Rule<RequestFacts> = {
  name: 'purpose-restricted-html',
  code: 'purpose-does-not-support-restricted-html',
  text: { de: 'Purpose enthält nur eingeschränktes HTML', en: 'Purpose holds restricted HTML only' },
  source: 'SSB 9.5, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-17',
  judge(facts) {
    const { purpose } = demandOf(facts).display;
    if (purpose === undefined || purpose === '') return NOT_APPLICABLE;
    const forbidden = forbiddenIn(purpose);
    return forbidden === undefined ? HELD : broken(`Nicht erlaubt: ${quoted(forbidden)}`, `Not allowed: ${quoted(forbidden)}`);
  },
};
