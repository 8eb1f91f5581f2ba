/** HMACs of the payment services that sign forms, and a comparison that does not tell by its duration. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC in lower-case hexadecimal over values with a separator between them. */
export function signatureOf(algorithm: 'sha256' | 'md5', key: string, values: readonly string[], separator: string): string {
  return createHmac(algorithm, key).update(values.join(separator), 'utf8').digest('hex');
}

/** Whether two texts are the same. */
export function areSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** A form as it is posted. */
export function formText(fields: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' } as const;
