/** HMACs of the form faces, as lower-case hexadecimal, and a comparison that does not tell by its duration. */
import { createHmac } from 'node:crypto';
import { constantTimeEqual } from '../../src/formats/hmac.ts';

export interface HmacRule {
  readonly algorithm: 'sha256' | 'md5';
  /** Between the values. */
  readonly separator: string;
}

/** @spec pmPayment: SHA-256 over values joined by a bar (fact sheet on other payment interfaces, B1) */
export const PM_PAYMENT_HMAC: HmacRule = { algorithm: 'sha256', separator: '|' };
/** @spec GiroCheckout: MD5 over values without separator (C1) */
export const GIRO_CHECKOUT_HMAC: HmacRule = { algorithm: 'md5', separator: '' };

/** HMAC over values. @param key used as its UTF-8 bytes */
export function hmacOf({ algorithm, separator }: HmacRule, key: string, values: readonly string[]): string {
  return createHmac(algorithm, key).update(values.join(separator), 'utf8').digest('hex');
}

/** Whether a sent HMAC is that of the values. */
export function isHmacOf(sent: string | null | undefined, rule: HmacRule, key: string, values: readonly string[]): boolean {
  return constantTimeEqual(sent ?? '', hmacOf(rule, key, values));
}
