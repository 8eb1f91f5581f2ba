/** The starter `bin/pruefstand.mjs` under Nodes that cannot run it: one sentence, exit code 2, nothing else. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './repository-files.ts';

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Keeps nothing between calls unless told where. */
const KEEPS_NOTHING = { NODE_DISABLE_COMPILE_CACHE: '1' };

function start(script: string, nodeOptions: readonly string[], language = 'C', environment: Readonly<Record<string, string>> = KEEPS_NOTHING): Outcome {
  return spawnSync(process.execPath, [...nodeOptions, script], {
    encoding: 'utf8',
    // Coverage, which Node would hand down by itself, is not of these files.
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: language, NODE_V8_COVERAGE: '', ...environment },
  });
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

test('compiled modules are kept in the cache of the user, and where they cannot be it starts all the same', () => {
  using checkout = layout({ ...SOURCES, 'no-folder': '' });
  const cache = join(checkout.script, '../../cache');
  for (const round of [1, 2]) {
    assert.deepEqual(pick(start(checkout.script, [], 'C', { PRUEFSTAND_CACHE: cache })), { status: 0, stdout: 'sources\n' }, `round ${round}`);
    assert.notDeepEqual(readdirSync(join(cache, 'compiled'), { recursive: true }), []);
  }
  writeFileSync(join(checkout.script, '../../src/cli/main.ts'), SOURCES['src/cli/main.ts'].replace('sources', 'changed'));
  assert.equal(start(checkout.script, [], 'C', { PRUEFSTAND_CACHE: cache }).stdout, 'changed\n');
  assert.deepEqual(pick(start(checkout.script, [], 'C', { PRUEFSTAND_CACHE: join(checkout.script, '../../no-folder') })), { status: 0, stdout: 'changed\n' });
});

test('while coverage is measured nothing is kept', () => {
  using checkout = layout(SOURCES);
  const cache = join(checkout.script, '../../cache');
  const environment = { PRUEFSTAND_CACHE: cache, NODE_V8_COVERAGE: join(cache, '../coverage') };
  assert.deepEqual(pick(start(checkout.script, [], 'C', environment)), { status: 0, stdout: 'sources\n' });
  assert.throws(() => readdirSync(cache), { code: 'ENOENT' });
});

function pick({ status, stdout }: Outcome): Pick<Outcome, 'status' | 'stdout'> {
  return { status, stdout };
}
