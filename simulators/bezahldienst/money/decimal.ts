/**
 * Amounts without floating point: a decimal text becomes a whole number of millionths, sums and products stay whole numbers,
 * and rounding to cents is half-up. Cents are plain integers: the largest product of quantity and price stays below 2^53.
 */

/** A decimal number in millionths. */
export type Micros = bigint;

export const MICROS_PER_CENT = 10_000n;
const DECIMALS = 6;
/** What money is written like nearly always: millionths of it stay below 2^53. */
const SHORT = /^\d{1,9}(?:\.\d{1,6})?$/;
const NUMBER = /^(-?)(\d{1,20})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Reads a decimal as JSON or XML Schema write it.
 * @returns undefined for what is no number, has more than six decimals, or is out of any bound of money
 */
export function toMicros(text: string): Micros | undefined {
  const known = knownMicros.get(text);
  if (known !== undefined) return known;
  if (SHORT.test(text)) return remember(text, shortToMicros(text));
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const shift = DECIMALS - fraction.length + Number(exponent);
  if (digits.length + shift > 30) return undefined;
  const micros = shift >= 0 ? BigInt(digits + '0'.repeat(shift)) : withoutZeros(digits, -shift);
  return micros === undefined ? undefined : sign === '-' ? -micros : micros;
}

/** Fees, rates and quantities are few, and each is read several times while a request is judged. */
const knownMicros = new Map<string, Micros>();
const REMEMBERED_TEXTS = 1_000;
/** V8 copies what it cuts out up to this length; a longer key would hold the whole request. */
const LONGEST_REMEMBERED = 12;

function remember(text: string, micros: Micros): Micros {
  if (text.length > LONGEST_REMEMBERED) return micros;
  if (knownMicros.size >= REMEMBERED_TEXTS) knownMicros.clear();
  knownMicros.set(text, micros);
  return micros;
}

function shortToMicros(text: string): Micros {
  const point = text.indexOf('.');
  if (point < 0) return BigInt(Number(text) * 1_000_000);
  const fraction = text.slice(point + 1);
  return BigInt(Number(text.slice(0, point)) * 1_000_000 + Number(fraction) * (POWERS_OF_TEN[DECIMALS - fraction.length] ?? 1));
}

const POWERS_OF_TEN = [1, 10, 100, 1_000, 10_000, 100_000];

/** Drops digits that say nothing. @returns undefined when one of them says something */
function withoutZeros(digits: string, count: number): Micros | undefined {
  const padded = digits.padStart(count + 1, '0');
  return /^0*$/.test(padded.slice(-count)) ? BigInt(padded.slice(0, -count)) : undefined;
}

/** The same amount in cents. @returns undefined when it is no whole number of cents */
export function wholeCents(micros: Micros): number | undefined {
  return micros % MICROS_PER_CENT === 0n ? Number(micros / MICROS_PER_CENT) : undefined;
}

/** Rounded to cents, halves away from zero. */
export function roundedCents(micros: Micros): number {
  return Number(dividedHalfUp(micros, MICROS_PER_CENT));
}

/** Divides whole numbers and rounds halves away from zero. @param divisor greater than 0 */
export function dividedHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** Cents as a decimal with two places, as JSON and XML write it: `19.99`. */
export function centsText(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}
