/** Amounts of payment requests without floating point: decimals as they were written become whole millionths. Not shared with the simulator. */
import { isExactNumber } from '../../formats/exact-json.ts';

const DECIMAL = /^(\d{1,12})(?:\.(\d{1,18}))?(?:e([+-]?\d{1,2}))?$/i;
const PER_CENT = 10_000n;

/** A number of exact JSON in millionths. @returns undefined for what is no amount, or is finer than that */
export function micros(value: unknown): bigint | undefined {
  const [, whole, fraction = '', exponent = '0'] = (isExactNumber(value) ? DECIMAL.exec(value.rawJSON) : null) ?? [];
  if (whole === undefined) return undefined;
  const places = 6 + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  if (places >= 0) return digits * 10n ** BigInt(places);
  const divisor = 10n ** BigInt(-places);
  return digits % divisor === 0n ? digits / divisor : undefined;
}

/** Cents of millionths, halves rounded up. */
export function roundedCents(amount: bigint): number {
  return Number((amount + PER_CENT / 2n) / PER_CENT);
}

/** Cents of a number. @returns undefined when it is no whole number of cents */
export function wholeCents(value: unknown): number | undefined {
  const amount = micros(value);
  return amount !== undefined && amount % PER_CENT === 0n ? Number(amount / PER_CENT) : undefined;
}
