import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256Hex, sha512Hex } from './hash.ts';

test('FIPS 180 example "abc", as text and as bytes', () => {
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const sha512 = 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f';
  assert.equal(sha256Hex('abc'), sha256);
  assert.equal(sha256Hex(Buffer.from('abc')), sha256);
  assert.equal(sha512Hex('abc'), sha512);
  assert.equal(sha512Hex(Buffer.from('xabcx').subarray(1, 4)), sha512);
});

test('texts are hashed as UTF-8', () => {
  assert.equal(sha256Hex('Grün'), sha256Hex(Uint8Array.of(0x47, 0x72, 0xc3, 0xbc, 0x6e)));
});
