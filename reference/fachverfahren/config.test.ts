import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ConfigurationError } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { readConfig } from './config.ts';
import { OfferError, readOffer } from './offer.ts';
import { makeKey } from './test/keys.ts';
import { writeOffer } from './test/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'kita-config-'));
let env: Environment;

before(async () => {
  const [encryption, signing, short] = await Promise.all([makeKey('encryption', 4096), makeKey('signature', 4096), makeKey('signature')]);
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('encryption.json', encryption.privateJwk);
  write('signing.json', signing.privateJwk);
  write('public.json', signing.publicJwk);
  write('short.json', short.privateJwk);
  env = {
    FITCONNECT_TOKEN_URL: 'https://auth.example/token',
    FITCONNECT_SUBMISSION_API_URL: 'https://zustelldienst.example/submission-api/',
    FITCONNECT_DESTINATION_API_URL: 'http://localhost:1/destination-api',
    FITCONNECT_DESTINATION_ID: '7b1b8f0a-9d3e-4c57-8a31-2f0a4e6b9c11',
    FITCONNECT_CLIENT_ID: 'kita',
    FITCONNECT_CLIENT_SECRET: 'geheim',
    FITCONNECT_DECRYPTION_KEY_FILES: join(folder, 'encryption.json'),
    FITCONNECT_SIGNING_KEY_FILE: join(folder, 'signing.json'),
    DATA_DIR: folder,
    SERVICES_FILE: writeOffer(folder),
  };
});
after(() => rmSync(folder, { recursive: true }));

test('a complete environment is read, with defaults', () => {
  const config = readConfig(env);
  assert.equal(config.submissionApiUrl, 'https://zustelldienst.example/submission-api');
  assert.deepEqual([config.apiVersion, config.host, config.port, config.pollIntervalMs, config.pageLimit], ['v2', '127.0.0.1', 0, 30_000, 100]);
  assert.deepEqual([...readConfig({ ...env, FAULTS: ' stops-at-404, does-nothing,' }).faults], ['stops-at-404', 'does-nothing']);
});

const WRONG: readonly (readonly [name: string, value: string | undefined, message: RegExp])[] = [
  ['FITCONNECT_CLIENT_ID', undefined, /is not set\.$/],
  ['FITCONNECT_TOKEN_URL', 'http://auth.example/token', /https address/],
  ['FITCONNECT_SUBMISSION_API_URL', 'submission-api', /https address/],
  ['FITCONNECT_API_VERSION', 'v3', /v1 or v2/],
  ['FITCONNECT_DESTINATION_ID', 'kita', /UUID/],
  ['FITCONNECT_DECRYPTION_KEY_FILES', '/does/not/exist.json', /cannot be read/],
  ['FITCONNECT_DECRYPTION_KEY_FILES', join(folder, 'signing.json'), /key_ops \["unwrapKey"\]/],
  ['FITCONNECT_ROLLOVER_KEY_FILE', join(folder, 'signing.json'), /key_ops \["unwrapKey"\]/],
  ['FITCONNECT_ROLLOVER_KEY_FILE', join(folder, 'encryption.json'), /certificate of the key as x5c/],
  ['FITCONNECT_SIGNING_KEY_FILE', join(folder, 'public.json'), /no private RSA key/],
  ['FITCONNECT_SIGNING_KEY_FILE', join(folder, 'short.json'), /4096 bit/],
  ['FITCONNECT_CALLBACK_SECRET', 'kurz', /32 to 512/],
  ['CA_FILE', join(folder, 'signing.json'), /no PEM certificate/],
  ['PORT', '1.5', /whole number/],
  ['POLL_INTERVAL_SECONDS', 'oft', /a number/],
  ['TLS_CERT_FILE', join(folder, 'signing.json'), /set together/],
  ['FAULTS', 'stops-at-405', /FAULTS names stops-at-405, which is no fault/],
];

for (const [name, value, message] of WRONG) {
  test(`one sentence for ${name}=${value?.replace(folder, '.') ?? '(missing)'}`, () => {
    assert.throws(
      () => readConfig({ ...env, [name]: value }),
      (error) =>
        error instanceof ConfigurationError &&
        message.test(error.message) &&
        error.message.includes(name.split('_')[0] ?? name) &&
        !error.message.includes('\n'),
    );
  });
}

test('an unusable offer is one sentence, too', async () => {
  const path = join(folder, 'offer.json');
  for (const [content, message] of [
    ['{', /cannot be read as JSON/],
    ['{"services":[],"metadataSchemas":[]}', /at least one service/],
    [
      '{"services":[{"identifier":"urn:x:y","schemas":[{"schemaUri":"u","mimeType":"application/xml","file":"signing.json"}]}],"metadataSchemas":[]}',
      /no readable XML schema/,
    ],
    ['{"services":[{"identifier":"urn:x:y","schemas":[{"schemaUri":"u","mimeType":"text/plain","file":"x"}]}],"metadataSchemas":[]}', /JSON and XML/],
    ['{"services":"alle"}', /list services/],
  ] as const) {
    writeFileSync(path, content);
    await assert.rejects(readOffer(path), (error) => error instanceof OfferError && message.test(error.message));
  }
});
