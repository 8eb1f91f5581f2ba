/** Reads a specification's requirements and a profile from their YAML files. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PruefstandError } from '../core/errors.ts';
import type { Profile } from '../core/profile.ts';
import type { Catalogue, Requirement } from '../core/requirement.ts';
import { packageRoot } from './environment.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** @throws ERR_CATALOGUE_INVALID when the folder or a file of it cannot be read */
export function loadCatalogue(id: string, version: string): Catalogue {
  const folder = join(packageRoot(), 'catalogue', id, version);
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
    const head = parse(texts[names.indexOf('specification.yaml')] ?? '') as Omit<Catalogue, 'requirements' | 'sha256'>;
    const requirements = texts.flatMap((text, index) => (names[index] === 'specification.yaml' ? [] : (parse(text) as Requirement[])));
    requirements.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { ...head, requirements, sha256: sha256(texts.join('\n')) };
  } catch (cause) {
    throw new PruefstandError('ERR_CATALOGUE_INVALID', `The catalogue ${id} ${version} cannot be read.`, { place: folder, cause });
  }
}

/** Ids of all profiles that come with the suite. */
export function profileIds(): readonly string[] {
  return readdirSync(join(packageRoot(), 'profiles'))
    .flatMap((name) => /^(.+)\.profile\.yaml$/.exec(name)?.[1] ?? [])
    .sort();
}

/** @throws ERR_CONFIG_PROFILE_UNKNOWN when no such profile comes with the suite */
export function loadProfile(id: string): Profile {
  const file = join(packageRoot(), 'profiles', `${id}.profile.yaml`);
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(file)) {
    throw new PruefstandError('ERR_CONFIG_PROFILE_UNKNOWN', `There is no profile "${id}".`, { hint: `Choose one of: ${profileIds().join(', ')}.` });
  }
  const text = readFileSync(file, 'utf8');
  return { ...(parse(text) as Omit<Profile, 'sha256'>), sha256: sha256(text) };
}

/** Requirements a profile selects, by id. */
export function selectRequirements(catalogue: Catalogue, profile: Profile): readonly Requirement[] {
  return catalogue.requirements.filter(({ id }) => profile.select.some((wanted) => (wanted.endsWith('-') ? id.startsWith(wanted) : id === wanted)));
}
