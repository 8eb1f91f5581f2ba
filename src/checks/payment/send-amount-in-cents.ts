/** amount is the fee as a whole number of cents. Client practice. */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import { creationRule } from './payment-rule.ts';

/** @requirement PMP-003 */
export const sendAmountInCents = creationRule('PMP-003', 'send-amount-in-cents', ({ exchange }, { ordered }) => {
  const amount = new URLSearchParams(exchange.request.body.text ?? '').get('amount');
  if (amount === String(ordered.amountCents)) return [];
  return [broken('fee-cents-form', { params: { seen: excerpt(amount ?? '-'), cents: ordered.amountCents }, at: 'request/body/amount' })];
});
