/**
 * Rules of single fields of a payment request (fact sheet, section 3): length, characters, bounds. A rule says what is wrong in functional
 * words, or nothing. Members with the value null count as absent.
 */
import { isExactNumber } from '../../../src/formats/exact-json.ts';
import { isJsonObject } from '../../../src/formats/json.ts';
import { isWebAddress } from '../web-address.ts';
import { toMicros } from '../money/decimal.ts';
import type { Micros } from '../money/decimal.ts';
import { lengthOf } from '../text-length.ts';

/** Says what is wrong with a value. */
export type FieldRule = (value: unknown) => string | undefined;

/** Members of an object: name, whether it has to be there, rule. */
export type Fields = readonly (readonly [name: string, presence: 'required' | 'optional', rule: FieldRule])[];

const ID = /^[\w-]+$/;
/** Letters of the Latin blocks of the standard, digits, space, and three signs. */
const DESCRIPTION = /^[\w\s\-,.\u00C0-\u017F]*$/;

/** A text of that many characters. */
export function text(least: number, most: number, pattern?: RegExp): FieldRule {
  return (value) => {
    if (typeof value !== 'string') return 'is no text';
    const length = lengthOf(value);
    if (length < least || length > most) return `has ${length} characters instead of ${least} to ${most}`;
    return pattern === undefined || pattern.test(value) ? undefined : 'has characters that are not allowed';
  };
}

/** Ids: 1 to 36 letters, digits, `_` and `-`. */
export const id = text(1, 36, ID);
/** Free descriptions: up to 250 characters of the standard's set. */
export const description = text(0, 250, DESCRIPTION);
export const boolean: FieldRule = (value) => (typeof value === 'boolean' ? undefined : 'is neither true nor false');

/** A number within bounds, with at most that many decimals. */
export function number(least: bigint, most: bigint, decimals: number): FieldRule {
  const [lower, upper, unit] = [least * 1_000_000n, most * 1_000_000n, 10n ** BigInt(6 - decimals)];
  return (value) => {
    const micros = microsOf(value);
    if (micros === undefined) return 'is no number of at most six decimals';
    if (micros < lower || micros > upper) return `is not between ${least} and ${most}`;
    return unit === 1n || micros % unit === 0n ? undefined : `has more than ${decimals} decimals`;
  };
}

/** The value of a number in millionths. */
export function microsOf(value: unknown): Micros | undefined {
  return isExactNumber(value) ? toMicros(value.rawJSON) : undefined;
}

/** A moment with date, time and offset, as RFC 3339 has it. */
export const timestamp: FieldRule = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'is no moment in ISO 8601 with an offset';

/** An address of the web; others would let a page of the payment service lead into something else. */
export const webAddress: FieldRule = (value) => {
  if (typeof value !== 'string' || value.length === 0 || value.length > 2082) return 'is no address of 1 to 2082 characters';
  return isWebAddress(value) ? undefined : 'is no address of the web';
};

/** One of these texts. */
export function oneOf(...values: readonly string[]): FieldRule {
  return (value) => (typeof value === 'string' && values.includes(value) ? undefined : `is none of ${values.join(', ')}`);
}

/** An object with these members; others are left alone. */
export function object(fields: Fields): FieldRule {
  return (value) => {
    if (!isJsonObject(value) || isExactNumber(value)) return 'is no object';
    for (const [name, presence, rule] of fields) {
      const member = value[name] ?? undefined;
      const wrong = member === undefined ? (presence === 'required' ? 'is missing' : undefined) : rule(member);
      if (wrong !== undefined) return pathOf(name, wrong);
    }
    return undefined;
  };
}

/** A list of that many entries. */
export function list(least: number, most: number, rule: FieldRule): FieldRule {
  return (value) => {
    if (!Array.isArray(value)) return 'is no list';
    if (value.length < least || value.length > most) return `has ${value.length} entries instead of ${least} to ${most}`;
    for (let index = 0; index < value.length; index += 1) {
      const wrong = rule(value[index] ?? undefined);
      if (wrong !== undefined) return pathOf(String(index), wrong);
    }
    return undefined;
  };
}

/** An object whose members are all texts. */
export function texts(most: number): FieldRule {
  return (value) => {
    if (!isJsonObject(value) || isExactNumber(value)) return 'is no object';
    const rule = text(0, most);
    for (const [name, member] of Object.entries(value)) {
      const wrong = rule(member);
      if (wrong !== undefined) return pathOf(/^[\w-]{1,50}$/.test(name) ? name : 'member', wrong);
    }
    return undefined;
  };
}

/** Puts a name before what is wrong, so that `items` and `0 id is missing` become `items.0.id is missing`. */
function pathOf(name: string, wrong: string): string {
  return /^[\w-]+(?:\.[\w-]+)* (?:is|has) /.test(wrong) ? `${name}.${wrong}` : `${name} ${wrong}`;
}
