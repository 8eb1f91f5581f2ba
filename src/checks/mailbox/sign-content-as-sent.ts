/**
 * The signature in `sha512sum` covers exactly the bytes of `content` as they are sent. Known from scripts and a client. Where the
 * sender is not known, its signature cannot be verified and is left open.
 */
import { broken, cannotTell } from '../flaw.ts';
import { messageRule } from './sender-rule.ts';

const AT = 'request/body/sha512sum';

/** @requirement ZBP-04 */
export const signContentAsSent = messageRule('ZBP-04', 'sign-content-as-sent', ({ content, sender, isContentSigned }) => {
  if (content === undefined || sender === undefined) return [cannotTell('content-not-readable', { cause: 'product', at: 'request/body' })];
  return isContentSigned === true ? [] : [broken('content-signature', { at: AT })];
});
