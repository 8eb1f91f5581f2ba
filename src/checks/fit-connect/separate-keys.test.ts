import assert from 'node:assert/strict';
import { it } from 'node:test';
import { outlineOf } from './sample-observations.ts';
import { separateKeys } from './separate-keys.ts';
import type { KeySubject } from './subject.ts';

const encryption = { kid: 'enc-2026', kty: 'RSA', alg: 'RSA-OAEP-256', key_ops: ['wrapKey'], n: 'AAAA' };
const signing = { kid: 'sig-2026', kty: 'RSA', alg: 'PS512', key_ops: ['verify'], n: 'BBBB' };
const judge = (encryptionKeys: KeySubject['encryptionKeys'], signingKey: KeySubject['signingKey'] = signing): readonly string[] =>
  outlineOf(separateKeys, { encryptionKeys, signingKey });

it('FC-SUB-051 passes with two keys, each for its purpose, also during a roll-over and with use', () => {
  assert.deepEqual(judge([encryption]), []);
  assert.deepEqual(judge([encryption, { ...encryption, kid: 'enc-2027', n: 'CCCC', use: 'enc' }]), []);
});

it('FC-SUB-051 breaks when both purposes share a key, also the next one', () => {
  assert.deepEqual(judge([{ ...encryption, n: 'BBBB' }]), ['broken one-key-for-both']);
  assert.deepEqual(judge([encryption, { ...encryption, kid: 'enc-2027', n: 'BBBB' }]), ['broken one-key-for-both']);
});

it('FC-SUB-051 breaks with other, more or no operations', () => {
  for (const key_ops of [['encrypt'], ['wrapKey', 'encrypt'], [], undefined, 'wrapKey'])
    assert.deepEqual(judge([{ ...encryption, key_ops }]), ['broken encryption-key-ops']);
  for (const key_ops of [['sign'], ['verify', 'sign'], undefined]) assert.deepEqual(judge([encryption], { ...signing, key_ops }), ['broken signing-key-ops']);
});
