/**
 * Messages hold no HTML that no operator allows, and no links but https. Clause: BundID interface description, 12.1.4, written for
 * the older interface. Which elements are allowed for REST is not public: judged is what is on no such list.
 */
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import { noticeRule } from './sender-rule.ts';

const MARKUP = /<\s{0,5}\/?(?:script|style|iframe|object|embed|form|input|img|svg|link|meta)\b|<[a-z][^<>]{0,2000}\s(?:style|on[a-z]{2,20})\s{0,5}=/i;
const LINK = /\b(?:http|ftp|javascript|data):(?:\/\/|[a-z])/i;

/** @requirement ZBP-10 */
export const sendHarmlessText = noticeRule('ZBP-10', 'send-harmless-text', ({ acceptance, told, deliveries }) => {
  if (deliveries.length === 0) return acceptance === 'refused' || told?.state === 'failed' ? [] : [cannotTell('delivery-not-seen')];
  const texts = deliveries.map(contentOf).flatMap((content) => [textAt(content, 'title') ?? '', textAt(content, 'content') ?? '']);
  const flaws: Flaw[] = [];
  if (texts.some((text) => MARKUP.test(text))) flaws.push(broken('markup-sent', { at: 'request/body/content/content' }));
  if (texts.some((text) => LINK.test(text))) flaws.push(broken('plain-link-sent', { at: 'request/body/content/content' }));
  return flaws;
});
