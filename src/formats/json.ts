/** Reading JSON that strangers wrote: bytes or text to value, as data instead of exceptions. */

export type JsonObject = Readonly<Record<string, unknown>>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a value is a JSON object: no array, not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Decodes UTF-8 strictly; a byte order mark is dropped. @returns undefined for bytes that are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses JSON from text or UTF-8 bytes. @returns the value in a wrapper, or undefined when it is not JSON */
export function parseJson(data: string | Uint8Array): { readonly value: unknown } | undefined {
  const text = typeof data === 'string' ? data : decodeUtf8(data);
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Parses a JSON object. @returns undefined for anything else */
export function parseJsonObject(data: string | Uint8Array): JsonObject | undefined {
  const value = parseJson(data)?.value;
  return isJsonObject(value) ? value : undefined;
}
