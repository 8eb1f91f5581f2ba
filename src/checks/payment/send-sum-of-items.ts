/**
 * A payment request has at least one item, and grosAmount is the sum of net and tax of all items in whole cents (schema PaymentRequest). Not
 * judged: whether single amounts times quantity make the totals, and which members an item has, which no source says.
 */
import { isJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import { micros, roundedCents, wholeCents } from './amounts.ts';
import { creationRule, requestIn } from './payment-rule.ts';

const MICROS = 1_000_000n;

/** @requirement PAY-021 */
export const sendSumOfItems = creationRule('PAY-021', 'send-sum-of-items', (creation) => {
  const request = requestIn(creation);
  const items = request?.['items'];
  if (!Array.isArray(items) || items.length === 0) return [broken('fee-no-items', { at: 'request/body/items' })];
  const gross = request?.['grosAmount'];
  const cents = wholeCents(gross);
  if (cents === undefined) return [broken('fee-amount-form', { params: { seen: excerpt(gross) }, at: 'request/body/grosAmount' })];
  const amounts = (items as readonly unknown[]).map((item) => (isJsonObject(item) ? amountOf(item) : undefined));
  if (amounts.includes(undefined)) return [cannotTell('fee-items-unclear', { at: 'request/body/items' })];
  const sum = roundedCents(amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n));
  return sum === cents ? [] : [broken('fee-sum-differs', { params: { sum: sum / 100, gross: cents / 100 }, at: 'request/body/grosAmount' })];
});

/** Net and tax of an item; totals first, single amounts where there are none. A missing tax is none. */
function amountOf(item: JsonObject): bigint | undefined {
  const quantity = micros(item['quantity']) ?? MICROS;
  const times = (single: unknown): bigint | undefined => {
    const amount = micros(single);
    return amount === undefined ? undefined : (amount * quantity) / MICROS;
  };
  const net = micros(item['totalNetAmount']) ?? times(item['singleNetAmount']);
  const tax = micros(item['totalTaxAmount']) ?? times(item['singleTaxAmount']) ?? 0n;
  return net === undefined ? undefined : net + tax;
}
