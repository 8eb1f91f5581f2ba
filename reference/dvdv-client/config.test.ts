/** What is looked up without being asked is read completely before anything starts. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { makeKey } from './test/keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'dvdv-client-config-'));
const files = { DVDV_CERT_FILE: join(folder, 'client.pem'), DVDV_KEY_FILE: join(folder, 'client-key.pem') };

before(async () => {
  const { certificate, privateKey } = await makeKey('Bauaufsicht');
  writeFileSync(files.DVDV_CERT_FILE, certificate);
  writeFileSync(files.DVDV_KEY_FILE, privateKey);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const regular = (env: Readonly<Record<string, string>>): Config['regular'] =>
  readConfig({ DVDV_URL: 'https://dvdv.pruefstand.example/dvdv2-backend', ...files, ...env }).regular;

test('pairs of key and service, and how often', () => {
  assert.deepEqual(regular({}), { lookUps: [], everyMs: undefined });
  assert.deepEqual(regular({ LOOK_UPS: 'ags:1 urn:a, psw:1  urn:b', LOOK_UP_EVERY_SECONDS: '0.5' }), {
    lookUps: [
      { organizationKey: 'ags:1', serviceUri: 'urn:a' },
      { organizationKey: 'psw:1', serviceUri: 'urn:b' },
    ],
    everyMs: 500,
  });
});

test('half a pair, and an interval that is none', () => {
  assert.throws(() => regular({ LOOK_UPS: 'ags:1' }), /LOOK_UPS/);
  assert.throws(() => regular({ LOOK_UPS: 'ags:1 urn:a urn:b' }), /LOOK_UPS/);
  assert.throws(() => regular({ LOOK_UPS: 'ags:1 urn:a', LOOK_UP_EVERY_SECONDS: 'oft' }), /LOOK_UP_EVERY_SECONDS/);
});
