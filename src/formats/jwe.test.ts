import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { CompactDecryptResult } from 'jose';
import fc from 'fast-check';
import { decryptJwe, encryptJwe, encryptJweBytes, jweParts, openJwe, privateKeyOf, publicKeyOf } from './jose.ts';
import { generateKeyPair } from './keys.ts';

const pair = await generateKeyPair('encryption', { bits: 2048 });
const other = await generateKeyPair('encryption', { bits: 2048 });
const joseKey = privateKeyOf(pair.privateJwk) ?? assert.fail();
const text = Buffer.from('{"a":"ü"}');
/** Over one piece, not divisible by three, different bytes everywhere. */
const large = Buffer.from(Uint32Array.from({ length: 1_000_001 }, (_, index) => index * 2_654_435_761).buffer).subarray(0, 4_000_001);

test('a JWE of ours is read by jose: small, large, as text and as bytes', async () => {
  for (const plaintext of [Buffer.alloc(0), text, large]) {
    for (const compact of [await encryptJwe(plaintext, pair.publicJwk), (await encryptJweBytes(plaintext, pair.publicJwk)).toString('latin1')]) {
      const opened: CompactDecryptResult = await compactDecrypt(compact, joseKey);
      assert.ok(plaintext.equals(opened.plaintext));
      assert.deepEqual(opened.protectedHeader, { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: pair.publicJwk.kid });
    }
  }
});

test('a JWE of jose is read by us, small and large, from text and from bytes', async () => {
  const key = publicKeyOf(pair.publicJwk) ?? assert.fail();
  for (const plaintext of [text, large]) {
    const compact = await new CompactEncrypt(plaintext).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'application/json' }).encrypt(key);
    assert.ok(plaintext.equals(await decryptJwe(compact, pair.privateJwk)));
    assert.ok(plaintext.equals(await decryptJwe(Buffer.from(compact), pair.privateJwk)));
  }
});

test('zip DEF is written and read on both ways, and inflating is bounded', async () => {
  for (const size of [500_000, 2_000_000]) {
    const plaintext = Buffer.alloc(size, 'abc');
    const compact = await encryptJwe(plaintext, pair.publicJwk, { zip: 'DEF' });
    assert.ok(compact.length < size / 2);
    assert.ok(plaintext.equals(await decryptJwe(compact, pair.privateJwk)));
    assert.equal((await openJwe(compact, pair.privateJwk, { maxPlaintextBytes: 1000 })).kind, 'unreadable');
  }
  const incompressible = await encryptJwe(large, pair.publicJwk, { zip: 'DEF' });
  assert.ok(large.equals(await decryptJwe(incompressible, pair.privateJwk)));
  const tooLarge = await openJwe(incompressible, pair.privateJwk, { maxPlaintextBytes: 1000 });
  assert.ok(tooLarge.kind === 'unreadable' && tooLarge.reason === 'undecryptable');
});

test('the header takes what it is given, and refuses what only crafting makes', async () => {
  const compact = await encryptJwe(text, pair.publicJwk, { kid: 'other-key-id', cty: 'application/json' });
  assert.deepEqual(jweParts(compact)?.header, { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'other-key-id', cty: 'application/json' });
  await assert.rejects(encryptJwe(text, pair.publicJwk, { enc: 'A128GCM' } as never), TypeError);
  await assert.rejects(encryptJweBytes(text, pair.publicJwk, { alg: 'RSA-OAEP' } as never), TypeError);
});

test('every JWE has its own content key and IV', async () => {
  const parts = await Promise.all([1, 2].map(async () => jweParts(await encryptJwe(text, pair.publicJwk))));
  assert.notEqual(parts[0]?.encryptedKey, parts[1]?.encryptedKey);
  assert.notEqual(parts[0]?.iv, parts[1]?.iv);
});

test('with a 4096-bit key the parts have the lengths of fact sheet section 14', async () => {
  const { publicJwk } = await generateKeyPair('encryption');
  const parts = jweParts(await encryptJwe(text, publicJwk));
  assert.deepEqual([parts?.encryptedKey.length, parts?.iv.length, parts?.tag.length], [683, 16, 22]);
});

test('parts from bytes equal those from text', async () => {
  const compact = await encryptJwe(text, pair.publicJwk, { cty: 'application/json' });
  assert.deepEqual({ ...jweParts(Buffer.from(compact)) }, { ...jweParts(compact) });
  const { protectedHeader, encryptedKey, iv, ciphertext, tag } = jweParts(compact) ?? assert.fail();
  assert.equal([protectedHeader, encryptedKey, iv, ciphertext, tag].join('.'), compact);
});

test('unreadable JWEs are told apart', async () => {
  const compact = await encryptJwe(text, pair.publicJwk);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [header, ...rest] = compact.split('.');
  const withHeader = (value: unknown): string => [part(value), ...rest].join('.');
  const reasonOf = async (jwe: string, jwk = pair.privateJwk): Promise<string> => {
    const opening = await openJwe(jwe, jwk);
    return opening.kind === 'opened' ? 'opened' : opening.reason;
  };
  assert.equal(await reasonOf(compact), 'opened');
  assert.equal(await reasonOf(compact, other.privateJwk), 'undecryptable');
  assert.equal(await reasonOf(compact, pair.publicJwk), 'unsupported');
  assert.equal(await reasonOf(rest.join('.')), 'malformed');
  assert.equal(await reasonOf(`${compact}.x`), 'malformed');
  assert.equal(await reasonOf(compact.replace(header ?? '', '****')), 'malformed');
  assert.equal(await reasonOf(withHeader([])), 'malformed');
  assert.equal(await reasonOf(withHeader({ alg: 'RSA-OAEP', enc: 'A256GCM' })), 'unsupported');
  assert.equal(await reasonOf(withHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', crit: ['x'] })), 'unsupported');
  assert.equal(await reasonOf(withHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })), 'undecryptable');
  await assert.rejects(decryptJwe(compact, other.privateJwk), /undecryptable/);
});

test('a large JWE with one changed character is not opened', async () => {
  const bytes = await encryptJweBytes(large, pair.publicJwk);
  bytes[3_000_000] = bytes[3_000_000] === 65 ? 66 : 65;
  const changed = await openJwe(bytes, pair.privateJwk);
  assert.ok(changed.kind === 'unreadable' && changed.reason === 'undecryptable');
  bytes[3_000_000] = 42;
  const broken = await openJwe(bytes, pair.privateJwk);
  assert.ok(broken.kind === 'unreadable' && broken.reason === 'malformed');
});

test('no text makes taking apart or opening throw', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.base64String(), { maxLength: 6 }).map((parts) => parts.join('.').replaceAll('=', '')),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (input) => {
      jweParts(input);
      jweParts(Buffer.from(input));
      assert.equal((await openJwe(input, pair.privateJwk)).kind, 'unreadable');
    }),
  );
});
