/** Whether a value stands in data, however these spell it: JSON may escape any letter, and XML may be written in Latin-1. */
import { decodeUtf8, parseJson } from './json.ts';

/** @param bytes JSON, XML or any text; what is no UTF-8 is read as Latin-1 */
export function holdsValue(bytes: Uint8Array, value: string): boolean {
  const text = decodeUtf8(bytes) ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (text.includes(value)) return true;
  const json = parseJson(text);
  try {
    return json !== undefined && JSON.stringify(json.value).includes(JSON.stringify(value).slice(1, -1));
  } catch {
    // Nested without end: nobody reads that.
    return false;
  }
}
