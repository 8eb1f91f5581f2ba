/**
 * Builds of peers are kept outside the checkout, in the cache folder of the suite below `peers/`, by the content of
 * everything they are made from. A build becomes visible under its name when it is complete, so that two runs at a time
 * do no harm.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheFolder } from '../../../src/runner/environment.ts';
import type { BuildOutcome } from './build-outcome.ts';

export interface CachedBuild {
  /** Begins the name of the folder in the cache. */
  readonly name: string;
  /** Files, or folders with all that is in them, that decide what comes out. */
  readonly sources: readonly string[];
  /** Anything else that decides, e.g. the version of the tool. */
  readonly salt?: string;
  /** Builds into an empty folder. */
  readonly build: (folder: string) => Promise<BuildOutcome>;
}

/** The build from the cache, or a new one. Nothing is kept of a build that did not succeed. */
export async function buildOnce({ name, sources, salt = '', build }: CachedBuild): Promise<BuildOutcome> {
  const parent = join(cacheFolder(), 'peers');
  const folder = join(parent, `${name}-${digestOf(sources, salt)}`);
  if (existsSync(folder)) return { kind: 'built', folder };
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const partial = mkdtempSync(join(parent, `.${name}-`));
  try {
    const outcome = await build(partial);
    if (outcome.kind !== 'built') return outcome;
    if (!existsSync(folder)) renameSync(partial, folder);
    return { kind: 'built', folder };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function digestOf(sources: readonly string[], salt: string): string {
  const hash = createHash('sha256').update(salt);
  for (const source of sources) {
    for (const file of filesIn(source)) hash.update(`\0${relative(source, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
