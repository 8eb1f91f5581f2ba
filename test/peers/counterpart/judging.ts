/** Hands vectors and certificates to a foreign library and compares what it makes of them with what it has to. */
import assert from 'node:assert/strict';
import { jweVectors, jwsVectors } from './vectors.ts';
import type { Vector, VectorKeys } from './vectors.ts';
import type { SimulatedService } from './simulated-service.ts';

/** What one library makes of one vector; `detail` says why it refused. */
export interface Judgement {
  readonly library: string;
  readonly name: string;
  readonly pinned: string | null;
  readonly unpinned: string | null;
  readonly detail?: string;
}

export interface CertificateReading {
  readonly name: string;
  /** Whether the key in the certificate is the key of the JWK, by modulus and exponent. */
  readonly isSameKey: boolean;
  readonly isChained: boolean;
  readonly isValidNow: boolean;
  readonly bits: number;
  readonly signature: string;
}

export interface Judgements {
  /** SHA-512 of the plaintext when it opened, null when it was refused. */
  readonly jwe: readonly Judgement[];
  /** SHA-512 of the payload when it verified, null when it was refused. */
  readonly jws: readonly Judgement[];
  readonly certificates: readonly CertificateReading[];
}

/** A library that makes something else of one vector, and why that is no fault of the vector. */
export interface VectorExpectation {
  readonly library: string;
  readonly name: string;
  readonly is: string;
  readonly reason: string;
}

export interface VectorFile {
  readonly file: string;
  readonly jwe: readonly Vector[];
  readonly jws: readonly Vector[];
}

/** Makes the vectors and writes them with the keys a library needs. */
export async function writeVectors(service: SimulatedService): Promise<VectorFile> {
  const { encryption, nextEncryption, signing, service: serviceSigning } = service.keys;
  const keys: VectorKeys = { encryption, signing, stranger: nextEncryption };
  const [jwe, jws] = await Promise.all([jweVectors(keys), jwsVectors(keys)]);
  const strip = ({ name, compact }: Vector): unknown => ({ name, compact });
  const certificates = [
    { name: 'encryption', jwk: encryption.publicJwk },
    { name: 'next encryption', jwk: nextEncryption.publicJwk },
    { name: 'signing', jwk: signing.publicJwk },
    { name: 'service', jwk: serviceSigning.publicJwk },
    { name: 'of another key', jwk: { ...signing.publicJwk, x5c: encryption.publicJwk['x5c'] } },
  ];
  const content = { decryptionKey: encryption.privateJwk, verificationKey: signing.publicJwk, jwe: jwe.map(strip), jws: jws.map(strip), certificates };
  return { file: service.write('vectors.json', JSON.stringify(content)), jwe, jws };
}

/** Every library named was asked about every vector and made of it what it has to, or what is expected of that library. */
export function assertJudged(
  libraries: readonly string[],
  vectors: readonly Vector[],
  judgements: readonly Judgement[],
  expectations: readonly VectorExpectation[] = [],
): void {
  assert.equal(judgements.length, libraries.length * vectors.length);
  const wrong = libraries.flatMap((library) =>
    vectors.flatMap((vector) => {
      const isExpectedRefusal = expectations.some((one) => one.library === library && one.name === vector.name && one.is === 'refused');
      const judgement = judgements.find((one) => one.library === library && one.name === vector.name);
      return complaintsAbout(isExpectedRefusal ? { ...vector, acceptance: 'never' } : vector, judgement, library);
    }),
  );
  assert.deepEqual(wrong, []);
}

function complaintsAbout({ name, acceptance, sha512 }: Vector, judgement: Judgement | undefined, library: string): readonly string[] {
  if (judgement === undefined) return [`${library}, ${name}: not judged`];
  const wantedPinned = acceptance === 'pinned' ? sha512 : null;
  const wantedUnpinned = acceptance === 'never' ? null : sha512;
  return [
    ...(judgement.pinned === wantedPinned ? [] : [`${library}, ${name}: ${said(judgement.pinned, judgement)} with the algorithms of FIT-Connect`]),
    ...(judgement.unpinned === wantedUnpinned ? [] : [`${library}, ${name}: ${said(judgement.unpinned, judgement)} with all algorithms`]),
  ];
}

function said(digest: string | null, { detail }: Judgement): string {
  return digest === null ? `refused (${detail ?? ''})` : 'accepted, or of other content,';
}

/** The certificates in `x5c` are as FIT-Connect's cryptographic requirements want them: same key, 4096 bits, RSASSA-PSS, valid, the chain whole up to its root. */
export function assertCertificates(readings: readonly CertificateReading[], signature: RegExp): void {
  assert.deepEqual(
    readings.map(({ name, isSameKey, isChained, isValidNow, bits }) => ({ name, isSameKey, isChained, isValidNow, bits })),
    ['encryption', 'next encryption', 'signing', 'service', 'of another key'].map((name) => ({
      name,
      isSameKey: name !== 'of another key',
      isChained: true,
      isValidNow: true,
      bits: 4096,
    })),
  );
  for (const reading of readings) assert.match(reading.signature, signature);
}
