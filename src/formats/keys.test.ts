import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPublicJwk, generateKeyPair, isSameKey, publicPartOf } from './keys.ts';
import type { Jwk } from './keys.ts';

const NOW = Date.UTC(2030, 0, 15, 12);
const DAY_MS = 86_400_000;
const encryption = await generateKeyPair('encryption', { now: NOW });
const signing = await generateKeyPair('signing', { now: NOW });
const small = await generateKeyPair('encryption', { now: NOW, bits: 2048 });

const rulesOf = (jwk: unknown, operation: 'wrapKey' | 'verify' = 'wrapKey', options = {}): readonly string[] =>
  checkPublicJwk(jwk, operation, options).map(({ rule }) => rule);

test('generated keys obey every rule for their purpose and none for the other', () => {
  assert.deepEqual(rulesOf(encryption.publicJwk, 'wrapKey', { now: NOW }), []);
  assert.deepEqual(rulesOf(signing.publicJwk, 'verify', { now: NOW }), []);
  assert.deepEqual(rulesOf(signing.publicJwk, 'wrapKey'), ['key-ops', 'alg']);
  assert.deepEqual(rulesOf(encryption.publicJwk, 'verify'), ['key-ops', 'alg']);
});

test('key ids are longer than a UUID and say what the key is for', () => {
  assert.match(encryption.publicJwk.kid, /^[0-9a-f-]{36}-wrapKey$/);
  assert.match(signing.privateJwk.kid, /^[0-9a-f-]{36}-sigKey$/);
  assert.deepEqual([encryption.privateJwk['key_ops'], signing.privateJwk['key_ops']], [['unwrapKey'], ['sign']]);
});

test('the certificate is valid from the day before, three years long, signed with PSS and SHA-512 by its own key', () => {
  const [der] = encryption.publicJwk['x5c'] as string[];
  const certificate = new X509Certificate(Buffer.from(der ?? '', 'base64'));
  assert.equal(certificate.validFromDate.getTime(), NOW - DAY_MS);
  assert.equal(certificate.validToDate.getTime(), NOW + 3 * 365 * DAY_MS);
  assert.equal(certificate.verify(certificate.publicKey), true);
  assert.equal(certificate.signatureAlgorithmOid, '1.2.840.113549.1.1.10');
  assert.equal(certificate.publicKey.asymmetricKeyType, 'rsa');
});

test('each broken rule is told by its own id', () => {
  const good = encryption.publicJwk;
  const [certificate = ''] = good['x5c'] as string[];
  const broken: readonly (readonly [string, Jwk])[] = [
    ['kty', { ...good, kty: 'EC' }],
    ['key-ops', { ...good, key_ops: ['wrapKey', 'encrypt'] }],
    ['key-ops', { ...good, key_ops: 'wrapKey' }],
    ['alg', { ...good, alg: 'RSA-OAEP' }],
    ['kid', { ...good, kid: 'short' }],
    ['kid', { ...good, kid: 'x'.repeat(65) }],
    ['exponent', { ...good, e: 'Aw' }],
    ['private-part', { ...good, d: 'AAAA' }],
    ['certificate', { ...good, x5c: undefined }],
    ['certificate', { ...good, x5c: [] }],
    ['certificate', { ...good, x5c: [certificate, 'AAAA'] }],
    ['certificate', { ...good, x5c: [certificate.replaceAll('+', '-').replaceAll('/', '_')] }],
    ['certificate-key', { ...good, x5c: signing.publicJwk['x5c'] }],
  ];
  for (const [rule, jwk] of broken) assert.ok(rulesOf(jwk).includes(rule), rule);
  assert.deepEqual(rulesOf(small.publicJwk), ['modulus']);
  assert.deepEqual(rulesOf({ ...good, alg: 'RSA-OAEP' }), ['alg']);
  assert.deepEqual(rulesOf({ ...good, x5c: signing.publicJwk['x5c'] }), ['certificate-key']);
});

test('a reply channel key needs no certificate, but a wrong one is still wrong', () => {
  const { x5c: _, ...bare } = encryption.publicJwk;
  assert.deepEqual(rulesOf(bare, 'wrapKey', { requiresCertificate: false }), []);
  assert.deepEqual(rulesOf({ ...bare, x5c: signing.publicJwk['x5c'] }, 'wrapKey', { requiresCertificate: false }), ['certificate-key']);
});

test('validity is judged at the given time only', () => {
  assert.deepEqual(rulesOf(encryption.publicJwk, 'wrapKey', { now: NOW + 4 * 365 * DAY_MS }), ['certificate-validity']);
  assert.deepEqual(rulesOf(encryption.publicJwk, 'wrapKey', { now: NOW - 2 * DAY_MS }), ['certificate-validity']);
});

test('no value makes the check throw', () => {
  fc.assert(fc.property(fc.anything(), (value) => void checkPublicJwk(value, 'wrapKey', { now: NOW })));
  fc.assert(fc.property(fc.anything(), (value) => void checkPublicJwk({ ...encryption.publicJwk, x5c: value, kid: value }, 'verify')));
});

test('the public part of a private key leaks nothing and is the same key', () => {
  const part = publicPartOf(encryption.privateJwk);
  assert.deepEqual({ ...part, x5c: encryption.publicJwk['x5c'] }, { ...encryption.publicJwk });
  assert.deepEqual(Object.keys(part).sort(), ['alg', 'e', 'key_ops', 'kid', 'kty', 'n']);
  assert.deepEqual(part['key_ops'], ['wrapKey']);
  assert.deepEqual(publicPartOf(signing.privateJwk)['key_ops'], ['verify']);
  assert.equal(isSameKey(part, encryption.privateJwk), true);
  assert.equal(isSameKey(part, signing.publicJwk), false);
  assert.equal(isSameKey({}, {}), false);
});
