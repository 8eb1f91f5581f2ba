/** OrganizationDisplayName has at most 50 characters. Clause: BundID interface description 9.5. Counted as Unicode code points. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const MOST_CHARACTERS = 50;

/** @requirement BID-RQ-08 */
export const keepDisplayNameShort = requestRule('BID-RQ-08', 'keep-display-name-short', ({ request: { extension } }) => {
  const length = Array.from(extension?.display?.organizationDisplayName ?? '').length;
  return length <= MOST_CHARACTERS ? [] : [broken('display-name-long', { params: { length }, at: 'request/body/SAMLRequest' })];
});
