/** What was encrypted is opened with its content key alone, and with no other. */
import { deepEqual, equal } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { openWithContentKey } from './jwe-content.ts';
import { craftJwe } from './jwe-crafting.ts';
import { encryptJwe, encryptJweBytes } from './jwe.ts';
import { generateKeyPair } from './keys.ts';

const { publicJwk } = await generateKeyPair('encryption', { bits: 2048, kid: 'empfang' });
const plain = Buffer.from('Größe – Übermaß, mehrfach '.repeat(40));
const contentKey = randomBytes(32);
const key = contentKey.toString('base64url');
const MOST = 1_000_000;

await test('small and large ones, compressed or not, made by the library, in pieces and by hand', async () => {
  const large = randomBytes(1_500_000);
  const made = [
    await encryptJwe(plain, publicJwk, {}, contentKey),
    craftJwe(plain, publicJwk, { contentKey }),
    craftJwe(plain, publicJwk, { contentKey, zip: 'DEF' }),
    String(await encryptJweBytes(plain, publicJwk, { zip: 'DEF' }, contentKey)),
  ];
  for (const compact of made) deepEqual(Buffer.from(openWithContentKey(compact, key, MOST) ?? []), plain);
  deepEqual(Buffer.from(openWithContentKey(await encryptJwe(large, publicJwk, {}, contentKey), key, MOST) ?? []), large);
});

await test('nothing is opened by another key, after a change, beyond the bound, or in another algorithm', async () => {
  const compact = await encryptJwe(plain, publicJwk, {}, contentKey);
  equal(openWithContentKey(compact, randomBytes(32).toString('base64url'), MOST), undefined);
  equal(openWithContentKey(compact, randomBytes(16).toString('base64url'), MOST), undefined);
  equal(openWithContentKey(compact, 'kein Schlüssel', MOST), undefined);
  for (const tamper of ['iv', 'ciphertext', 'tag'] as const)
    equal(openWithContentKey(craftJwe(plain, publicJwk, { contentKey, tamper }), key, MOST), undefined);
  equal(openWithContentKey(craftJwe(plain, publicJwk, { contentKey, header: { enc: 'A128GCM' } }), key, MOST), undefined);
  equal(openWithContentKey(craftJwe(Buffer.alloc(100_000), publicJwk, { contentKey, zip: 'DEF' }), key, 1_000), undefined);
});

await test('any text is opened or not, and never an exception', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (compact, other) => openWithContentKey(compact, other, MOST) === undefined));
  fc.assert(fc.property(fc.array(fc.base64String(), { minLength: 5, maxLength: 5 }), (parts) => openWithContentKey(parts.join('.'), key, MOST) === undefined));
});
