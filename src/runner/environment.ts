/** The one place of the runner that reads the process: folders, versions, time. Everything else gets it as a parameter. */
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder with package.json, features, catalogue and profiles: the checkout, or the installed package. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    try {
      if ((JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name === 'pruefstand') return folder;
    } catch {
      // No package.json here: look one folder up.
    }
    if (dirname(folder) === folder) throw new Error('The folder of the pruefstand package was not found.');
    folder = dirname(folder);
  }
}

/** Version in package.json. */
export function suiteVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}

/** Where keys for development are kept between runs; `PRUEFSTAND_CACHE` overrides it. Never inside the checkout. */
export function cacheFolder(): string {
  return process.env['PRUEFSTAND_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'pruefstand');
}

/** Whether the sources run as TypeScript (checkout) or as compiled JavaScript (package). */
export function sourceEnding(): '.ts' | '.js' {
  return import.meta.url.endsWith('.ts') ? '.ts' : '.js';
}

/** Path of one of our modules or entry points, in the form in which it can be run. */
export function modulePath(withoutEnding: string): string {
  const ending = sourceEnding();
  return join(packageRoot(), ending === '.ts' ? '' : 'dist', withoutEnding + ending);
}

export function nodeVersion(): string {
  return process.version;
}

export function platformName(): string {
  return `${process.platform} ${process.arch}`;
}

/** Environment for a child process: ours plus the given values. */
export function childEnvironment(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...values };
}

export const nodeBinary = process.execPath;

/** Bits of a mode: group and others. */
const OTHERS_MAY_WRITE = 0o022;

/** Whether nobody else owns a file or may write it; true where the system tells no owners. @throws when there is no such file */
export function isOfThisUserAlone(file: string): boolean {
  const { uid, mode } = statSync(file);
  return process.getuid === undefined || (uid === process.getuid() && (mode & OTHERS_MAY_WRITE) === 0);
}
