/**
 * A certificate that looks like another one: same subject, issuer, serial number and extensions, with another key or another
 * validity (RFC 5280, 4.1). Signed by the key that is put in, so that it is self-signed in form. For RSA only.
 */
import { X509Certificate, constants, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { isTagged, membersOf, oidOf, parseAsn1, rawOf } from '../asn1.ts';

export interface CloneChange {
  /** PEM; its public key goes into the clone, and it signs the clone. */
  readonly privateKey: string;
  /** Default: the validity of the original. Milliseconds since the epoch. */
  readonly validity?: { readonly notBefore: number; readonly notAfter: number };
}

const SEQUENCE = 0x30;
const BIT_STRING = 0x03;
const UTC_TIME = 0x17;
const NO_UNUSED_BITS = Uint8Array.of(0);
/** Places in TBSCertificate behind the version. */
const VALIDITY = 3;
const PUBLIC_KEY = 5;
const SCHEMES: Readonly<Record<string, { readonly digest: string; readonly isPss: boolean }>> = {
  '1.2.840.113549.1.1.10': { digest: 'sha256', isPss: true },
  '1.2.840.113549.1.1.11': { digest: 'sha256', isPss: false },
  '1.2.840.113549.1.1.12': { digest: 'sha384', isPss: false },
  '1.2.840.113549.1.1.13': { digest: 'sha512', isPss: false },
};

/** @param certificate PEM @returns PEM @throws TypeError when it is not signed with RSA */
export function cloneCertificate(certificate: string, { privateKey, validity }: CloneChange): string {
  const [body, algorithm] = membersOf(parseAsn1(new X509Certificate(certificate).raw));
  if (body === undefined || algorithm === undefined) throw new TypeError('The certificate is incomplete.');
  const key = createPrivateKey(privateKey);
  const members = membersOf(body).map(rawOf);
  const behind = isTagged(membersOf(body)[0], 0) ? 1 : 0;
  members[behind + PUBLIC_KEY] = createPublicKey(key).export({ type: 'spki', format: 'der' });
  if (validity !== undefined) members[behind + VALIDITY] = der(SEQUENCE, utcTime(validity.notBefore), utcTime(validity.notAfter));
  const signed = der(SEQUENCE, ...members);
  const scheme = SCHEMES[oidOf(membersOf(algorithm)[0])];
  if (scheme === undefined) throw new TypeError('The certificate is not signed with RSA.');
  const padding = scheme.isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { padding: constants.RSA_PKCS1_PADDING };
  const signature = sign(scheme.digest, signed, { key, ...padding });
  const octets = der(SEQUENCE, signed, rawOf(algorithm), der(BIT_STRING, NO_UNUSED_BITS, signature));
  return `-----BEGIN CERTIFICATE-----\n${octets.toString('base64').replaceAll(/.{1,64}/gu, '$&\n')}-----END CERTIFICATE-----\n`;
}

function utcTime(milliseconds: number): Buffer {
  const text = new Date(milliseconds)
    .toISOString()
    .replaceAll(/[-:T]|\.\d+/gu, '')
    .slice(2);
  return der(UTC_TIME, Buffer.from(text, 'latin1'));
}

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
}
