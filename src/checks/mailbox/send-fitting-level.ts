/**
 * `stork_qaa_level` is not below what the notice needs, nor above the level of the applicant's login. Clause: BundID interface
 * description, 12.1.2, written for the older interface; the upper bound is our reading.
 */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import { contentOf } from './content.ts';
import { messageRule } from './sender-rule.ts';

const AT = 'request/body/content/stork_qaa_level';

/** @requirement ZBP-06 */
export const sendFittingLevel = messageRule('ZBP-06', 'send-fitting-level', (delivery, { facts: { level }, notice: { ordered } }) => {
  if (level === undefined) return [cannotTell('level-not-declared')];
  const content = contentOf(delivery);
  if (content === undefined) return [cannotTell('content-not-readable', { cause: 'product', at: 'request/body' })];
  const seen = content['stork_qaa_level'];
  if (typeof seen !== 'number') return [broken('level-missing', { params: { seen: excerpt(seen ?? '–', 40) }, at: AT })];
  if (seen < level) return [broken('level-too-low', { params: { seen, level }, at: AT })];
  return seen > Math.max(level, ordered.loginLevel) ? [broken('level-too-high', { params: { seen, level: ordered.loginLevel }, at: AT, basis: 'I' })] : [];
});
