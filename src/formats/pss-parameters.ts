/**
 * An RSA key bound to parameters of RSASSA-PSS (RFC 4055, section 3.1), which node:crypto takes from the key only: it has no
 * option for the digest of the mask. The key stays the same, its AlgorithmIdentifier is another.
 */
import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface PssParameters {
  /** Digest of MGF1; that of the message is SHA-256. */
  readonly maskDigest: 'sha1' | 'sha256';
  readonly saltLength: number;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const CONTEXT = 0xa0;
const NULL = Uint8Array.of(0x05, 0x00);
/** Encoded content of the identifiers: id-RSASSA-PSS, id-mgf1, id-sha1, id-sha256. */
const OIDS = { pss: '2a864886f70d01010a', mgf1: '2a864886f70d010108', sha1: '2b0e03021a', sha256: '608648016503040201' } as const;

/** @param key private RSA key without parameters */
export function pssKeyWith(key: KeyObject, parameters: PssParameters): KeyObject {
  const inner = key.export({ type: 'pkcs1', format: 'der' });
  const info = der(SEQUENCE, der(INTEGER, Uint8Array.of(0)), algorithmIdentifier(parameters), der(OCTET_STRING, inner));
  return createPrivateKey({ key: info, format: 'der', type: 'pkcs8' });
}

function algorithmIdentifier({ maskDigest, saltLength }: PssParameters): Buffer {
  const digest = der(CONTEXT, der(SEQUENCE, oid(OIDS.sha256), NULL));
  const mask = der(CONTEXT + 1, der(SEQUENCE, oid(OIDS.mgf1), der(SEQUENCE, oid(OIDS[maskDigest]), NULL)));
  const salt = der(CONTEXT + 2, der(INTEGER, Uint8Array.of(saltLength)));
  return der(SEQUENCE, oid(OIDS.pss), der(SEQUENCE, digest, mask, salt));
}

function oid(content: string): Buffer {
  return der(OBJECT_IDENTIFIER, Buffer.from(content, 'hex'));
}

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
}
