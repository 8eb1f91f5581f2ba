/** The command as a process: the line on standard output, HTTPS, exit codes, the list of faults. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FAULTS } from './faults.ts';
import { makeKeys } from './test/keys.ts';
import { writeEnvironment } from './test/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'kita-portal-main-'));
let env: Record<string, string>;

before(async () => {
  env = writeEnvironment(folder, await makeKeys());
});
after(() => rmSync(folder, { recursive: true }));

function start(change: Record<string, string>, ...options: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...options], {
    env: { ...process.env, ...env, ...change },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
}

test('it says where it listens, and ends on SIGTERM', async () => {
  const { child, output, ended } = start({ TLS_CERT_FILE: join(folder, 'signing.pem'), TLS_KEY_FILE: join(folder, 'signing.key') });
  await once(child.stdout, 'data');
  const { event, url, metadataPaths, adapterPath } = JSON.parse(output.stdout) as Record<string, unknown>;
  assert.deepEqual([event, metadataPaths, adapterPath], ['listening', { bundid: '/saml/metadata', muk: '/saml/metadata/muk' }, '/adapter']);
  assert.match(String(url), /^https:\/\/127\.0\.0\.1:\d+$/);
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
});

test('a wrong configuration ends with 2 and one sentence', async () => {
  const { output, ended } = start({ FAULTS: 'gibt-es-nicht' });
  assert.equal(await ended, 2);
  assert.equal(output.stderr, 'FAULTS names gibt-es-nicht, which is no fault of this product.\n');
  assert.equal(output.stdout, '');
});

test('--list-faults prints the table', async () => {
  const { output, ended } = start({}, '--list-faults');
  assert.equal(await ended, 0);
  assert.deepEqual(JSON.parse(output.stdout), JSON.parse(JSON.stringify(FAULTS)));
});
