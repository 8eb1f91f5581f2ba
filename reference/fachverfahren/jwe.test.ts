import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CompactEncrypt, importJWK } from 'jose';
import type { FaultName } from './faults.ts';
import { DecryptionError, decryptJwe, splitJwe } from './jwe.ts';
import { createKeyring } from './keyring.ts';
import { makeKey } from './test/keys.ts';
import type { TestKey } from './test/keys.ts';

let first: TestKey;
let second: TestKey;
before(async () => {
  [first, second] = await Promise.all([makeKey('encryption'), makeKey('encryption')]);
});

async function encrypt(key: TestKey, header: Record<string, string> = {}, content: Uint8Array = Buffer.from('Inhalt')): Promise<Buffer> {
  const { alg: _alg, key_ops: _operations, ...jwk } = key.publicJwk;
  const alg = header['alg'] ?? 'RSA-OAEP-256';
  const protectedHeader = { alg, enc: 'A256GCM', kid: key.kid, ...header };
  return Buffer.from(await new CompactEncrypt(content).setProtectedHeader(protectedHeader).encrypt(await importJWK(jwk, alg)));
}

async function decrypt(compact: Buffer, ...names: readonly FaultName[]): Promise<string> {
  const faults = new Set(names);
  const jwe = splitJwe(compact);
  assert.ok(jwe);
  const keyring = await createKeyring([first.privateJwk, second.privateJwk], faults);
  return (await decryptJwe(jwe, { keyring, faults, maxPlaintextBytes: 2_000_000 })).toString();
}

test('the key follows from the kid; the first key only by fault', async () => {
  assert.equal(await decrypt(await encrypt(first)), 'Inhalt');
  assert.equal(await decrypt(await encrypt(second)), 'Inhalt');
  await assert.rejects(decrypt(await encrypt(second), 'first-key-only'), DecryptionError);
  await assert.rejects(decrypt(await encrypt(first, { kid: 'unbekannt' })), DecryptionError);
  assert.equal(await decrypt(await encrypt(first, { kid: 'unbekannt' }), 'first-key-only'), 'Inhalt');
});

test('other algorithms are refused, unless a fault takes any', async () => {
  for (const header of [{ alg: 'RSA-OAEP' }, { alg: 'RSA-OAEP-512' }, { enc: 'A128GCM' }, { enc: 'A256CBC-HS512' }]) {
    const compact = await encrypt(first, header);
    await assert.rejects(decrypt(compact), DecryptionError);
    assert.equal(await decrypt(compact, 'jwe-alg-any'), 'Inhalt');
  }
});

test('compressed content is read up to a bound, beyond the 250 kB of the usual library', async () => {
  const large = Buffer.alloc(1_000_000, 'a');
  const compact = await encrypt(first, { zip: 'DEF' }, large);
  assert.equal((await decrypt(compact)).length, 1_000_000);
  await assert.rejects(decrypt(compact, 'zip-refused'), DecryptionError);
  await assert.rejects(decrypt(await encrypt(first, { zip: 'DEF' }, Buffer.alloc(2_000_001))), DecryptionError);
});

test('content of several pieces comes out whole, and empty content empty', async () => {
  const content = Buffer.alloc(1_500_001, 'Kindergarten');
  assert.equal(await decrypt(await encrypt(first, {}, content)), content.toString());
  assert.equal(await decrypt(await encrypt(first, {}, Buffer.alloc(0))), '');
});

test('any changed part is refused', async () => {
  const parts = (await encrypt(first)).toString().split('.');
  for (const index of [1, 2, 3, 4]) {
    const changed = parts.map((part, at) => (at === index ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part));
    await assert.rejects(decrypt(Buffer.from(changed.join('.'))), DecryptionError);
  }
});

test('what is no compact JWE is not taken apart', () => {
  for (const text of ['', 'kein-jwe', 'a.b.c', 'a.b.c.d.e', 'e30.a.b.c.d.e', 'W10.a.b.c.d']) assert.equal(splitJwe(Buffer.from(text)), undefined, text);
});
