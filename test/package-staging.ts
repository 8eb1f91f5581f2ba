/**
 * The package as npm would publish it, built in a temporary folder: compiled sources beside package.json, the data and
 * the documents. Nothing is written into the repository.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './repository-files.ts';

const KEPT = [
  'package.json',
  'bin',
  'catalogue',
  'features',
  'profiles',
  'schemas',
  'fixtures',
  'docs',
  'LICENSE',
  'README.md',
  'README.de.md',
  'CHANGELOG.md',
];

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A folder to pack from; disposing it removes it. */
export interface StagedPackage extends Disposable {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Runs npm in the folder. @returns what it printed on standard output */
  npm(...args: readonly string[]): string;
}

/** Builds and lays out the package; types are not checked here, `npm run types` does that. */
export function stagePackage(): StagedPackage {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-package-'));
  execFileSync(process.execPath, [join(ROOT, 'tools', 'build.ts'), '--no-check', '--out', join(folder, 'dist')], { stdio: 'pipe' });
  for (const name of KEPT) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return {
    folder,
    manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest,
    npm: (...args) => runNpm(folder, args),
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** npm as it was found by whoever started us; configuration of a surrounding npm script is left out. */
export function runNpm(folder: string, args: readonly string[]): string {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config_(dry_run|json|ignore_scripts|workspace.*|prefix|local_prefix)|package_|lifecycle_)/i.test(name),
    ),
  );
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
}
