/** OrganizationDisplayName is there. Clauses: BundID interface description 9, FAQ 10.6. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

/** @requirement BID-RQ-06 */
export const nameTheOrganisation = requestRule('BID-RQ-06', 'name-the-organisation', ({ request: { extension } }) =>
  (extension?.display?.organizationDisplayName ?? '') === '' ? [broken('display-name-missing', { at: 'request/body/SAMLRequest' })] : [],
);
