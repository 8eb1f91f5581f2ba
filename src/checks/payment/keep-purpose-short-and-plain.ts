/** purpose has 1 to 27 letters without umlauts, digits, underscores, spaces and hyphens (schema PaymentRequest). */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import { creationRule, requestIn } from './payment-rule.ts';

const MOST = 27;
const AT = 'request/body/purpose';

/** @requirement PAY-022 */
export const keepPurposeShortAndPlain = creationRule('PAY-022', 'keep-purpose-short-and-plain', (creation) => {
  const purpose = requestIn(creation)?.['purpose'];
  if (typeof purpose !== 'string') return [broken('fee-purpose-characters', { params: { seen: excerpt(purpose) }, at: AT })];
  const length = Array.from(purpose).length;
  if (length === 0 || length > MOST) return [broken('fee-purpose-length', { params: { length }, at: AT })];
  return /^[\w\s-]+$/.test(purpose) ? [] : [broken('fee-purpose-characters', { params: { seen: excerpt(purpose) }, at: AT })];
});
