import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../runner/environment.ts';
import { sbomOf } from './sbom.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
}
interface Bom {
  readonly serialNumber: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
const bomOf = (folder?: string): Bom => sbomOf(folder) as unknown as Bom;

test('the suite itself: every package it runs with, none it is only built with', () => {
  const bom = bomOf();
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const found = new Map(bom.components.map(({ group, name, version }) => [group === undefined ? name : `${group}/${name}`, version]));
  for (const [name, version] of Object.entries(dependencies)) assert.equal(found.get(name), version, name);
  for (const name of ['eslint', 'typescript', 'fast-check', 'prettier']) assert.equal(found.has(name), false, name);
  assert.equal(bom.metadata.component.name, 'pruefstand');
  const refs = new Set(bom.components.map((one) => one['bom-ref']));
  assert.equal(refs.size, bom.components.length, 'references are unique');
  for (const { ref, dependsOn } of bom.dependencies) {
    assert.ok(ref === bom.metadata.component['bom-ref'] || refs.has(ref), ref);
    for (const needed of dependsOn) assert.ok(refs.has(needed), `${ref} needs ${needed}`);
  }
  for (const { hashes, name } of bom.components) assert.match(hashes?.[0]?.content ?? '', /^[0-9a-f]{128}$/, name);
  // A package without a word about its licence is possible, many are not.
  assert.ok(bom.components.filter(({ licenses }) => licenses?.length !== 1).length < 4);
});

test('the same installation gives the same bytes', () => {
  assert.equal(JSON.stringify(sbomOf()), JSON.stringify(sbomOf()));
});

test('an installed package without a lock file of its own: nested versions, circles, what is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-sbom-'));
  const put = (path: string, content: object): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  try {
    put('node_modules/suite/package.json', {
      name: 'suite',
      version: '1.0.0',
      license: 'EUPL-1.2',
      dependencies: { a: '1', '@s/b': '1', nowhere: '1' },
      optionalDependencies: { o: '1' },
    });
    put('node_modules/a/package.json', {
      name: 'a',
      version: '1.0.0',
      license: { type: 'MIT' },
      dependencies: { c: '^2' },
      peerDependencies: { p: '*', q: '*' },
      peerDependenciesMeta: { q: { optional: true } },
    });
    put('node_modules/a/node_modules/c/package.json', {
      name: 'c',
      version: '2.0.0-rc.1+7',
      licenses: [{ type: 'MIT' }, { type: 'BSD-3-Clause' }],
      dependencies: { a: '1' },
    });
    put('node_modules/c/package.json', { name: 'c', version: '1.0.0', license: 'SEE LICENSE IN FILE' });
    put('node_modules/@s/b/package.json', { name: '@s/b', version: '1.2.3', license: '(MIT OR Apache-2.0) AND ISC', dependencies: { c: '1' } });
    put('node_modules/o/package.json', { name: 'o', version: '1.0.0', dependencies: { d: '1' } });
    put('node_modules/d/package.json', { name: 'd', version: '1.0.0', license: 'ISC' });
    put('node_modules/p/package.json', { name: 'p', version: '1.0.0' });
    put('node_modules/q/package.json', { name: 'q', version: '1.0.0' });
    put('node_modules/.package-lock.json', { packages: { 'node_modules/d': { integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}` } } });
    const bom = bomOf(join(folder, 'node_modules/suite'));
    assert.deepEqual(
      bom.components.map(({ purl, scope }) => [purl, scope]),
      [
        ['pkg:npm/%40s/b@1.2.3', 'required'],
        ['pkg:npm/a@1.0.0', 'required'],
        ['pkg:npm/c@1.0.0', 'required'],
        ['pkg:npm/c@2.0.0-rc.1%2B7', 'required'],
        ['pkg:npm/d@1.0.0', 'optional'],
        ['pkg:npm/o@1.0.0', 'optional'],
        ['pkg:npm/p@1.0.0', 'required'],
      ],
    );
    const at = (purl: string): Component | undefined => bom.components.find((one) => one.purl === purl);
    assert.deepEqual(at('pkg:npm/%40s/b@1.2.3')?.licenses, [{ expression: '(MIT OR Apache-2.0) AND ISC', acknowledgement: 'declared' }]);
    assert.deepEqual(at('pkg:npm/c@2.0.0-rc.1%2B7')?.licenses, [{ expression: 'MIT OR BSD-3-Clause', acknowledgement: 'declared' }]);
    assert.deepEqual(at('pkg:npm/c@1.0.0')?.licenses, [{ license: { name: 'SEE LICENSE IN FILE', acknowledgement: 'declared' } }]);
    assert.deepEqual(at('pkg:npm/d@1.0.0')?.hashes, [{ alg: 'SHA-512', content: '01'.repeat(64) }]);
    assert.deepEqual(bom.dependencies.find(({ ref }) => ref === 'pkg:npm/c@2.0.0-rc.1%2B7')?.dependsOn, ['pkg:npm/a@1.0.0']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a package needed both ways is required', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-sbom-'));
  const put = (path: string, content: object): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  };
  try {
    put('package.json', { name: 'suite', version: '1.0.0', optionalDependencies: { a: '1' }, dependencies: { b: '1' } });
    put('node_modules/a/package.json', { name: 'a', version: '1.0.0', dependencies: { c: '1' } });
    put('node_modules/b/package.json', { name: 'b', version: '1.0.0', dependencies: { c: '1' } });
    put('node_modules/c/package.json', { name: 'c', version: '1.0.0' });
    assert.deepEqual(
      bomOf(folder).components.map(({ name, scope }) => [name, scope]),
      [
        ['a', 'optional'],
        ['b', 'required'],
        ['c', 'required'],
      ],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
