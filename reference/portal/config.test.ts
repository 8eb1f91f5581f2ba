import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ConfigurationError } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { readConfig } from './config.ts';
import { loadProvider } from './provider-sources.ts';
import { makeKeys } from './test/keys.ts';
import { writeEnvironment } from './test/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'kita-portal-config-'));
let env: Environment;

before(async () => {
  env = writeEnvironment(folder, await makeKeys());
  writeFileSync(join(folder, 'doctype.xml'), '<!DOCTYPE x><x/>');
  writeFileSync(join(folder, 'no-account.xml'), '<x/>');
});
after(() => rmSync(folder, { recursive: true }));

test('a complete environment is read, with defaults', () => {
  const config = readConfig(env);
  assert.deepEqual([config.host, config.port, config.level, config.stepUpLevel, config.companyLevel], ['127.0.0.1', 0, 3, 4, 3]);
  assert.deepEqual([config.skewMs, config.loginTimeoutMs, config.acceptsTestAccounts, config.acceptsCbc], [60_000, 1_800_000, false, false]);
  assert.deepEqual([config.service.required, config.service.language, config.providers.map(({ name }) => name)], [['bPK2'], 'de', ['bundid', 'muk']]);
  assert.equal(readConfig({ ...env, COOKIE_SECURE: '' }).hasSecureCookies, true);
});

const WRONG: readonly (readonly [name: string, value: string | undefined, message: RegExp])[] = [
  ['ENTITY_ID', undefined, /is not set\.$/],
  ['ENTITY_ID', 'https://kita.example:8443/saml', /without port/],
  ['ENTITY_ID', 'http://kita.example/saml', /https address/],
  ['SIGNING_KEY_FILE', '/does/not/exist', /cannot be read/],
  ['SIGNING_KEY_FILE', join(folder, 'encryption.key'), /does not belong to its certificate/],
  ['ENCRYPTION_KEY_FILES', join(folder, 'doctype.xml'), /cannot be read as PEM/],
  ['BASE_URL', 'http://kita.example', /https address/],
  ['LEVEL', 'STORK-QAA-Level-2', /must be one of STORK-QAA-Level-1/],
  ['MUK_LEVEL', 'niedrig', /substanziell, hoch/],
  ['REQUESTED_ATTRIBUTES', 'bPK2,lieblingsfarbe', /lieblingsfarbe, which is no attribute/],
  ['BACK_URL', 'http://kita.example/', /https address/],
  ['ACCEPT_CBC', 'vielleicht', /yes or no/],
  ['CLOCK_SKEW_SECONDS', '600', /a number from 0 to 300/],
  ['TLS_CERT_FILE', join(folder, 'muk.pem'), /set together/],
  ['MUK_CERT_FILES', join(folder, 'doctype.xml'), /no PEM certificate/],
  ['FAULTS', 'gibt-es-nicht', /gibt-es-nicht, which is no fault/],
];

for (const [name, value, message] of WRONG) {
  test(`one sentence for ${name}=${value?.replace(folder, '.') ?? '(missing)'}`, () => {
    assert.throws(
      () => readConfig({ ...env, [name]: value }),
      (error) => error instanceof ConfigurationError && message.test(error.message) && !error.message.includes('\n'),
    );
  });
}

test('insecure cookies are for plain http on this machine only', () => {
  assert.throws(() => readConfig({ ...env, BASE_URL: 'https://kita.example', COOKIE_SECURE: 'no' }), ConfigurationError);
  assert.equal(readConfig({ ...env, BASE_URL: 'http://127.0.0.1:8080', COOKIE_SECURE: 'no' }).hasSecureCookies, false);
});

test('unusable metadata are one sentence, too', async () => {
  for (const [file, message] of [
    ['doctype.xml', 'BUNDID_METADATA_FILE has a DOCTYPE.'],
    ['no-account.xml', 'BUNDID_METADATA_FILE describes no account.'],
  ] as const) {
    const [source] = readConfig({ ...env, BUNDID_METADATA_FILE: join(folder, file) }).providers;
    assert.ok(source !== undefined);
    await assert.rejects(loadProvider(source, undefined, new Set()), new ConfigurationError(message));
  }
});
