/**
 * JSON whose numbers stay as they were written, for amounts of money: no number passes through floating point. A number
 * becomes an object with its source text, which `JSON.stringify` writes back unchanged.
 */
import { decodeUtf8 } from './json.ts';

/** A number as written. */
export interface ExactNumber {
  readonly rawJSON: string;
}

interface ExactJson {
  isRawJSON(value: unknown): boolean;
  rawJSON(text: string): ExactNumber;
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
}

/** Part of the language since 2025; the library that TypeScript knows is older. */
const exact = JSON as unknown as ExactJson;

/** Parses JSON from text or UTF-8 bytes. @returns the value in a wrapper, or undefined when it is not JSON */
export function parseExactJson(data: string | Uint8Array): { readonly value: unknown } | undefined {
  const text = typeof data === 'string' ? data : decodeUtf8(data);
  if (text === undefined) return undefined;
  try {
    return { value: exact.parse(text, (_, value, { source }) => (typeof value === 'number' && source !== undefined ? exact.rawJSON(source) : value)) };
  } catch {
    return undefined;
  }
}

/** Whether a value is a number as {@link parseExactJson} gives it. */
export function isExactNumber(value: unknown): value is ExactNumber {
  return exact.isRawJSON(value);
}
