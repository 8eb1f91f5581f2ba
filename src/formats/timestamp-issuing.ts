/**
 * The other side of RFC 3161, for local authorities: reads a request, makes tokens and responses. What an authority must
 * not do (stamp other data, repeat another nonce, use the wrong certificate) is possible by argument, so that verifiers can
 * be shown to notice. It shares no rule with the judging side in `timestamp.ts`; DER is written by hand.
 */
import * as asn1js from 'asn1js';
import { hash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { TimeStampReq } from 'pkijs';
import { childrenOf, parseAsn1, rawOf } from './asn1.ts';

export interface StampRequest {
  /** OID of the hash function. */
  readonly hashOid: string;
  readonly imprint: Uint8Array;
  /** DER of the INTEGER. */
  readonly nonce?: Uint8Array;
  readonly wantsCertificate: boolean;
}

export interface StampOrder {
  readonly request: StampRequest;
  /** EC or RSA. */
  readonly key: KeyObject;
  /** DER, the unit's certificate first. */
  readonly chain: readonly Uint8Array[];
  /** OID of the policy. */
  readonly policy: string;
  readonly serialNumber: Uint8Array;
  /** Written in whole seconds. */
  readonly time: Date;
}

const TAG = { integer: 0x02, bitString: 0x03, octetString: 0x04, utf8String: 0x0c, generalizedTime: 0x18, sequence: 0x30, set: 0x31, context0: 0xa0 } as const;
const OID = {
  signedData: '1.2.840.113549.1.7.2',
  statement: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  rsaSha256: '1.2.840.113549.1.1.11',
} as const;

/** Reads a request. @returns undefined for octets that are none */
export function readStampRequest(bytes: Uint8Array): StampRequest | undefined {
  try {
    const { messageImprint, nonce, certReq } = TimeStampReq.fromBER(bytes);
    return {
      hashOid: messageImprint.hashAlgorithm.algorithmId,
      imprint: new Uint8Array(messageImprint.hashedMessage.getValue()),
      ...(nonce === undefined ? {} : { nonce: new Uint8Array(nonce.toBER()) }),
      wantsCertificate: certReq === true,
    };
  } catch {
    return undefined;
  }
}

/** Makes a token. @returns DER of `ContentInfo` */
export function issueTimestampToken(order: StampOrder): Uint8Array {
  const { chain, key, request } = order;
  const [unit = new Uint8Array()] = chain;
  const content = statementOf(order);
  const attributes = attributesOf(content, unit);
  const signer = sequence(
    number(1),
    signerIdOf(unit),
    algorithm(OID.sha256),
    write(TAG.context0, ...attributes),
    algorithm(key.asymmetricKeyType === 'rsa' ? OID.rsaSha256 : OID.ecdsaSha256),
    write(TAG.octetString, sign('sha256', write(TAG.set, ...attributes), key)),
  );
  const signedData = sequence(
    number(3),
    write(TAG.set, algorithm(OID.sha256)),
    sequence(oid(OID.statement), write(TAG.context0, write(TAG.octetString, content))),
    ...(request.wantsCertificate ? [write(TAG.context0, ...chain)] : []),
    write(TAG.set, signer),
  );
  return sequence(oid(OID.signedData), write(TAG.context0, signedData));
}

/** An answer that grants. @returns DER of `TimeStampResp` */
export function grantedResponse(token: Uint8Array): Uint8Array {
  return sequence(sequence(number(0)), token);
}

/** An answer that refuses (PKIStatus 2), with a text and the bit of `PKIFailureInfo`: 0 badAlg, 2 badRequest, 5 badDataFormat, 14 timeNotAvailable. */
export function rejectedResponse(text: string, failureBit: number): Uint8Array {
  const bits = new Uint8Array(Math.floor(failureBit / 8) + 2);
  bits[0] = 7 - (failureBit % 8);
  bits[bits.length - 1] = 0x80 >> (failureBit % 8);
  return sequence(sequence(number(2), sequence(write(TAG.utf8String, Buffer.from(text, 'utf8'))), write(TAG.bitString, bits)));
}

function statementOf({ request, policy, serialNumber, time }: StampOrder): Uint8Array {
  return sequence(
    number(1),
    oid(policy),
    sequence(algorithm(request.hashOid), write(TAG.octetString, request.imprint)),
    // A leading one keeps the number positive.
    write(TAG.integer, Buffer.of(1), serialNumber),
    write(TAG.generalizedTime, Buffer.from(`${time.toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '')}Z`, 'latin1')),
    ...(request.nonce === undefined ? [] : [request.nonce]),
  );
}

/** Signed attributes in the order of DER. */
function attributesOf(content: Uint8Array, unit: Uint8Array): readonly Uint8Array[] {
  const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), write(TAG.set, value));
  return [
    attribute(OID.contentType, oid(OID.statement)),
    attribute(OID.messageDigest, write(TAG.octetString, hash('sha256', content, 'buffer'))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(write(TAG.octetString, hash('sha256', unit, 'buffer')))))),
  ].sort((a, b) => Buffer.compare(a, b));
}

/** Issuer and serial number as they stand in the certificate: version [0], serialNumber, signature, issuer. */
function signerIdOf(unit: Uint8Array): Uint8Array {
  const [body] = childrenOf(parseAsn1(unit));
  const [, serialNumber, , issuer] = body === undefined ? [] : childrenOf(body);
  if (serialNumber === undefined || issuer === undefined) throw new TypeError('The certificate of the authority cannot be read.');
  return sequence(rawOf(issuer), rawOf(serialNumber));
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return write(TAG.sequence, ...parts);
}

function algorithm(algorithmId: string): Uint8Array {
  return sequence(oid(algorithmId));
}

function oid(value: string): Uint8Array {
  return new Uint8Array(new asn1js.ObjectIdentifier({ value }).toBER());
}

/** A small number. @param value 0 to 127 */
function number(value: number): Uint8Array {
  return write(TAG.integer, Buffer.of(value));
}

/** Tag, length, content. */
function write(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const size = content.byteLength;
  const hex = size.toString(16);
  const long = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([size < 0x80 ? Buffer.of(tag, size) : Buffer.of(tag, 0x80 | long.byteLength, ...long), content]);
}
