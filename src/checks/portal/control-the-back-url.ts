/**
 * BackURL, if sent, is https and holds nothing that came from outside. Clause: BundID interface description 9.5. What the suite
 * planted in addresses and fields must not come back in it. A loopback address of a test system is noted only.
 */
import { broken, note } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';
const LOOPBACK = /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/?#]|$)/i;

/** @requirement BID-RQ-16 */
export const controlTheBackUrl = requestRule('BID-RQ-16', 'control-the-back-url', ({ request: { extension } }, { planted = [] }) => {
  const seen = extension?.display?.backUrl;
  if (seen === undefined) return [];
  if (planted.some((mark) => seen.includes(mark))) return [broken('back-url-injected', { params: { seen }, at: AT })];
  if (LOOPBACK.test(seen)) return [note('back-url-loopback', { params: { seen }, at: AT })];
  return /^https:\/\//i.test(seen) && URL.canParse(seen) ? [] : [broken('back-url-not-https', { params: { seen }, at: AT })];
});
