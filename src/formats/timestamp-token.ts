/**
 * A time stamp taken apart (RFC 3161 section 2.4.2, RFC 5652, RFC 5816): what it says, what is signed, and by which
 * certificate. Nothing is verified here but that the parts are where they have to be; `timestamp.ts` judges.
 */
import {
  childrenOf,
  contentOf,
  instantOf,
  integerOf,
  isInteger,
  isNothing,
  isSequence,
  isTagged,
  membersOf,
  octetsOf,
  oidOf,
  parseAsn1,
  rawOf,
} from './asn1.ts';
import type { Asn1 } from './asn1.ts';

/** Hash functions that are accepted, by OID. */
export const HASHES: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** What the authority states. */
export interface StampedStatement {
  readonly policy: string;
  readonly hashOid: string;
  readonly imprint: Uint8Array;
  /** Hex. */
  readonly serialNumber: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Hex; absent when the request had none. */
  readonly nonce?: string;
}

export interface TimestampToken {
  readonly statement: StampedStatement;
  /** Octets of the statement, whose hash is a signed attribute. */
  readonly content: Uint8Array;
  /** DER, in no order. */
  readonly certificates: readonly Uint8Array[];
  readonly digestOid: string;
  readonly signatureOid: string;
  /** Parameters of RSASSA-PSS; absent for the others. */
  readonly pss?: { readonly hashOid: string; readonly maskHashOid: string; readonly saltLength: number };
  readonly signature: Uint8Array;
  /** Octets that the signature is over: the attributes as a SET. */
  readonly signedAttributes: Uint8Array;
  readonly messageDigest: Uint8Array;
  /** Hashes of the signer's certificate in the signed attributes, at least one. */
  readonly certificateHashes: readonly { readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512'; readonly value: Uint8Array }[];
  /** Which certificate the unsigned part names: issuer (DER in hex) and serial number (hex), or key identifier (hex). */
  readonly signerId: { readonly issuerDer: string; readonly serialNumber: string } | { readonly keyId: string };
}

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  statement: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  pss: '1.2.840.113549.1.1.10',
} as const;
const SHA256_OID = '2.16.840.1.101.3.4.2.1';
const MAX_TOKEN_BYTES = 1 << 18;

/** Reads a token (DER or BER of `ContentInfo`). @returns undefined for anything that is no time stamp of one signer */
export function readTimestampToken(bytes: Uint8Array): TimestampToken | undefined {
  if (bytes.byteLength > MAX_TOKEN_BYTES) return undefined;
  try {
    return readContentInfo(parseAsn1(bytes));
  } catch {
    return undefined;
  }
}

function readContentInfo(node: Asn1): TimestampToken {
  const [type, wrapped, ...rest] = membersOf(node);
  demand(oidOf(type) === OID.signedData && isTagged(wrapped, 0) && rest.length === 0);
  const [version, digests, encapsulated, ...tail] = membersOf(childrenOf(wrapped)[0]);
  demand(integerOf(version) === '03');
  const [statementType, holder] = membersOf(encapsulated);
  demand(oidOf(statementType) === OID.statement && isTagged(holder, 0));
  const content = octetsOf(childrenOf(holder)[0]);
  const certificates = isTagged(tail[0], 0) ? childrenOf(tail[0]).map(rawOf) : [];
  const [signer, ...more] = membersOf(tail.at(-1), 'set');
  demand(more.length === 0 && tail.slice(0, -1).every((part) => isTagged(part, 0) || isTagged(part, 1)));
  const digestOids = membersOf(digests, 'set').map(algorithmOf);
  const token = { statement: readStatement(parseAsn1(content)), content, certificates, ...readSigner(signer) };
  demand(digestOids.length === 1 && digestOids[0] === token.digestOid);
  return token;
}

function readStatement(node: Asn1): StampedStatement {
  const [version, policy, imprint, serialNumber, time, ...rest] = membersOf(node);
  demand(integerOf(version) === '01');
  const [algorithm, value] = membersOf(imprint);
  const nonce = rest.find(isInteger);
  return {
    policy: oidOf(policy),
    hashOid: algorithmOf(algorithm),
    imprint: octetsOf(value),
    serialNumber: integerOf(serialNumber),
    time: instantOf(time),
    ...(nonce === undefined ? {} : { nonce: integerOf(nonce) }),
  };
}

type SignerPart = Omit<TimestampToken, 'statement' | 'content' | 'certificates'>;

function readSigner(node: Asn1 | undefined): SignerPart {
  const [version, id, digest, attributes, algorithm, signature] = membersOf(node);
  demand(isTagged(attributes, 0) && isSequence(algorithm));
  const signatureOid = oidOf(membersOf(algorithm)[0]);
  const parameters = membersOf(algorithm)[1];
  demand(signatureOid === OID.pss || isNothing(parameters));
  return {
    signerId: signerIdOf(id, integerOf(version)),
    digestOid: algorithmOf(digest),
    signatureOid,
    ...(signatureOid === OID.pss ? { pss: pssOf(parameters) } : {}),
    signature: octetsOf(signature),
    // The signature is over the attributes as SET OF, while they are written as [0] (RFC 5652 section 5.4).
    signedAttributes: Buffer.concat([Buffer.of(0x31), rawOf(attributes).subarray(1)]),
    ...readAttributes(attributes),
  };
}

function signerIdOf(node: Asn1 | undefined, version: string): TimestampToken['signerId'] {
  if (isTagged(node, 0, 'primitive')) {
    demand(version === '03');
    return { keyId: hex(contentOf(node)) };
  }
  const [issuer, serialNumber] = membersOf(node);
  demand(version === '01' && isSequence(issuer));
  return { issuerDer: hex(rawOf(issuer)), serialNumber: integerOf(serialNumber).replace(/^0+(?=.)/, '') };
}

function readAttributes(node: Asn1): Pick<TimestampToken, 'messageDigest' | 'certificateHashes'> {
  const values = new Map<string, Asn1 | undefined>();
  for (const attribute of childrenOf(node)) {
    const [type, set] = membersOf(attribute);
    const members = membersOf(set, 'set');
    demand(!values.has(oidOf(type)) && members.length === 1);
    values.set(oidOf(type), members[0]);
  }
  demand(oidOf(values.get(OID.contentType)) === OID.statement);
  const certificateHashes = [...hashesOf(values.get(OID.signingCertificate), 1), ...hashesOf(values.get(OID.signingCertificateV2), 2)];
  demand(certificateHashes.length > 0);
  return { messageDigest: octetsOf(values.get(OID.messageDigest)), certificateHashes };
}

/** The first entry of `SigningCertificate` (SHA-1 by definition) or of `SigningCertificateV2` (default SHA-256): the signer's. */
function hashesOf(node: Asn1 | undefined, version: 1 | 2): TimestampToken['certificateHashes'] {
  if (node === undefined) return [];
  const [first] = membersOf(membersOf(node)[0]);
  const [algorithmOrHash, ...rest] = membersOf(first);
  if (version === 1) return [{ hash: 'sha1', value: octetsOf(algorithmOrHash) }];
  const isExplicit = isSequence(algorithmOrHash);
  const hash = HASHES[isExplicit ? algorithmOf(algorithmOrHash) : SHA256_OID];
  demand(hash !== undefined);
  return [{ hash, value: octetsOf(isExplicit ? rest[0] : algorithmOrHash) }];
}

/** An algorithm without parameters that matter. */
function algorithmOf(node: Asn1 | undefined): string {
  const [oid, parameters] = membersOf(node);
  demand(isNothing(parameters));
  return oidOf(oid);
}

/** RFC 4055; the defaults (SHA-1) are not accepted, so hash, mask and salt have to be written. */
function pssOf(node: Asn1 | undefined): NonNullable<TimestampToken['pss']> {
  const parts = membersOf(node);
  const inside = (tag: number): Asn1 | undefined => {
    const part = parts.find((one) => isTagged(one, tag));
    return part === undefined ? undefined : childrenOf(part)[0];
  };
  return { hashOid: algorithmOf(inside(0)), maskHashOid: algorithmOf(membersOf(inside(1))[1]), saltLength: Number.parseInt(integerOf(inside(2)), 16) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function demand(condition: boolean): asserts condition {
  if (!condition) throw new TypeError('The structure is not that of a time stamp.');
}
