/** Lang, if sent, is one of the four. Clause: BundID interface description 9.5. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const OFFERED: readonly string[] = ['de', 'en', 'ru', 'uk'];

/** @requirement BID-RQ-18 */
export const nameAnOfferedLanguage = requestRule('BID-RQ-18', 'name-an-offered-language', ({ request: { extension } }) => {
  const seen = extension?.display?.lang;
  return seen === undefined || OFFERED.includes(seen) ? [] : [broken('lang-unknown', { params: { seen }, at: 'request/body/SAMLRequest' })];
});
