/**
 * Revocation lists (RFC 5280, section 5): full lists of version 2 with number, key identifier of the issuer and reasons. What
 * an issuer must not do (another key, dates that have passed) is possible by argument.
 */
import { derBoolean, derEnumerated, derExplicit, derImplicit, derInteger, derOctets, derOid, derSequence, derTime } from '../der.ts';
import { REVOCATION_REASONS } from './revocation.ts';
import type { RevocationEntry } from './revocation.ts';
import { holderOf, keyIdOf, signatureOf } from './signing.ts';
import type { DerSigner } from './signing.ts';

export interface CrlOrder {
  /** DER of the issuer's certificate: its name and key identifier stand in the list. */
  readonly issuer: Uint8Array;
  /** Whose key signs; of the issuer, unless the list shall be refused. */
  readonly signer: DerSigner;
  /** Milliseconds since the epoch. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** Grows from list to list. */
  readonly number: number;
  readonly entries: readonly RevocationEntry[];
  readonly breaksSignature?: boolean;
  /** OIDs of critical extensions with no meaning. */
  readonly unknownCritical?: readonly string[];
}

const OID = { number: '2.5.29.20', authorityKey: '2.5.29.35', reason: '2.5.29.21' } as const;

/** @returns DER of a `CertificateList` */
export function writeCrl(order: CrlOrder): Uint8Array {
  const signature = signatureOf(order.signer, order.breaksSignature);
  const list = derSequence(
    derInteger(1),
    signature.algorithm,
    holderOf(order.issuer).subject,
    derTime(order.thisUpdate),
    derTime(order.nextUpdate),
    // An empty list leaves the member out (section 5.1.2.6).
    ...(order.entries.length === 0 ? [] : [derSequence(...order.entries.map(entryOf))]),
    derExplicit(0, derSequence(...extensionsOf(order))),
  );
  return derSequence(list, signature.algorithm, signature.value(list));
}

function entryOf({ serialNumber, at, reason }: RevocationEntry): Uint8Array {
  // The reason "unspecified" should be left out instead of written (section 5.3.1).
  const extensions = reason === 'unspecified' ? [] : [derSequence(extension(OID.reason, derEnumerated(REVOCATION_REASONS[reason])))];
  return derSequence(derInteger(serialNumber), derTime(at), ...extensions);
}

function extensionsOf({ issuer, number, unknownCritical = [] }: CrlOrder): readonly Uint8Array[] {
  return [
    extension(OID.authorityKey, derSequence(derImplicit(0, keyIdOf(issuer)))),
    extension(OID.number, derInteger(number)),
    ...unknownCritical.map((oid) => derSequence(derOid(oid), derBoolean(true), derOctets(Uint8Array.of(5, 0)))),
  ];
}

function extension(oid: string, value: Uint8Array): Buffer {
  return derSequence(derOid(oid), derOctets(value));
}
