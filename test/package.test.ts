/** What `npm pack` would publish: all that a vendor's run needs, nothing that belongs to the repository alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { stagePackage } from './package-staging.ts';
import type { Manifest } from './package-staging.ts';

interface PackedFile {
  readonly path: string;
}

const NEEDED = [
  'bin/pruefstand.mjs',
  'dist/src/cli/main.js',
  'profiles/fit-connect-fachverfahren.profile.yaml',
  'schemas/result/result-1.schema.json',
  'schemas/target/target-1.schema.json',
  'fixtures/accounts/personen.yaml',
  'fixtures/declaration/fit-connect-fachverfahren.yaml',
  'fixtures/declaration/bundid-portal.yaml',
  'fixtures/declaration/muk-portal.yaml',
  'fixtures/declaration/dvdv-server.yaml',
  'fixtures/declaration/zbp-absender.yaml',
  'fixtures/declaration/dvdv-client.yaml',
  'fixtures/declaration/bezahldienst-anbieter.yaml',
  'fixtures/declaration/bezahldienst-portal.yaml',
  'fixtures/declaration/onlinedienst-kette.yaml',
  'fixtures/dvdv/land.yaml',
  'fixtures/kindergartenanmeldung/index.yaml',
  'docs/proof/fit-connect-fachverfahren.json',
  'dist/reference/fachverfahren/main.js',
  'LICENSE',
  'README.md',
  'README.de.md',
  'CHANGELOG.md',
];
const NEEDED_KINDS = [/^catalogue\/.*\.yaml$/, /^features\/.*\.feature$/, /^dist\/steps\/.*\.steps\.js$/];
const UNWANTED = [
  /\.test\.(ts|js|d\.ts)$/,
  /(^|\/)(test|tools|bench|node_modules|\.ci|\.git)\//,
  /^docs\/(?!proof\/|reference\/|unit-tests-with-msw\.md$)/,
  /^fixtures\/(?!kindergartenanmeldung\/|accounts\/|dvdv\/|declaration\/[a-z-]+\.yaml$)/,
  /(^|\/)(golden|__golden__|out)\//,
  /\.(pem|key|p12|pfx|jwk|sqlite|log)$/,
  /(?<!\.d)\.ts$/,
];

/** What the names of the package lead to once it is installed; the condition for the repository's own sources left out. */
function exportTargets(exports: Manifest['exports']): readonly string[] {
  return Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.entries(target).flatMap(([condition, path]) => (condition === 'pruefstand-source' ? [] : [path])),
  );
}

function privateKeys(folder: string, paths: readonly string[]): readonly string[] {
  return paths.filter((path) =>
    /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{40}|"d"\s*:\s*"[\w-]{80,}"/.test(readFileSync(join(folder, path), 'utf8')),
  );
}

/** Documents that the program's own texts send their reader to. */
function documentsNamed(folder: string, paths: readonly string[]): readonly string[] {
  const texts = paths.filter((path) => /^(dist\/src|dist\/steps|profiles)\/.*\.(js|yaml)$/.test(path)).map((path) => readFileSync(join(folder, path), 'utf8'));
  return [...new Set(texts.flatMap((text) => text.match(/\bdocs\/[\w/-]+\.md\b/g) ?? []))];
}

test('the packed files are what a run needs and nothing else', () => {
  using staged = stagePackage();
  const [packed] = JSON.parse(staged.npm('pack', '--dry-run', '--json', '--ignore-scripts')) as [{ files: readonly PackedFile[] }];
  const paths = packed.files.map((file) => file.path);
  const targets = [...Object.values(staged.manifest.bin), ...exportTargets(staged.manifest.exports)];

  assert.deepEqual(
    NEEDED.filter((path) => !paths.includes(path)),
    [],
    'missing files',
  );
  assert.deepEqual(
    NEEDED_KINDS.filter((kind) => !paths.some((path) => kind.test(path))),
    [],
    'missing kinds of files',
  );
  assert.deepEqual(
    targets.filter((path) => !paths.includes(path.replace(/^\.\//, ''))),
    [],
    'targets of bin and exports that are not packed',
  );
  assert.deepEqual(
    paths.filter((path) => UNWANTED.some((pattern) => pattern.test(path))),
    [],
    'files that stay in the repository',
  );
  assert.deepEqual(privateKeys(staged.folder, paths), [], 'files with private keys');
  assert.deepEqual(
    documentsNamed(staged.folder, paths).filter((document) => !paths.includes(document)),
    [],
    'documents that messages name and a vendor would look for in vain',
  );
});

test('the published package does not carry the Node of the repository', () => {
  using staged = stagePackage();
  const wanted = [...Object.keys(staged.manifest.dependencies), ...Object.keys(staged.manifest.optionalDependencies ?? {})];
  assert.deepEqual(
    wanted.filter((name) => /^(node|node-(linux|darwin|win|bin).*|@pruefstand\/.*)$/.test(name)),
    [],
  );
  assert.equal(staged.manifest.license, 'EUPL-1.2');
});
