import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateKeyPair } from './keys.ts';
import { decodeJws, signJws, verifyJws } from './jose.ts';

const pair = await generateKeyPair('signing', { bits: 2048 });
const other = await generateKeyPair('signing', { bits: 2048 });
const ps512 = { algorithms: ['PS512'] };

test('a signed token verifies with its key in spite of key_ops, and with no other', async () => {
  const jws = await signJws({ typ: 'secevent+jwt', kid: pair.publicJwk.kid, alg: 'PS512' }, { iss: 'x' }, pair.privateJwk);
  assert.equal(await verifyJws(jws, pair.publicJwk, ps512), true);
  assert.equal(await verifyJws(jws, { ...pair.publicJwk, use: 'sig' }, ps512), true);
  assert.equal(await verifyJws(jws, other.publicJwk, ps512), false);
});

test('the header is written as given; alg comes from the key when absent', async () => {
  const decoded = decodeJws(await signJws({ typ: 'secevent+jwt', alg: 'PS512', kid: 'k' }, { a: 1 }, pair.privateJwk));
  assert.deepEqual(Object.entries(decoded?.header ?? {}), [
    ['typ', 'secevent+jwt'],
    ['alg', 'PS512'],
    ['kid', 'k'],
  ]);
  assert.deepEqual(decodeJws(await signJws({ kid: 'k' }, {}, pair.privateJwk))?.header, { alg: 'PS512', kid: 'k' });
});

test('a text payload is signed as it is', async () => {
  const jws = await signJws({}, '{ "b":1,\n"a":2 }', pair.privateJwk);
  assert.equal(decodeJws(jws)?.payloadText, '{ "b":1,\n"a":2 }');
  assert.deepEqual(decodeJws(jws)?.payload, { b: 1, a: 2 });
});

test('only the algorithms asked for count', async () => {
  const jws = await signJws({ alg: 'PS512' }, {}, pair.privateJwk);
  assert.equal(await verifyJws(jws, pair.publicJwk, { algorithms: ['RS256', 'PS256'] }), false);
  assert.equal(await verifyJws(jws, pair.publicJwk, { algorithms: [] }), false);
});

test('a key that is none verifies nothing, and signs nothing', async () => {
  const jws = await signJws({}, {}, pair.privateJwk);
  assert.equal(await verifyJws(jws, { kty: 'RSA' }, ps512), false);
  await assert.rejects(signJws({}, {}, pair.publicJwk), TypeError);
  await assert.rejects(signJws({ alg: 5 }, {}, pair.privateJwk), TypeError);
});

test('what is no compact JWS of JSON objects decodes to undefined', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const good = `${part({ alg: 'PS512' })}.${part({})}.AAAA`;
  assert.ok(decodeJws(good) !== undefined);
  assert.ok(decodeJws(`${part({ alg: 'none' })}.${part({})}.`) !== undefined);
  for (const text of [
    '',
    '..',
    'a.b',
    `${good}.`,
    `${good}.x`,
    `${part([])}.${part({})}.AAAA`,
    `${part({})}.${part('x')}.AAAA`,
    `${part({})}.${part({})}.A=`,
    `${part({})}.****.AAAA`,
  ]) {
    assert.equal(decodeJws(text), undefined, text);
  }
  assert.equal(decodeJws(undefined as unknown as string), undefined);
});

test('no text makes decoding or verifying throw', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.base64String(), { maxLength: 5 }).map((parts) => parts.join('.').replaceAll('=', '')),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      decodeJws(text);
      assert.equal(await verifyJws(text, pair.publicJwk, ps512), false);
    }),
  );
});
