/**
 * Makes `dist/` for the published package: compiled sources with declarations, and beside them the files other than
 * TypeScript that lie in the folders of the code (styles, schemas of a product). Catalogue, features, profiles and schemas
 * are shipped from where they are. `--out <folder>` builds elsewhere, `--no-check` leaves type errors to `npm run types`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CODE_FOLDERS = ['reference', 'reports', 'simulators', 'src', 'steps'];
/** What only the repository needs: golden files, prose, test support, anything that could be a key, output of runs. */
const KEPT_BACK = [/\.ts$/, /\.md$/, /(^|\/)(golden|__golden__|out|test)(\/|$)/, /\.(pem|key|p12|pfx|jwk|log|sqlite)$/];

function compile(outFolder: string, isChecked: boolean): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const checking = isChecked ? [] : ['--noCheck'];
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', outFolder, ...checking], { cwd: ROOT, stdio: 'inherit' });
}

function copyData(outFolder: string): void {
  for (const folder of CODE_FOLDERS) {
    const from = join(ROOT, folder);
    if (statSync(from, { throwIfNoEntry: false }) === undefined) continue;
    cpSync(from, join(outFolder, folder), { recursive: true, filter: (file) => isShipped(relative(ROOT, file).split(sep).join('/')) });
  }
}

function isShipped(path: string): boolean {
  return !basename(path).startsWith('.') && !KEPT_BACK.some((pattern) => pattern.test(path));
}

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist') }, 'no-check': { type: 'boolean', default: false } } });
const out = resolve(values.out);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
compile(out, !values['no-check']);
copyData(out);
