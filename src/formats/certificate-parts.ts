/**
 * What `node:crypto` does not tell of a certificate it has read (RFC 5280 sections 4.1 and 4.2): the octets of its names, constraints
 * and usages, critical extensions, and the hash under its signature.
 */
import { childrenOf, contentOf, isSequence, isTagged, membersOf, octetsOf, oidOf, parseAsn1, rawOf } from './asn1.ts';
import type { Asn1 } from './asn1.ts';

export interface CertificateParts {
  /** DER of the names in hex, for comparing octet by octet. */
  readonly subjectDer: string;
  readonly issuerDer: string;
  /** Lower-case hex without leading zeros. */
  readonly serialNumber: string;
  /** Absent extension: undefined, which RFC 5280 reads as "no restriction". */
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage?: { readonly isCritical: boolean; readonly oids: readonly string[] };
  /** Subject key identifier, lower-case hex. */
  readonly keyId?: string;
  readonly isAuthority: boolean;
  /** How many authorities may follow below this one; undefined is any number. */
  readonly pathLength?: number;
  /** Critical extensions that nothing here can apply, by OID. */
  readonly unknownCritical: readonly string[];
  /** Hash of the signature on the certificate, e.g. `SHA-256`; undefined when the algorithm is not known here. */
  readonly signatureHash?: string;
}

/** Usages that matter here, with their bits (RFC 5280 section 4.2.1.3). */
const USAGES = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5 } as const;
export type KeyUsage = keyof typeof USAGES;

const OID = {
  keyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  names: '2.5.29.17',
  constraints: '2.5.29.19',
  policies: '2.5.29.32',
  extendedKeyUsage: '2.5.29.37',
} as const;
/** What a reader of chains applies: of certificate policies any, of alternative names all. */
const APPLIED: ReadonlySet<string> = new Set([OID.keyUsage, OID.constraints, OID.extendedKeyUsage, OID.policies, OID.names]);

/** By OID of the signature's algorithm (RFC 4055 section 5, RFC 5758 section 3.2). */
const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.1': 'SHA-1',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const PSS = '1.2.840.113549.1.1.10';
/** By OID of the hash itself, as parameters of RSASSA-PSS name it. */
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const BOOLEAN = 0x01;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

/** @throws for octets that are not built as a certificate */
export function readCertificateParts(der: Uint8Array): CertificateParts {
  const [body, algorithm] = membersOf(parseAsn1(der));
  const members = membersOf(body);
  const [serialNumber, , issuer, , subject, , ...more] = isTagged(members[0], 0) ? members.slice(1) : members;
  demand(serialNumber?.tag === INTEGER && isSequence(issuer) && isSequence(subject));
  const signatureHash = hashOf(algorithm);
  return {
    subjectDer: hex(rawOf(subject)),
    issuerDer: hex(rawOf(issuer)),
    serialNumber: hex(contentOf(serialNumber)).replace(/^0+(?=.)/, ''),
    ...factsIn(extensionsIn(more.find((part) => isTagged(part, 3)))),
    ...(signatureHash === undefined ? {} : { signatureHash }),
  };
}

function hashOf(algorithm: Asn1 | undefined): string | undefined {
  const [oid, parameters] = membersOf(algorithm);
  const name = oidOf(oid);
  if (name !== PSS) return SIGNATURE_HASHES[name];
  const own = parameters === undefined ? undefined : membersOf(parameters).find((part) => isTagged(part, 0));
  // Without a name it is SHA-1 (RFC 4055 section 3.1).
  return own === undefined ? 'SHA-1' : HASHES[oidOf(membersOf(childrenOf(own)[0])[0])];
}

interface Extension {
  readonly isCritical: boolean;
  readonly value: Uint8Array;
}

/** By OID; of two of a kind, which no certificate may have, the first. */
function extensionsIn(part: Asn1 | undefined): ReadonlyMap<string, Extension> {
  const extensions = new Map<string, Extension>();
  if (part === undefined) return extensions;
  for (const extension of membersOf(childrenOf(part)[0])) {
    const [oid, ...rest] = membersOf(extension);
    const [first] = rest;
    const isCritical = first?.tag === BOOLEAN && contentOf(first)[0] !== 0;
    const id = oidOf(oid);
    if (!extensions.has(id)) extensions.set(id, { isCritical, value: octetsOf(rest.at(-1)) });
  }
  return extensions;
}

type ExtensionFacts = Pick<CertificateParts, 'keyUsage' | 'extendedKeyUsage' | 'keyId' | 'isAuthority' | 'pathLength' | 'unknownCritical'>;

function factsIn(extensions: ReadonlyMap<string, Extension>): ExtensionFacts {
  const valueOf = (oid: string): Asn1 | undefined => {
    const value = extensions.get(oid)?.value;
    return value === undefined ? undefined : parseAsn1(value);
  };
  const [usage, extended, keyId] = [valueOf(OID.keyUsage), valueOf(OID.extendedKeyUsage), valueOf(OID.keyId)];
  return {
    ...(usage === undefined ? {} : { keyUsage: usagesIn(usage) }),
    ...(extended === undefined
      ? {}
      : { extendedKeyUsage: { isCritical: extensions.get(OID.extendedKeyUsage)?.isCritical === true, oids: membersOf(extended).map(oidOf) } }),
    ...(keyId === undefined ? {} : { keyId: hex(octetsOf(keyId)) }),
    ...constraintsIn(valueOf(OID.constraints)),
    unknownCritical: [...extensions].filter(([oid, { isCritical }]) => isCritical && !APPLIED.has(oid)).map(([oid]) => oid),
  };
}

function usagesIn(node: Asn1): readonly KeyUsage[] {
  demand(node.tag === BIT_STRING);
  const bits = contentOf(node).subarray(1);
  const isSet = (bit: number): boolean => ((bits[Math.floor(bit / 8)] ?? 0) & (0x80 >> (bit % 8))) !== 0;
  return (Object.keys(USAGES) as KeyUsage[]).filter((name) => isSet(USAGES[name]));
}

function constraintsIn(node: Asn1 | undefined): Pick<CertificateParts, 'isAuthority' | 'pathLength'> {
  const parts = node === undefined ? [] : membersOf(node);
  const [isCa, length] = [BOOLEAN, INTEGER].map((tag) => parts.find((part) => part.tag === tag));
  const isAuthority = isCa !== undefined && contentOf(isCa)[0] !== 0;
  return length === undefined ? { isAuthority } : { isAuthority, pathLength: numberOf(length) };
}

/** A length is a small number that is not negative. */
function numberOf(node: Asn1): number {
  const [first = 0x80, ...rest] = contentOf(node);
  demand(first < 0x80 && rest.length < 6);
  return rest.reduce((sum, octet) => sum * 256 + octet, first);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function demand(condition: boolean): asserts condition {
  if (!condition) throw new TypeError('The structure is not that of a certificate.');
}
