import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { decryptXml, decryptXmlByContentKey, encryptXml } from './xml-encryption.ts';
import type { XmlRecipient } from './xml-encryption.ts';

const pair = (): { readonly key: string; readonly publicKey: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
};
const own = pair();
const CONTENTS = ['aes256-gcm', 'aes128-gcm', 'aes256-cbc', 'aes128-cbc', 'tripledes-cbc'] as const;
const TRANSPORTS = [
  { transport: 'rsa-oaep-mgf1p' },
  { transport: 'rsa-oaep-mgf1p', oaepDigest: 'sha256' },
  { transport: 'rsa-oaep' },
  { transport: 'rsa-oaep', oaepDigest: 'sha1' },
  { transport: 'rsa-1_5' },
] as const;
const RECIPIENTS: readonly XmlRecipient[] = CONTENTS.flatMap((content) =>
  TRANSPORTS.flatMap((transport) =>
    (['inside', 'beside'] as const).map((keyPlacement) => ({ certificate: own.publicKey, content, keyPlacement, ...transport })),
  ),
);
const document = (plain: string, recipient: XmlRecipient): string => {
  const { data, beside = '' } = encryptXml(plain, recipient);
  return `<r><e>${data}${beside}</e></r>`;
};

test('every combination opens with the key, wherever the encrypted key is', () => {
  for (const recipient of RECIPIENTS)
    assert.equal(decryptXml(document('<a>ü</a>', recipient), own.key), '<a>ü</a>', JSON.stringify({ ...recipient, certificate: '' }));
});

test('every text comes back, of whatever length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...RECIPIENTS.slice(0, 50)), (plain, recipient) => {
      const text = plain.toWellFormed();
      assert.equal(decryptXml(document(text, recipient), own.key), text);
    }),
    { numRuns: 40 },
  );
});

test('nothing opens that was changed or is for another', () => {
  const stranger = pair();
  for (const recipient of RECIPIENTS.filter(({ keyPlacement }) => keyPlacement === 'inside'))
    assert.throws(() => decryptXml(document('<a/>', recipient), stranger.key), TypeError, JSON.stringify({ ...recipient, certificate: '' }));
  const sealed = document('<a/>', { certificate: own.publicKey, content: 'aes256-gcm', transport: 'rsa-oaep' });
  const flipped = sealed.replaceAll(/<xenc:CipherValue>(.)/gu, (_, first: string) => `<xenc:CipherValue>${first === 'A' ? 'B' : 'A'}`);
  assert.throws(() => decryptXml(flipped, own.key), TypeError);
  assert.throws(() => decryptXml(sealed.replace('aes256-gcm', 'aes512-gcm'), own.key), TypeError);
  assert.throws(() => decryptXml(sealed.replace('aes256-gcm', 'aes128-gcm'), own.key), TypeError);
  assert.throws(() => decryptXml('<a/>', own.key), /no EncryptedData/u);
  assert.throws(() => decryptXml('<a', own.key), TypeError);
  assert.throws(() => decryptXml(sealed.replace(/<xenc:EncryptedKey.*<\/xenc:EncryptedKey>/u, ''), own.key), /EncryptedKey/u);
});

test('who is told the content key opens it too, and nobody else', () => {
  for (const recipient of RECIPIENTS) {
    const keys = new Map<string, Uint8Array>();
    const text = document('<a>ü</a>', { ...recipient, onContentKey: (id, key) => keys.set(id, key) });
    assert.equal(keys.size, 1);
    assert.equal(
      decryptXmlByContentKey(text, (id) => keys.get(id)),
      '<a>ü</a>',
    );
    assert.throws(() => decryptXmlByContentKey(text, () => undefined), TypeError);
    assert.throws(() => decryptXmlByContentKey(text, () => new Uint8Array(8)), TypeError);
  }
});

test('a retrieval address of the caller is written as it is', () => {
  const { data } = encryptXml('<a/>', {
    certificate: own.publicKey,
    content: 'aes128-gcm',
    transport: 'rsa-oaep',
    keyPlacement: 'beside',
    retrievalUri: 'https://canary.example/?a&b',
  });
  assert.match(data, /URI="https:\/\/canary\.example\/\?a&amp;b"/u);
});
