/**
 * Questions to an OCSP responder (RFC 6960, section 4.1): reading what strangers send, bounded and without trust, and writing
 * well-formed ones. A signature on the question is not verified: responders answer everybody.
 */
import { createHash } from 'node:crypto';
import { childrenOf, integerOf, isNothing, isSequence, isTagged, membersOf, octetsOf, oidOf, parseAsn1, rawOf } from '../asn1.ts';
import type { Asn1 } from '../asn1.ts';
import { derExplicit, derInteger, derNull, derOctets, derOid, derSequence } from '../der.ts';
import { holderOf } from './signing.ts';

/** One certificate that is asked about. */
export interface CertificateId {
  /** OID of the hash function. */
  readonly hashOid: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Lower-case hex without leading zeros. */
  readonly serialNumber: string;
  /** DER as it came, which the answer repeats. */
  readonly der: Uint8Array;
}

export interface OcspRequest {
  readonly certificates: readonly CertificateId[];
  /** Octets inside the extension, 1 to 128 by RFC 9654. */
  readonly nonce?: Uint8Array;
  /** A critical extension that nothing here can apply. */
  readonly unknownCritical?: string;
}

/** More certificates in one question are refused. */
const MAX_CERTIFICATES = 100;
const MAX_NONCE_BYTES = 128;
export const NONCE_OID = '1.3.6.1.5.5.7.48.1.2';
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const SHA1_OID = '1.3.14.3.2.26';

/** Reads a question. @returns undefined for octets that are none; never throws */
export function readOcspRequest(bytes: Uint8Array): OcspRequest | undefined {
  try {
    const [tbs] = membersOf(parseAsn1(bytes));
    const members = membersOf(tbs);
    const list = members.find(isSequence);
    const ids = membersOf(list).map((request) => certificateIdOf(membersOf(request)[0]));
    if (ids.length === 0 || ids.length > MAX_CERTIFICATES) return undefined;
    const tagged = members.find((member) => isTagged(member, 2));
    return { certificates: ids, ...extensionsIn(tagged === undefined ? [] : membersOf(childrenOf(tagged)[0])) };
  } catch {
    return undefined;
  }
}

function certificateIdOf(node: Asn1 | undefined): CertificateId {
  const [algorithm, name, key, serial] = membersOf(node);
  if (node === undefined) throw new TypeError('A CertID was expected.');
  return {
    hashOid: hashIn(membersOf(algorithm)),
    issuerNameHash: octetsOf(name),
    issuerKeyHash: octetsOf(key),
    serialNumber: integerOf(serial).replace(/^0+(?=.)/, ''),
    der: rawOf(node),
  };
}

/** Hash functions have no parameters, or NULL for them (RFC 5754, section 2); the answer repeats what stands here. */
function hashIn([oid, parameters, ...more]: readonly Asn1[]): string {
  if (more.length > 0 || !isNothing(parameters)) throw new TypeError('A hash function has no parameters.');
  return oidOf(oid);
}

function extensionsIn(extensions: readonly Asn1[]): Pick<OcspRequest, 'nonce' | 'unknownCritical'> {
  let found: Pick<OcspRequest, 'nonce' | 'unknownCritical'> = {};
  for (const extension of extensions) {
    const members = membersOf(extension);
    const oid = oidOf(members[0]);
    if (oid === NONCE_OID) found = { ...found, nonce: nonceIn(members.at(-1)) };
    else if (members.length > 2) found = { ...found, unknownCritical: oid };
  }
  return found;
}

/** The nonce is an OCTET STRING inside the extension's; old clients leave the inner one out. */
function nonceIn(node: Asn1 | undefined): Uint8Array {
  const outer = octetsOf(node);
  const inner = innerOctets(outer);
  if (inner.byteLength === 0 || inner.byteLength > MAX_NONCE_BYTES) throw new TypeError('A nonce has 1 to 128 octets.');
  return outer;
}

function innerOctets(outer: Uint8Array): Uint8Array {
  try {
    return octetsOf(parseAsn1(outer));
  } catch {
    return outer;
  }
}

/** Whether a question means a certificate of that issuer. @param issuer DER */
export function isAbout(id: CertificateId, issuer: Uint8Array): boolean {
  const hash = HASHES[id.hashOid];
  if (hash === undefined) return false;
  const { subject, publicKey } = holderOf(issuer);
  const digest = (octets: Uint8Array): Buffer => createHash(hash).update(octets).digest();
  return digest(subject).equals(id.issuerNameHash) && digest(publicKey).equals(id.issuerKeyHash);
}

/** Names a certificate for a question, with SHA-1 as most clients do. @param issuer DER @param serialNumber hex */
export function certificateIdFor(issuer: Uint8Array, serialNumber: string, hashOid: string = SHA1_OID): Uint8Array {
  const { subject, publicKey } = holderOf(issuer);
  const digest = (octets: Uint8Array): Buffer =>
    createHash(HASHES[hashOid] ?? 'sha1')
      .update(octets)
      .digest();
  return derSequence(derSequence(derOid(hashOid), derNull()), derOctets(digest(subject)), derOctets(digest(publicKey)), derInteger(serialNumber));
}

/** Writes a question. @param ids of {@link certificateIdFor} */
export function writeOcspRequest(ids: readonly Uint8Array[], nonce?: Uint8Array): Uint8Array {
  const list = derSequence(...ids.map((id) => derSequence(id)));
  const extensions = nonce === undefined ? [] : [derExplicit(2, derSequence(derSequence(derOid(NONCE_OID), derOctets(derOctets(nonce)))))];
  return derSequence(derSequence(list, ...extensions));
}
