import assert from 'node:assert/strict';
import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt } from 'node:crypto';
import { test } from 'node:test';
import { oaepDecode } from './oaep.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

for (const name of ['sha1', 'sha256']) {
  test(`what Node encodes with ${name} is decoded, anything else is one error`, () => {
    const secret = Buffer.from('0123456789abcdef0123456789abcdef');
    const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: name }, secret);
    const encoded = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, wrapped);
    assert.deepEqual(oaepDecode(encoded, { digest: name, mask: name }), secret);
    for (const place of [0, 1, 40]) {
      const broken = Buffer.from(encoded);
      broken[place] = (broken[place] ?? 0) ^ 1;
      assert.throws(() => oaepDecode(broken, { digest: name, mask: name }), { message: 'decryption failed' });
    }
    assert.throws(() => oaepDecode(encoded, { digest: name, mask: 'sha512' }), { message: 'decryption failed' });
  });
}
