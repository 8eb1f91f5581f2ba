/** The command as a process: exit codes and the list of faults. That it starts and serves is seen by every run of its profile. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { FAULTS } from './faults.ts';

function start(env: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...options], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return { output, ended: once(child, 'close').then(([code]) => code as number | null) };
}

for (const [title, env, sentence] of [
  ['an unknown fault', { FAULTS: 'gibt-es-nicht' }, 'FAULTS names gibt-es-nicht, which is no fault of this product.\n'],
  ['no address', {}, 'ZBP_URL is not set.\n'],
  ['a plain address elsewhere', { ZBP_URL: 'http://zbp.example' }, 'ZBP_URL must be an absolute https address (http only on this machine).\n'],
  ['an interface that is none', { ZBP_URL: 'https://zbp.example', ZBP_INTERFACE: 'FAX' }, 'ZBP_INTERFACE must be one of REST, SOAP, FIT-CONNECT.\n'],
  ['an environment that is none', { ZBP_ENVIRONMENT: 'TEST' }, 'ZBP_ENVIRONMENT must be INT or PROD.\n'],
] as const)
  test(`${title} ends with 2 and one sentence`, async () => {
    const { output, ended } = start(env);
    assert.equal(await ended, 2);
    assert.equal(output.stderr, sentence);
    assert.equal(output.stdout, '');
  });

test('--list-faults prints the table', async () => {
  const { output, ended } = start({}, '--list-faults');
  assert.equal(await ended, 0);
  assert.deepEqual(JSON.parse(output.stdout), JSON.parse(JSON.stringify(FAULTS)));
});
