import assert from 'node:assert/strict';
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { test } from 'node:test';
import { compactDecrypt } from 'jose';
import { jweParts, openJwe, privateKeyOf } from './jose.ts';
import { craftJwe, replaceJweHeader } from './jwe-crafting.ts';
import type { JweCrafting } from './jwe-crafting.ts';
import { generateKeyPair } from './keys.ts';

const pair = await generateKeyPair('encryption', { bits: 2048 });
const other = await generateKeyPair('encryption', { bits: 2048 });
const key = privateKeyOf(pair.privateJwk) ?? assert.fail();
const text = Buffer.from('{"a":"ü"}');

async function joseReads(jwe: string): Promise<boolean> {
  try {
    return text.equals((await compactDecrypt(jwe, key)).plaintext);
  } catch {
    return false;
  }
}

test('without options the JWE is a good one', async () => {
  const jwe = craftJwe(text, pair.publicJwk);
  assert.equal(await joseReads(jwe), true);
  assert.equal((await openJwe(jwe, pair.privateJwk)).kind, 'opened');
});

test('other algorithms are what they say: jose reads them, FIT-Connect has to refuse them', async () => {
  const unusual: readonly JweCrafting[] = [{ keyAlgorithm: 'RSA-OAEP' }, { encAlgorithm: 'A128GCM' }, { encAlgorithm: 'A256CBC-HS512' }];
  for (const options of unusual) {
    const jwe = craftJwe(text, pair.publicJwk, options);
    assert.equal(await joseReads(jwe), true, JSON.stringify(options));
    const opening = await openJwe(jwe, pair.privateJwk);
    assert.ok(opening.kind === 'unreadable' && opening.reason === 'unsupported');
  }
});

test('zip compresses in truth', async () => {
  const plaintext = Buffer.alloc(10_000, 'a');
  const jwe = craftJwe(plaintext, pair.publicJwk, { zip: 'DEF' });
  assert.ok(jwe.length < 2000);
  assert.ok(plaintext.equals((await compactDecrypt(jwe, key)).plaintext));
});

test('RSA1_5 wraps the content key with PKCS #1 v1.5', () => {
  const parts = jweParts(craftJwe(text, pair.publicJwk, { keyAlgorithm: 'RSA1_5' })) ?? assert.fail();
  assert.equal(parts.header['alg'], 'RSA1_5');
  const contentKey = privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(parts.encryptedKey, 'base64url'));
  const decipher = createDecipheriv('aes-256-gcm', contentKey, Buffer.from(parts.iv, 'base64url'));
  decipher.setAAD(Buffer.from(parts.protectedHeader)).setAuthTag(Buffer.from(parts.tag, 'base64url'));
  assert.ok(text.equals(Buffer.concat([decipher.update(Buffer.from(parts.ciphertext, 'base64url')), decipher.final()])));
});

test('nothing deviating is read by jose or by us', async () => {
  const deviating: Readonly<Record<string, JweCrafting>> = {
    'changed ciphertext': { tamper: 'ciphertext' },
    'changed tag': { tamper: 'tag' },
    'changed iv': { tamper: 'iv' },
    'changed key': { tamper: 'encrypted-key' },
    'other recipient': { recipientKey: other.publicJwk },
    'other additional data': { aad: 'something else' },
    'short tag': { shorten: { part: 'tag', toBytes: 12 } },
    'empty tag': { shorten: { part: 'tag', toBytes: 0 } },
    'short iv': { shorten: { part: 'iv', toBytes: 8 } },
    'no key': { shorten: { part: 'encrypted-key', toBytes: 0 } },
    'cut ciphertext': { shorten: { part: 'ciphertext', toBytes: 3 } },
    'four parts': { drop: 'encrypted-key' },
    'no header': { drop: 'header' },
    'header says RSA-OAEP': { header: { alg: 'RSA-OAEP' } },
    'header says A128GCM': { header: { enc: 'A128GCM' } },
    'header says zip': { header: { zip: 'DEF' } },
    'header without enc': { header: { enc: undefined } },
    'done with SHA-1': { keyAlgorithm: 'RSA-OAEP', header: { alg: 'RSA-OAEP-256' } },
  };
  for (const [name, options] of Object.entries(deviating)) {
    const jwe = craftJwe(text, pair.publicJwk, options);
    assert.equal(await joseReads(jwe), false, name);
    assert.equal((await openJwe(jwe, pair.privateJwk)).kind, 'unreadable', name);
  }
});

test('the header names the first key while the other one can open', async () => {
  const jwe = craftJwe(text, pair.publicJwk, { recipientKey: other.publicJwk });
  assert.equal(jweParts(jwe)?.header['kid'], pair.publicJwk.kid);
  assert.equal((await openJwe(jwe, other.privateJwk)).kind, 'opened');
});

test('header members are taken out, replaced and added', () => {
  const jwe = craftJwe(text, pair.publicJwk, { header: { kid: undefined, cty: 'text/plain', crit: ['x'] } });
  assert.deepEqual(jweParts(jwe)?.header, { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'text/plain', crit: ['x'] });
});

test('a replaced header breaks the authentication', async () => {
  const jwe = replaceJweHeader(craftJwe(text, pair.publicJwk), { cty: 'text/plain' });
  assert.equal(jweParts(jwe)?.header['cty'], 'text/plain');
  assert.equal(await joseReads(jwe), false);
});

test('content key and IV can be used twice', async () => {
  const fixed = { contentKey: Buffer.alloc(32, 1), iv: Buffer.alloc(12, 2) };
  const [first, second] = [craftJwe(text, pair.publicJwk, fixed), craftJwe(text, pair.publicJwk, fixed)].map(jweParts);
  assert.equal(first?.ciphertext, second?.ciphertext);
  assert.equal(first?.tag, second?.tag);
});

test('an empty plaintext has an empty ciphertext', async () => {
  const jwe = craftJwe(new Uint8Array(), pair.publicJwk);
  assert.equal(jweParts(jwe)?.ciphertext, '');
  assert.equal((await compactDecrypt(jwe, key)).plaintext.byteLength, 0);
});
