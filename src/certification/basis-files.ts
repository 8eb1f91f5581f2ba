/** Catalogue and profile as files for the bundle, and back: so that years later nobody has to have this version of the suite. */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import type { Policy } from '../core/policy.ts';
import type { Profile, SpecificationName } from '../core/profile.ts';
import type { Requirement } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { yamlLibrary } from '../formats/yaml-library.ts';
import { packageRoot } from '../runner/environment.ts';
import type { Files } from './evidence.ts';
import type { OwnRules } from './own-rules.ts';

const CATALOGUE = 'basis/catalogue/';
const PROFILE = 'basis/profile.yaml';
/** A profile that names more is nobody's. */
const MAX_FURTHER = 20;

/** The files a result's digests are of, as this version of the suite has them. */
export function basisFiles({ specification, profile }: Pick<Result, 'specification' | 'profile'>): readonly ZipContent[] {
  const profileFile = join(packageRoot(), 'profiles', `${profile.id}.profile.yaml`);
  const content = existsSync(profileFile) ? readFileSync(profileFile) : undefined;
  return [
    ...catalogueFiles(specification, CATALOGUE),
    ...furtherOf(yamlOf(content?.toString('utf8') ?? '')).flatMap((name) => catalogueFiles(name, `${CATALOGUE}${name.id}/`)),
    ...(content === undefined ? [] : [{ path: PROFILE, content }]),
  ];
}

function catalogueFiles({ id, version }: SpecificationName, path: string): readonly ZipContent[] {
  const folder = join(packageRoot(), 'catalogue', id, version);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ path: path + name, content: readFileSync(join(folder, name)) }));
}

/** The further specifications that a profile names. */
function furtherOf(profile: unknown): readonly SpecificationName[] {
  const also: unknown = (profile as Partial<Profile> | null | undefined)?.also;
  const isName = (entry: unknown): entry is SpecificationName => typeof (entry as Partial<SpecificationName> | null)?.id === 'string';
  return Array.isArray(also) ? (also as readonly unknown[]).slice(0, MAX_FURTHER).filter(isName) : [];
}

export interface CarriedBasis {
  /** Digests as the loader of the suite computes them; absent where the files are. */
  readonly catalogueSha256?: string;
  readonly profileSha256?: string;
  readonly requirements: readonly Requirement[];
  readonly policy?: Policy;
}

/**
 * Reads catalogue and profile that a bundle carries. Files that are no YAML count as absent.
 * @param own what need not be read again when the digests are the same
 */
export function readBasis(files: Files, own?: OwnRules): CarriedBasis {
  const carried = profileIn(files, own);
  const folders = carriedFolders(files, carried?.profile);
  const catalogueSha256 = folders.some((texts) => texts.length > 0) ? digestOf(folders) : undefined;
  const isOwn = catalogueSha256 !== undefined && catalogueSha256 === own?.catalogue.sha256;
  const profile = carried?.profile as Partial<Profile> | null | undefined;
  return {
    ...(catalogueSha256 === undefined ? {} : { catalogueSha256 }),
    ...(carried === undefined ? {} : { profileSha256: carried.sha256 }),
    requirements: isOwn ? own.catalogue.requirements : folders.flat().flatMap(requirementsIn),
    ...(profile?.policy === undefined ? {} : { policy: profile.policy }),
  };
}

/** Paths of all files that {@link readBasis} reads. @param own as there */
export function basisPaths(files: Files, own?: OwnRules): readonly string[] {
  return [PROFILE, ...carriedFolders(files, profileIn(files, own)?.profile).flatMap((texts) => texts.map(({ path }) => path))];
}

/** Texts of the profile's own catalogue, then of each further one, in the order of the profile. */
function carriedFolders(files: Files, profile: unknown): readonly (readonly CarriedText[])[] {
  return [CATALOGUE, ...furtherOf(profile).map(({ id }) => `${CATALOGUE}${id}/`)].map((folder) => textsIn(files, folder));
}

/** The profile that is carried, whatever it is, and the digest of its text; undefined without one. */
function profileIn(files: Files, own?: OwnRules): { readonly profile: unknown; readonly sha256: string } | undefined {
  const text = decodeUtf8(files.get(PROFILE) ?? new Uint8Array()) ?? '';
  if (text === '') return undefined;
  const digest = sha256(text);
  return { profile: digest === own?.profile.sha256 ? own.profile : yamlOf(text), sha256: digest };
}

function requirementsIn({ path, text }: CarriedText): readonly Requirement[] {
  return path.endsWith('/specification.yaml') ? [] : listOf(yamlOf(text));
}

interface CarriedText {
  readonly path: string;
  readonly text: string;
}

function textsIn(files: Files, folder: string): readonly CarriedText[] {
  return [...files]
    .filter(([path]) => path.startsWith(folder) && path.endsWith('.yaml') && !path.slice(folder.length).includes('/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, bytes]) => {
      const text = decodeUtf8(bytes);
      return text === undefined ? [] : [{ path, text }];
    });
}

/** As `loadCatalogue` and `catalogueOf` compute it. */
function digestOf(folders: readonly (readonly CarriedText[])[]): string {
  const digests = folders.map((texts) => sha256(texts.map(({ text }) => text).join('\n')));
  const [first] = digests;
  return digests.length === 1 && first !== undefined ? first : sha256(digests.join('\n'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** YAML of strangers: no references, bounded by the size of the archive. */
function yamlOf(text: string): unknown {
  try {
    return yamlLibrary().parse(text, { maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly Requirement[] {
  return Array.isArray(value)
    ? (value as readonly unknown[]).filter((entry): entry is Requirement => typeof (entry as { id?: unknown } | null)?.id === 'string')
    : [];
}
