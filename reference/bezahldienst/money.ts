/** Amounts as whole numbers: what JSON brings as a decimal is read digit by digit, added exactly, and rounded half-up to cents once. */

/** Ten-millionths of a cent are finer than any amount that arrives. */
const DIGITS = 9;
const SCALE = 10n ** BigInt(DIGITS);
const CENT = SCALE / 100n;

/** A decimal in units of 10^-9. @returns undefined for what has more digits or is too large to be an amount */
export function exact(value: number): bigint | undefined {
  const text = Math.abs(value) < 1e-6 && value !== 0 ? value.toFixed(DIGITS + 3) : String(value);
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d{1,15})(?:\.(\d+?)0*)?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > DIGITS) return undefined;
  const amount = BigInt(whole) * SCALE + BigInt(fraction.padEnd(DIGITS, '0'));
  return sign === '' ? amount : -amount;
}

/** Whole cents of an exact sum, half a cent counts as one. */
export function centsOf(sum: bigint): bigint {
  return (sum + CENT / 2n) / CENT;
}

/** Whole cents of an exact sum without rounding. */
export function wholeCentsOf(sum: bigint): bigint {
  return sum / CENT;
}

/** `12,50 €` */
export function euros(cents: bigint): string {
  return `${cents / 100n},${String(cents % 100n).padStart(2, '0')} €`;
}
