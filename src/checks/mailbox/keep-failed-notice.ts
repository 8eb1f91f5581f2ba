/**
 * After an error the notice is kept and the clerk is told. That the sender gets an error is in the FAQ, 11.1.4; what it does with it
 * is our reading. A notice that the product goes on trying by itself has not failed yet.
 */
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

/** @requirement ZBP-12 */
export const keepFailedNotice = noticeRule('ZBP-12', 'keep-failed-notice', ({ told, deliveries, stored }) => {
  if (deliveries.every(({ status }) => status < 400) || stored > 0) return [cannotTell('failure-not-staged')];
  if (told?.state === undefined) return [cannotTell('notice-not-told')];
  if (told.state === 'delivered') return [broken('failure-told-as-delivery')];
  const flaws: Flaw[] = [];
  if (told.isKept === undefined) flaws.push(cannotTell('keeping-not-told'));
  if (told.isKept === false) flaws.push(broken('failed-notice-lost'));
  if (told.state === 'failed' && told.hint === undefined) flaws.push(cannotTell('hint-not-told'));
  if (told.state === 'failed' && (told.hint === null || told.hint?.trim() === '')) flaws.push(broken('clerk-not-told'));
  return flaws;
});
