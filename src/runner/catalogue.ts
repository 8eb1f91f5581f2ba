/** Reads a specification's requirements and a profile from their YAML files. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PruefstandError } from '../core/errors.ts';
import type { Profile, SpecificationName } from '../core/profile.ts';
import type { Catalogue, Requirement } from '../core/requirement.ts';
import { yamlLibrary } from '../formats/yaml-library.ts';
import { versionOf } from './basis.ts';
import { cacheFolder, packageRoot } from './environment.ts';
import { keep, readKept } from './kept.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** By the digest of their files, as long as nothing in them changes: reading one again takes a tenth of a second. Kept between calls for the same reason. */
const known = new Map<string, Catalogue>();

/** @throws ERR_CATALOGUE_INVALID when the folder or a file of it cannot be read */
export function loadCatalogue(id: string, version: string): Catalogue {
  const folder = join(packageRoot(), 'catalogue', id, version);
  try {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort();
    const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
    const digest = sha256(texts.join('\n'));
    const before = known.get(digest);
    if (before !== undefined) return before;
    const as = { name: `catalogue-${id}-${version}`, key: `${digest}, yaml ${versionOf('yaml')}` };
    const catalogue = (readKept(cacheFolder(), as) as Catalogue | undefined) ?? keep(cacheFolder(), as, readCatalogue(names, texts, digest));
    known.set(digest, catalogue);
    return catalogue;
  } catch (cause) {
    throw new PruefstandError('ERR_CATALOGUE_INVALID', `The catalogue ${id} ${version} cannot be read.`, { place: folder, cause });
  }
}

function readCatalogue(names: readonly string[], texts: readonly string[], sha256OfTexts: string): Catalogue {
  const head = yamlLibrary().parse(texts[names.indexOf('specification.yaml')] ?? '') as Omit<Catalogue, 'requirements' | 'sha256'>;
  const requirements = texts.flatMap((text, index) => (names[index] === 'specification.yaml' ? [] : (yamlLibrary().parse(text) as Requirement[])));
  requirements.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...head, requirements, sha256: sha256OfTexts };
}

/**
 * All that a profile rests on as one catalogue: its own specification, and the further ones it names.
 * @throws ERR_CATALOGUE_INVALID as {@link loadCatalogue}
 */
export function catalogueOf({ specification, also = [] }: Pick<Profile, 'specification' | 'also'>): Catalogue {
  const own = loadCatalogue(specification.id, specification.version);
  if (also.length === 0) return own;
  const all = [own, ...also.map(({ id, version }) => loadCatalogue(id, version))];
  return {
    ...own,
    sources: Object.assign({}, ...all.map(({ sources }) => sources).reverse()) as Catalogue['sources'],
    requirements: all.flatMap(({ requirements }) => requirements).sort((a, b) => (a.id < b.id ? -1 : 1)),
    sha256: sha256(all.map((catalogue) => catalogue.sha256).join('\n')),
  };
}

/** Names of all catalogues that come with the suite. */
export function catalogueNames(): readonly SpecificationName[] {
  const root = join(packageRoot(), 'catalogue');
  const folders = (path: string): readonly string[] =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  return folders(root).flatMap((id) => folders(join(root, id)).map((version) => ({ id, version })));
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
  return { ...(yamlLibrary().parse(text) as Omit<Profile, 'sha256'>), sha256: sha256(text) };
}

/** Requirements a profile selects, by id. */
export function selectRequirements(catalogue: Catalogue, profile: Profile): readonly Requirement[] {
  return catalogue.requirements.filter(({ id }) => isSelected(profile, id));
}

/** Whether a requirement of this id belongs to the profile. */
export function isSelected({ select }: Pick<Profile, 'select'>, id: string): boolean {
  return select.some((wanted) => (wanted.endsWith('-') ? id.startsWith(wanted) : id === wanted));
}
