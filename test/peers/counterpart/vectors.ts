/**
 * What foreign JOSE libraries have to judge: JWEs and JWSs made by `src/formats`, flawless ones and one for every way in
 * which the crafting functions deviate. Each says what a library has to make of it, with FIT-Connect's algorithms pinned
 * and with all of its algorithms allowed; a deviation that is another algorithm has to be that algorithm in truth.
 */
import { createHash } from 'node:crypto';
import { encryptJwe, encryptJweBytes, signJws } from '../../../src/formats/jose.ts';
import { craftJwe, replaceJweHeader } from '../../../src/formats/jwe-crafting.ts';
import type { JweCrafting } from '../../../src/formats/jwe-crafting.ts';
import { craftJws } from '../../../src/formats/jws-crafting.ts';
import type { JwsCrafting } from '../../../src/formats/jws-crafting.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import { patternBytes } from '../../../src/drivers/fit-connect/cases/flawless.ts';

/** `pinned`: good; `unpinned`: good for whoever allows other algorithms; `never`: no library may take it. */
export type Acceptance = 'pinned' | 'unpinned' | 'never';

export interface Vector {
  readonly name: string;
  readonly compact: string;
  readonly acceptance: Acceptance;
  /** Of the plaintext or payload, for what is accepted. */
  readonly sha512?: string;
}

export interface VectorKeys {
  readonly encryption: KeyPair;
  readonly signing: KeyPair;
  /** A key pair of nobody's. */
  readonly stranger: KeyPair;
}

const TEXT = Buffer.from(JSON.stringify({ name: 'Xaveria Prüfstand', note: 'Testdaten' }));

function sha512(bytes: Uint8Array | string): string {
  return createHash('sha512').update(bytes).digest('hex');
}

/** JWEs for the encryption key. */
export async function jweVectors({ encryption, stranger }: VectorKeys): Promise<readonly Vector[]> {
  const { publicJwk } = encryption;
  const large = patternBytes(1_500_000);
  const larger = patternBytes(5_000_000);
  const zeros = new Uint8Array(200_000);
  const good = async (name: string, plaintext: Uint8Array, compact: string | Buffer | Promise<string | Buffer>): Promise<Vector> => ({
    name,
    compact: String(await compact),
    acceptance: 'pinned',
    sha512: sha512(plaintext),
  });
  return [
    await good('sealed', TEXT, encryptJwe(TEXT, publicJwk, { cty: 'application/json' })),
    await good('sealed, empty', new Uint8Array(), encryptJwe(new Uint8Array(), publicJwk)),
    await good('sealed, 1.5 MB', large, encryptJwe(large, publicJwk)),
    await good('sealed in pieces, 5 MB', larger, encryptJweBytes(larger, publicJwk)),
    await good('sealed and compressed', zeros, encryptJwe(zeros, publicJwk, { zip: 'DEF' })),
    await good('sealed in pieces and compressed', zeros, encryptJweBytes(zeros, publicJwk, { zip: 'DEF' })),
    await good('crafted', TEXT, craftJwe(TEXT, publicJwk)),
    await good('crafted, compressed', TEXT, craftJwe(TEXT, publicJwk, { zip: 'DEF' })),
    await good(
      'crafted, given content key and IV',
      TEXT,
      craftJwe(TEXT, publicJwk, { contentKey: new Uint8Array(32).fill(7), iv: new Uint8Array(12).fill(9) }),
    ),
    await good('crafted, no kid', TEXT, craftJwe(TEXT, publicJwk, { header: { kid: undefined } })),
    ...unpinnedJwes(publicJwk),
    ...brokenJwes(publicJwk, stranger.publicJwk),
  ];
}

function unpinnedJwes(publicJwk: KeyPair['publicJwk']): readonly Vector[] {
  const other: Readonly<Record<string, JweCrafting>> = {
    'key algorithm RSA-OAEP': { keyAlgorithm: 'RSA-OAEP' },
    'key algorithm RSA1_5': { keyAlgorithm: 'RSA1_5' },
    'content algorithm A128GCM': { encAlgorithm: 'A128GCM' },
    'content algorithm A256CBC-HS512': { encAlgorithm: 'A256CBC-HS512' },
    'RSA-OAEP and A256CBC-HS512': { keyAlgorithm: 'RSA-OAEP', encAlgorithm: 'A256CBC-HS512' },
  };
  return Object.entries(other).map(([name, options]) => ({ name, compact: craftJwe(TEXT, publicJwk, options), acceptance: 'unpinned', sha512: sha512(TEXT) }));
}

function brokenJwes(publicJwk: KeyPair['publicJwk'], foreign: KeyPair['publicJwk']): readonly Vector[] {
  const broken: Readonly<Record<string, JweCrafting>> = {
    'changed encrypted key': { tamper: 'encrypted-key' },
    'changed IV': { tamper: 'iv' },
    'changed ciphertext': { tamper: 'ciphertext' },
    'changed tag': { tamper: 'tag' },
    'other recipient': { recipientKey: foreign },
    'other additional data': { aad: 'something else' },
    'short tag': { shorten: { part: 'tag', toBytes: 12 } },
    'no tag': { shorten: { part: 'tag', toBytes: 0 } },
    'short IV': { shorten: { part: 'iv', toBytes: 8 } },
    'no IV': { shorten: { part: 'iv', toBytes: 0 } },
    'short encrypted key': { shorten: { part: 'encrypted-key', toBytes: 256 } },
    'no encrypted key': { shorten: { part: 'encrypted-key', toBytes: 0 } },
    'cut ciphertext': { shorten: { part: 'ciphertext', toBytes: 3 } },
    'without header': { drop: 'header' },
    'without encrypted key': { drop: 'encrypted-key' },
    'without IV': { drop: 'iv' },
    'without ciphertext': { drop: 'ciphertext' },
    'without tag': { drop: 'tag' },
    'header says RSA-OAEP': { header: { alg: 'RSA-OAEP' } },
    'header says A128GCM': { header: { enc: 'A128GCM' } },
    'header says A256CBC-HS512': { header: { enc: 'A256CBC-HS512' } },
    'header says zip': { header: { zip: 'DEF' } },
    'header without alg': { header: { alg: undefined } },
    'header without enc': { header: { enc: undefined } },
    'header with a critical member nobody knows': { header: { crit: ['pruefstand'], pruefstand: 1 } },
    'wrapped with SHA-1 against the header': { keyAlgorithm: 'RSA-OAEP', header: { alg: 'RSA-OAEP-256' } },
    'sealed with AES-128 against the header': { encAlgorithm: 'A128GCM', header: { enc: 'A256GCM' } },
  };
  return [
    ...Object.entries(broken).map(([name, options]): Vector => ({ name, compact: craftJwe(TEXT, publicJwk, options), acceptance: 'never' })),
    { name: 'header replaced afterwards', compact: replaceJweHeader(craftJwe(TEXT, publicJwk), { cty: 'application/xml' }), acceptance: 'never' },
  ];
}

const CLAIMS = { iss: 'https://service.example/submission-api', iat: 1_700_000_000, sub: 'submission:0f8fad5b-d9cb-469f-a165-70867728950e' };

/** SETs for the verification key. */
export async function jwsVectors({ signing, stranger }: VectorKeys): Promise<readonly Vector[]> {
  const { privateJwk, publicJwk } = signing;
  const header = { typ: 'secevent+jwt', alg: 'PS512', kid: publicJwk.kid };
  const honest: JwsCrafting = { header, payload: CLAIMS, privateJwk };
  const others = ['PS256', 'PS384', 'RS256', 'RS384', 'RS512'] as const;
  const broken: Readonly<Record<string, JwsCrafting>> = {
    'not signed': { ...honest, header: { ...header, alg: 'none' }, algorithm: 'none' },
    'not signed, header says PS512': { ...honest, algorithm: 'none' },
    'signed with PS256 against the header': { ...honest, algorithm: 'PS256' },
    'signed with RS512 against the header': { ...honest, algorithm: 'RS512' },
    'signed by somebody else': { ...honest, privateJwk: stranger.privateJwk },
    'payload changed afterwards': { ...honest, sentPayload: { ...CLAIMS, iat: CLAIMS.iat + 1 } },
    'header changed afterwards': { ...honest, sentHeader: { ...header, cty: 'application/json' } },
    'changed signature': { ...honest, tampersSignature: true },
    'HMAC with the public key as secret': { header: { ...header, alg: 'HS512' }, payload: CLAIMS, hmac: { hash: 'sha512', key: JSON.stringify(publicJwk) } },
    'critical member nobody knows': { ...honest, header: { ...header, crit: ['pruefstand'], pruefstand: 1 } },
    'header that is no JSON': { ...honest, header: 'secevent+jwt' },
  };
  const payloadText = JSON.stringify(CLAIMS);
  return [
    { name: 'signed', compact: await signJws(header, CLAIMS, privateJwk), acceptance: 'pinned', sha512: sha512(payloadText) },
    { name: 'crafted', compact: craftJws(honest), acceptance: 'pinned', sha512: sha512(payloadText) },
    ...others.map((alg): Vector => ({
      name: `signed with ${alg}`,
      compact: craftJws({ ...honest, header: { ...header, alg }, algorithm: alg }),
      acceptance: 'unpinned',
      sha512: sha512(payloadText),
    })),
    { name: 'type JWT', compact: craftJws({ ...honest, header: { ...header, typ: 'JWT' } }), acceptance: 'unpinned', sha512: sha512(payloadText) },
    ...Object.entries(broken).map(([name, options]): Vector => ({ name, compact: craftJws(options), acceptance: 'never' })),
  ];
}
