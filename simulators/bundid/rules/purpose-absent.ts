/** Purpose is accepted, not shown since release 6, and discouraged (SSB 9.5). */
import { HELD, NOT_APPLICABLE, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const purposeAbsent: Rule<RequestFacts> = {
  name: 'purpose-absent',
  text: { de: 'Purpose wird nicht mehr gesendet', en: 'Purpose is not sent any more' },
  source: 'SSB 9.5',
  mark: 'V',
  requirement: 'BID-RQ-17',
  judge({ request }) {
    const extension = request?.extension;
    if (extension === undefined) return NOT_APPLICABLE;
    return extension.display?.purpose === undefined ? HELD : warned('Ist da', 'Is there');
  },
};
