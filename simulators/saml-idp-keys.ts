/**
 * Keys of an identity provider: one that signs, one for rollover that is in the metadata too, and one that nobody knows, for
 * answers that must be refused. Made per run, or given by the caller from a cache outside the repository.
 */
import { issueCertificate } from '../src/formats/certificate-issuing.ts';
import type { SigningKeyKind } from '../src/formats/certificate-issuing.ts';

/** PEM, both; the key as PKCS #8. */
export interface SamlKey {
  readonly privateKey: string;
  readonly certificate: string;
}

export interface SamlIdpKeys {
  readonly signing: SamlKey;
  readonly next: SamlKey;
  readonly stranger: SamlKey;
  /** Signs for another account that the same services know; only with two accounts. */
  readonly beside?: SamlKey;
}

export interface SamlKeyOptions {
  /** In the subject of the certificates. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Default RSA-3072, the least that TR-03116-4 allows. */
  readonly kind?: SigningKeyKind;
}

const DAY_MS = 86_400_000;

/** Makes all three, which takes a second or more. */
export async function createSamlIdpKeys(options: SamlKeyOptions): Promise<SamlIdpKeys> {
  const [signing, next, stranger] = await Promise.all(['1', '2', '3'].map(async (number) => createKey(options, number)));
  if (signing === undefined || next === undefined || stranger === undefined) throw new TypeError('A key is missing.');
  return { signing, next, stranger };
}

async function createKey({ name, now, kind = 'RSA-3072' }: SamlKeyOptions, number: string): Promise<SamlKey> {
  const { key, certificate } = await issueCertificate({
    subject: `CN=${name} ${number} (Simulator), O=Pruefstand`,
    keyKind: kind,
    notBefore: now - DAY_MS,
    notAfter: now + 3 * 365 * DAY_MS,
    keyUsage: ['digitalSignature'],
  });
  return { privateKey: key, certificate };
}
