/** JSON objects as they come out of a submission. */

export type Json = Readonly<Record<string, unknown>>;

/** Decodes strictly, so that bytes that are no UTF-8 are an error and not a replacement character. */
export function parseObject(bytes: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is an object and neither `null` nor a list. */
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
