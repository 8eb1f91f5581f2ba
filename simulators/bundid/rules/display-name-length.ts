/** A longer display name may be cut (SSB 9.5). */
import { HELD, NOT_APPLICABLE, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

const MAX_CHARS = 50;

export const displayNameLength: Rule<RequestFacts> = {
  name: 'display-name-length',
  text: { de: 'OrganizationDisplayName hat höchstens 50 Zeichen', en: 'OrganizationDisplayName has at most 50 characters' },
  source: 'SSB 9.5',
  mark: 'V',
  requirement: 'BID-RQ-08',
  judge({ request }) {
    const name = request?.extension?.display?.organizationDisplayName;
    if (name === undefined || name === '') return NOT_APPLICABLE;
    const length = Array.from(name).length;
    return length <= MAX_CHARS ? HELD : warned(`Zeichen: ${length}`, `Characters: ${length}`);
  },
};
