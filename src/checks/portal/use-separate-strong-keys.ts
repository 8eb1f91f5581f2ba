/**
 * Different keys for signing and encryption, RSA with 2048 bit at least. Clause: OWASP SAML Security Cheat Sheet. Fewer than
 * 3000 bit are noted: TR-03116-4 was not read. Keys of other kinds are compared, not measured.
 */
import { rsaKeysOf } from '../../formats/xml-algorithms.ts';
import type { Flaw } from '../flaw.ts';
import { broken, note } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

const LEAST_BITS = 2048;
const ADVISED_BITS = 3000;

/** @requirement BID-MD-09 */
export const useSeparateStrongKeys = metadataRule('BID-MD-09', 'use-separate-strong-keys', ({ model }) => {
  const { signingCertificates, encryptionCertificates } = model;
  const signing = new Set(signingCertificates.map(keyText));
  const isShared = encryptionCertificates.some((certificate) => signing.has(keyText(certificate)));
  const bits = [...new Set(rsaKeysOf([...signingCertificates, ...encryptionCertificates]).map((key) => key.asymmetricKeyDetails?.modulusLength ?? 0))];
  return [...(isShared ? [broken('metadata-one-key')] : []), ...bits.flatMap(sizeFlaw)];
});

function sizeFlaw(bits: number): readonly Flaw[] {
  if (bits < LEAST_BITS) return [broken('metadata-short-key', { params: { bits } })];
  return bits < ADVISED_BITS ? [note('metadata-key-below-advice', { params: { bits } })] : [];
}

/** The key itself where it is RSA, else the certificate. */
function keyText(certificate: string): string {
  const [key] = rsaKeysOf([certificate]);
  return key === undefined ? certificate : String(key.export({ type: 'spki', format: 'pem' }));
}
