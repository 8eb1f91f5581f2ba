/**
 * The reference Fachverfahren as an image, from scratch and without fetching anything: this machine's Node with the
 * libraries it needs, the sources of the product, and the packages they import, found by package-lock.json.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
}
type Lock = Readonly<Record<string, LockedPackage>>;

const PRODUCT = 'reference/fachverfahren';
/** What it shares with its siblings. */
const KIT = 'reference/kit';
const METADATA_SCHEMAS = ['schemas/fit-connect/metadata-1.0.schema.json', 'schemas/fit-connect/metadata-2.1.schema.json'];

/** Where the metadata schemas lie in the image, by version. */
export const METADATA_FILES = { '1.0.0': `/app/${METADATA_SCHEMAS[0] ?? ''}`, '2.1.0': `/app/${METADATA_SCHEMAS[1] ?? ''}` } as const;

/** Makes the image. @param root folder of the checkout */
export async function importReferenceImage(root: string, name: string): Promise<void> {
  const stage = mkdtempSync(join(tmpdir(), 'pruefstand-image-'));
  try {
    const node = realpathSync(join(root, 'node_modules/.bin/node'));
    const place = (from: string, to: string): void => {
      mkdirSync(dirname(join(stage, to)), { recursive: true });
      symlinkSync(realpathSync(from), join(stage, to));
    };
    place(node, '/usr/bin/node');
    for (const library of await librariesOf(node)) place(library, library);
    for (const path of ['package.json', PRODUCT, KIT, ...METADATA_SCHEMAS, ...packagesOf(root)]) place(join(root, path), `/app/${path}`);
    for (const folder of ['data', 'tmp', 'etc']) mkdirSync(join(stage, folder));
    writeFileSync(join(stage, 'etc/nsswitch.conf'), 'hosts: files dns\n');
    await importFolder(stage, name);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Shared libraries and the loader, each at the path under which the program looks for it. */
async function librariesOf(program: string): Promise<readonly string[]> {
  const { stdout } = await run('ldd', [program]);
  return [...stdout.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm)].flatMap(([, path]) => path ?? []);
}

/** Folders of the packages that the product imports, with all they depend on. */
function packagesOf(root: string): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock };
  const found = new Set<string>();
  const add = (name: string, from: string): void => {
    const folder = resolvePackage(packages, name, from);
    if (found.has(folder)) return;
    found.add(folder);
    for (const dependency of Object.keys(packages[folder]?.dependencies ?? {})) add(dependency, folder);
  };
  for (const part of [PRODUCT, KIT]) for (const name of importsOf(join(root, part))) add(name, '');
  // Packages inside a package come with its folder.
  return [...found].filter((folder) => folder.split('node_modules/').length === 2);
}

/** As Node looks for it: in the package itself, then outwards. */
function resolvePackage(packages: Lock, name: string, from: string): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === '') throw new Error(`package-lock.json has no ${name}.`);
  }
}

/** Names of the packages that a folder imports, at once or on demand. */
function importsOf(folder: string): ReadonlySet<string> {
  const sources = globSync('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts', 'test/**'] }).map((path) => readFileSync(join(folder, path), 'utf8'));
  const specifiers = sources.flatMap((source) =>
    [...source.matchAll(/\b(?:from |import |import\()'([^.'][^']*)'/g)].flatMap(([, specifier]) => specifier ?? []),
  );
  const packageName = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return new Set(specifiers.filter((specifier) => !isBuiltin(specifier)).map(packageName));
}

async function importFolder(folder: string, name: string): Promise<void> {
  const changes = ['WORKDIR /app', 'ENTRYPOINT ["/usr/bin/node", "/app/reference/fachverfahren/main.ts"]'];
  const tar = spawn('tar', ['--create', '--dereference', '--owner=0', '--group=0', `--exclude=*.test.ts`, `--directory=${folder}`, '.'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const docker = spawn('docker', ['import', ...changes.flatMap((change) => ['--change', change]), '-', name], { stdio: ['pipe', 'ignore', 'inherit'] });
  tar.stdout.pipe(docker.stdin);
  const codes = await Promise.all([tar, docker].map(async (child) => once(child, 'close') as Promise<[number | null]>));
  if (codes.some(([code]) => code !== 0)) throw new Error(`The image could not be made: tar and docker import ended with ${codes.join(' and ')}.`);
}

/** Removes the image. */
export async function removeImage(name: string): Promise<void> {
  await run('docker', ['image', 'rm', '--force', name]);
}
