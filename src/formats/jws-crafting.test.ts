import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJws, verifyJws } from './jose.ts';
import { craftJws } from './jws-crafting.ts';
import type { SigningAlgorithm } from './jws-crafting.ts';
import { generateKeyPair } from './keys.ts';

const { publicJwk, privateJwk } = await generateKeyPair('signing', { bits: 2048 });
const header = { typ: 'secevent+jwt', alg: 'PS512', kid: publicJwk.kid };
const algorithms = ['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];

test('an ordinary crafted token is a good one', async () => {
  const jws = craftJws({ header, payload: { a: 1 }, privateJwk });
  assert.equal(await verifyJws(jws, publicJwk, { algorithms: ['PS512'] }), true);
  assert.deepEqual(decodeJws(jws)?.header, header);
});

test('every algorithm does what it says', async () => {
  for (const algorithm of algorithms as SigningAlgorithm[]) {
    const jws = craftJws({ header: { alg: algorithm }, payload: {}, privateJwk, algorithm });
    assert.equal(await verifyJws(jws, publicJwk, { algorithms }), true, algorithm);
  }
});

test('each deviation makes a token that no verifier accepts', async () => {
  const deviating = {
    none: craftJws({ header: { ...header, alg: 'none' }, payload: {}, algorithm: 'none' }),
    'lying header': craftJws({ header, payload: {}, privateJwk, algorithm: 'PS256' }),
    'changed payload': craftJws({ header, payload: { a: 1 }, sentPayload: { a: 2 }, privateJwk }),
    'changed header': craftJws({ header, payload: {}, sentHeader: { ...header, kid: 'other-key-id' }, privateJwk }),
    'changed signature': craftJws({ header, payload: {}, privateJwk, tampersSignature: true }),
    'hmac with the public key': craftJws({ header: { alg: 'HS256' }, payload: {}, hmac: { hash: 'sha256', key: JSON.stringify(publicJwk) } }),
  };
  for (const [name, jws] of Object.entries(deviating)) {
    assert.ok(decodeJws(jws) !== undefined, name);
    assert.equal(await verifyJws(jws, publicJwk, { algorithms }), false, name);
  }
});

test('none has an empty signature; text and bytes are taken as they are', () => {
  assert.match(craftJws({ header: { alg: 'none' }, payload: {}, algorithm: 'none' }), /\.$/);
  const jws = craftJws({ header: 'no json', payload: Uint8Array.of(0xff), algorithm: 'none' });
  assert.equal(jws, `${Buffer.from('no json').toString('base64url')}._w.`);
});

test('a signature needs a key', () => {
  assert.throws(() => craftJws({ header, payload: {} }), TypeError);
});
