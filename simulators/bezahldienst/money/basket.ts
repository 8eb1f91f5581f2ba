/** Arithmetic of a basket: value added tax of a net amount, totals of items, the sum that has to be paid. Exact, in whole numbers. */
import { dividedHalfUp, MICROS_PER_CENT, roundedCents } from './decimal.ts';
import type { Micros } from './decimal.ts';

/** An item as far as it is reckoned with. */
export interface BasketItem {
  readonly quantity: bigint;
  readonly singleNet: Micros;
  readonly singleTax: Micros;
  readonly totalNet: Micros;
  readonly totalTax: Micros;
  /** Percent in millionths: 19 % is 19 000 000. */
  readonly taxRate: Micros;
}

const HUNDRED_PERCENT = 100_000_000n;

/** What has to be paid: net and tax of all items, rounded half-up once, at the end. @unit cents */
export function sumOf(items: readonly Pick<BasketItem, 'totalNet' | 'totalTax'>[]): number {
  return roundedCents(items.reduce((sum, { totalNet, totalTax }) => sum + totalNet + totalTax, 0n));
}

/** Tax of a net amount, rounded half-up once. @unit cents */
export function taxCentsOf(net: Micros, rate: Micros): number {
  return Number(dividedHalfUp(net * rate, HUNDRED_PERCENT * MICROS_PER_CENT));
}

/** Whether totals are the single amounts times the quantity. */
export function hasItsTotals({ quantity, singleNet, singleTax, totalNet, totalTax }: BasketItem): boolean {
  return singleNet * quantity === totalNet && singleTax * quantity === totalTax;
}

/** Whether the tax is that of the net amount at the rate, reckoned per item or on the total, to the cent. */
export function hasItsTax({ quantity, singleNet, totalNet, totalTax, taxRate }: BasketItem): boolean {
  const total = roundedCents(totalTax);
  return total === taxCentsOf(totalNet, taxRate) || total === taxCentsOf(singleNet, taxRate) * Number(quantity);
}

/** Tax contained, by rate, for the page: rate as text, net and tax in cents. */
export function taxesOf(items: readonly BasketItem[]): readonly { readonly rate: Micros; readonly netCents: number; readonly taxCents: number }[] {
  const rates = [...new Set(items.map(({ taxRate }) => taxRate))];
  return rates.map((rate) => {
    const own = items.filter(({ taxRate }) => taxRate === rate);
    const sum = (member: 'totalNet' | 'totalTax'): Micros => own.reduce((total, item) => total + item[member], 0n);
    return { rate, netCents: roundedCents(sum('totalNet')), taxCents: roundedCents(sum('totalTax')) };
  });
}
