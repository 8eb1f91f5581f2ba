/** The name of the service is there, because the person sees it before data is handed over (SSB 9, 9.5, 9.6). */
import { HELD, NOT_APPLICABLE, broken, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const displayNamePresent: Rule<RequestFacts> = {
  name: 'display-name-present',
  code: 'organization-display-name-missing',
  text: { de: 'OrganizationDisplayName ist da', en: 'OrganizationDisplayName is there' },
  source: 'SSB 9, 9.5, 9.6; FAQ 10.6',
  mark: 'V',
  requirement: 'BID-RQ-06',
  judge({ request, enforcesVersion2 }) {
    const extension = request?.extension;
    if (extension === undefined) return NOT_APPLICABLE;
    if ((extension.display?.organizationDisplayName ?? '') !== '') return HELD;
    return enforcesVersion2 ? broken('Fehlt', 'Missing') : warned('Fehlt', 'Missing');
  },
};
