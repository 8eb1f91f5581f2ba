/**
 * The package installed as a vendor would install it: packed, installed into an empty folder, started there. It needs the
 * registry or a filled cache and about a minute, so it runs by `npm run test:package` and in `.ci/run`, not in `npm test`.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Result } from '../src/core/result.ts';
import { runNpm, stagePackage } from './package-staging.ts';

/** Every command, as the help of the installed package has to list them. */
const COMMANDS = [
  ...['init', 'doctor', 'declare', 'run', 'simulate', 'certificate', 'explain', 'profiles', 'report', 'merge', 'bundle', 'verify', 'rejudge', 'issue'],
  ...['gate', 'compare', 'register', 'suspend', 'resume', 'revoke', 'extend', 'renew', 'restrict'],
];

let folder: string;

before(() => {
  using staged = stagePackage();
  const [packed] = JSON.parse(staged.npm('pack', '--json', '--ignore-scripts')) as [{ filename: string }];
  folder = mkdtempSync(join(tmpdir(), 'pruefstand-vendor-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "vendor", "private": true, "type": "module" }\n');
  runNpm(folder, ['install', '--prefer-offline', '--omit=dev', '--no-audit', '--no-fund', join(staged.folder, packed.filename)]);
});

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the installed command line starts outside the repository', () => {
  const help = execFileSync(process.execPath, [join(folder, 'node_modules', 'pruefstand', 'bin', 'pruefstand.mjs'), '--help', '--lang', 'en'], {
    cwd: folder,
    encoding: 'utf8',
  });
  for (const command of COMMANDS) assert.match(help, new RegExp(`^ {2}${command} `, 'm'));
});

test('the installed package knows its data', () => {
  const cli = join(folder, 'node_modules', 'pruefstand', 'bin', 'pruefstand.mjs');
  assert.match(execFileSync(process.execPath, [cli, 'profiles', '--lang', 'en'], { cwd: folder, encoding: 'utf8' }), /fit-connect-fachverfahren/);
  assert.match(execFileSync(process.execPath, [cli, 'explain', 'FC-SUB-012', '--lang', 'en'], { cwd: folder, encoding: 'utf8' }), /FC-SUB-012/);
});

test('the subpaths of the package can be imported', () => {
  for (const name of ['pruefstand/fit-connect', 'pruefstand/fit-connect/msw']) {
    const script = `const module = await import(${JSON.stringify(name)}); console.log(Object.keys(module).length > 0);`;
    assert.equal(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, encoding: 'utf8' }).trim(), 'true');
  }
});

test('the installed package runs the whole profile on its own reference product', () => {
  const cli = join(folder, 'node_modules', 'pruefstand', 'bin', 'pruefstand.mjs');
  execFileSync(process.execPath, [cli, 'run', '--quiet', '--lang', 'en'], { cwd: folder, encoding: 'utf8' });
  const result = JSON.parse(readFileSync(join(folder, 'pruefstand-out', 'result.json'), 'utf8')) as Result;
  assert.equal(result.conclusion, 'conformant');
  assert.ok(result.counts.cases.passed > 50, 'the scenarios ran');
});

test('the declarations of the package satisfy a strict consumer', () => {
  writeFileSync(
    join(folder, 'consumer.ts'),
    `import { createFitConnect } from 'pruefstand/fit-connect';
import { createFitConnectForTests, fitConnectHandlers } from 'pruefstand/fit-connect/msw';
const handlers: ReturnType<typeof fitConnectHandlers> = fitConnectHandlers({ name: 'x', fetch: async () => new Response() }, { baseUrl: 'https://localhost' });
// @ts-expect-error the options are typed, not any
createFitConnect(1);
export const seen = [handlers.length, createFitConnectForTests];
`,
  );
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: 'es2024',
    module: 'nodenext',
    lib: ['es2024', 'esnext.disposable', 'dom'],
    types: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', folder], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
});
