/**
 * What the verdicts of a run rest on, by digest: the suite's own files, the schemas, the documents behind the catalogue and
 * the tools (fact sheet on certification reports, section 4.3). Whoever has files of the same digests can judge the same.
 */
import { createHash, hash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Catalogue } from '../core/requirement.ts';
import type { ResultBasis } from '../core/result.ts';
import { nodeVersion, packageRoot, sourceEnding } from './environment.ts';

const CODE = { '.ts': ['bin', 'src', 'steps', 'simulators', 'reports', 'schemas'], '.js': ['bin', 'dist'] } as const;
const DATA = ['features', 'catalogue', 'profiles'];
/** Libraries whose judgement goes into verdicts. */
const JUDGING_LIBRARIES = ['@cucumber/cucumber', 'ajv', 'jose', 'libxml2-wasm'];

/** The files that a process was started from are those that count. */
let known: string | undefined;

/**
 * SHA-256 over the digests of every file of the suite that could take part, in order of path. Tests and type files are left out.
 * Made once: whoever has a moment to wait asks ahead.
 */
export function suiteDigest(): string {
  known ??= digestOfSuite();
  return known;
}

/** Takes over what another thread has found. */
export function rememberSuiteDigest(sha256: string): void {
  known ??= sha256;
}

function digestOfSuite(): string {
  const root = packageRoot();
  const digest = createHash('sha256');
  const paths = [...CODE[sourceEnding()], ...DATA].flatMap((folder) => filesBelow(folder, root)).sort();
  for (const path of paths) digest.update(`${sha256(path, root)}  ${path}\n`);
  return digest.digest('hex');
}

/** @param ofTarget schemas that the target names, by URI */
export function basisOf(catalogue: Catalogue, ofTarget: ResultBasis['schemas'] = []): ResultBasis {
  return {
    standards: Object.entries(catalogue.sources).map(([id, { title, version, url }]) => ({
      id,
      title,
      ...(version === undefined ? {} : { version }),
      ...(url === undefined ? {} : { url }),
    })),
    schemas: [...schemasOf(catalogue.id), ...ofTarget].sort((a, b) => (a.id < b.id ? -1 : 1)),
    tools: [{ name: 'node', version: nodeVersion() }, ...JUDGING_LIBRARIES.map((name) => ({ name, version: versionOf(name) }))],
  };
}

/** The suite's own schemas of a specification, by path. */
export function schemasOf(specification: string): ResultBasis['schemas'] {
  const root = packageRoot();
  const folder = join('schemas', specification);
  if (!existsSync(join(root, folder))) return [];
  return filesBelow(folder, root)
    .filter((path) => path.endsWith('.json'))
    .map((id) => ({ id, sha256: sha256(id, root) }));
}

const LEFT_OUT = /\.(test\.[jt]s|d\.ts|map|md)$|\/golden\//;

/** Paths relative to the package, with `/`. A link counts as what it leads to. */
function filesBelow(folder: string, root: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path, root);
    const isFile = entry.isFile() || (entry.isSymbolicLink() && statSync(join(root, path)).isFile());
    return isFile && !LEFT_OUT.test(path) ? [path] : [];
  });
}

function sha256(path: string, root: string): string {
  return hash('sha256', readFileSync(join(root, path)), 'hex');
}

/** Version of an installed package. Its own manifest may not be exported; then it is found beside the module. */
export function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'unknown';
}
