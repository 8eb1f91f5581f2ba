/** The starter `bin/pruefstand.mjs` under Nodes that cannot run it: one sentence, exit code 2, nothing else. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './repository-files.ts';

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(script: string, nodeOptions: readonly string[], language = 'C'): Outcome {
  return spawnSync(process.execPath, [...nodeOptions, script], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', LC_ALL: language } });
}

/** A copy of the starter in a folder laid out as `files` says. */
function layout(files: Readonly<Record<string, string>>): { readonly script: string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-bin-'));
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    script: join(folder, 'bin', 'pruefstand.mjs'),
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SOURCES = { 'package.json': '{"type":"module"}', 'src/cli/main.ts': 'const started: string = "sources"; console.log(started);' };
const COMPILED = { 'package.json': '{"type":"module"}', 'dist/src/cli/main.js': 'console.log("compiled");' };
const OLD_NODE = `--import=data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });")}`;

test('a checkout starts from its sources, even when it was built', () => {
  using checkout = layout({ ...SOURCES, ...COMPILED });
  assert.deepEqual(pick(start(checkout.script, [])), { status: 0, stdout: 'sources\n' });
});

test('an installed package starts from its compiled files', () => {
  using installed = layout(COMPILED);
  assert.deepEqual(pick(start(installed.script, ['--no-experimental-strip-types'])), { status: 0, stdout: 'compiled\n' });
});

test('a Node that is too old gets one sentence in the language of the terminal', () => {
  using checkout = layout(SOURCES);
  const english = start(checkout.script, [OLD_NODE]);
  assert.deepEqual(pick(english), { status: 2, stdout: '' });
  assert.match(english.stderr, /^pruefstand: Node 20\.19\.0 is too old, version 22\.22 or newer is needed;.*\n$/);
  assert.match(start(checkout.script, [OLD_NODE], 'de_DE.UTF-8').stderr, /^pruefstand: Node 20\.19\.0 ist zu alt.*\n$/);
});

test('a Node that does not strip types gets one sentence', () => {
  using checkout = layout(SOURCES);
  const outcome = start(checkout.script, ['--no-experimental-strip-types']);
  assert.deepEqual(pick(outcome), { status: 2, stdout: '' });
  assert.match(outcome.stderr, /^pruefstand: This Node \([\d.]+\) does not run TypeScript.*npm ci.*\n$/);
});

test('a package without its compiled files says so', () => {
  using broken = layout({ 'package.json': '{"type":"module"}' });
  const outcome = start(broken.script, []);
  assert.deepEqual(pick(outcome), { status: 2, stdout: '' });
  assert.match(outcome.stderr, /^pruefstand: The compiled files are missing.*\n$/);
});

function pick({ status, stdout }: Outcome): Pick<Outcome, 'status' | 'stdout'> {
  return { status, stdout };
}
