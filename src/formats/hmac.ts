/** The HMAC of FIT-Connect callbacks (fact sheet, section 18) and a comparison that does not tell by its duration. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Value of `callback-authentication`: HMAC-SHA512 over timestamp, a dot and the raw body.
 * @param secret callback secret, used as its UTF-8 bytes
 * @param timestamp value of `callback-timestamp` exactly as sent
 * @param body raw body as sent; a text counts as its UTF-8 bytes
 * @returns 128 lower-case hex characters
 */
export function callbackHmac(secret: string, timestamp: string, body: string | Uint8Array): string {
  return createHmac('sha512', secret).update(`${timestamp}.`, 'utf8').update(body).digest('hex');
}

/** Compares texts in a time that depends on neither content nor length of the difference. */
export function constantTimeEqual(a: string, b: string): boolean {
  const digestOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digestOf(a), digestOf(b));
}
