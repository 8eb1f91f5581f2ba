import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ConfigurationError, address, link, listenAddress, names, number, oneOf, optional, optionalFile, readFaults, readTls, yesOrNo } from './environment.ts';
import type { Environment } from './environment.ts';

const NOWHERE = join(import.meta.dirname, 'gibt-es-nicht.pem');

test('values are read, with what holds when they are missing', () => {
  const env = { URL: 'https://dienst.example/api/', LINK: 'http://localhost:1/x?y=1', NAMES: 'a, b,,', SECONDS: '0.5', EMPTY: '' };
  assert.deepEqual([optional(env, 'EMPTY'), optionalFile(env, 'CA_FILE'), readTls(env)], [undefined, undefined, undefined]);
  assert.deepEqual([address(env, 'URL'), link(env, 'LINK'), names(env, 'NAMES')], ['https://dienst.example/api', 'http://localhost:1/x?y=1', ['a', 'b']]);
  assert.equal(number(env, 'SECONDS', { fallback: 1, min: 0, max: 1 }), 0.5);
  assert.deepEqual([yesOrNo(env, 'EMPTY', true), oneOf(env, 'EMPTY', ['a', 'b'], 'b'), listenAddress(env)], [true, 'b', { host: '127.0.0.1', port: 0 }]);
  assert.deepEqual(readFaults({ FAULTS: 'late' }, { late: 1 }), new Set(['late']));
});

const WRONG: readonly (readonly [sentence: string, env: Environment, read: (env: Environment) => unknown])[] = [
  ['URL is not set.', {}, (env) => address(env, 'URL')],
  ['URL must be an absolute https address (http only on this machine).', { URL: 'http://dienst.example' }, (env) => address(env, 'URL')],
  ['URL must be an absolute https address (http only on this machine).', { URL: 'https://dienst.example/#x' }, (env) => link(env, 'URL')],
  ['URL must be an address without query.', { URL: 'https://dienst.example/?x' }, (env) => address(env, 'URL')],
  ['PORT must be a whole number from 0 to 65535.', { PORT: '80.5' }, listenAddress],
  ['PORT must be a whole number from 0 to 65535.', { PORT: '-1' }, listenAddress],
  ['SURE must be yes or no.', { SURE: 'vielleicht' }, (env) => yesOrNo(env, 'SURE', true)],
  ['WORD must be one of a, b.', { WORD: 'c' }, (env) => oneOf(env, 'WORD', ['a', 'b'], 'a')],
  [`CA_FILE names the file ${NOWHERE}, which cannot be read.`, { CA_FILE: NOWHERE }, (env) => optionalFile(env, 'CA_FILE')],
  ['TLS_CERT_FILE and TLS_KEY_FILE must be set together.', { TLS_CERT_FILE: import.meta.filename }, readTls],
  ['FAULTS names early, which is no fault of this product.', { FAULTS: 'late,early' }, (env) => readFaults(env, { late: 1 })],
];

for (const [sentence, env, read] of WRONG) {
  test(`${JSON.stringify(env).replace(import.meta.dirname, '.')}: one sentence`, () => {
    assert.throws(
      () => read(env),
      (error) => error instanceof ConfigurationError && error.message === sentence,
    );
  });
}
