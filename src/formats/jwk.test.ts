import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKeyPair } from './keys.ts';
import { privateKeyOf, publicKeyOf, requirePrivateKey, requirePublicKey } from './jwk.ts';

const pair = await generateKeyPair('encryption', { bits: 2048 });

test('the same JWK object gives the same key object', () => {
  assert.equal(publicKeyOf(pair.publicJwk), publicKeyOf(pair.publicJwk));
  assert.equal(privateKeyOf(pair.privateJwk), privateKeyOf(pair.privateJwk));
});

test('a private JWK gives its public key too, a public one no private key', () => {
  assert.equal(publicKeyOf(pair.privateJwk)?.type, 'public');
  assert.equal(privateKeyOf(pair.publicJwk), undefined);
});

test('what holds no key is no key', () => {
  for (const jwk of [{}, { kty: 'RSA' }, { kty: 'RSA', n: 1, e: [] }, { kty: 'oct', k: 'AAAA' }, { ...pair.publicJwk, e: '' }]) {
    assert.equal(publicKeyOf(jwk), undefined);
    assert.throws(() => requirePublicKey(jwk), TypeError);
    assert.throws(() => requirePrivateKey(jwk), TypeError);
  }
});
