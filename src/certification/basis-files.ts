/** Catalogue and profile as files for the bundle, and back: so that years later nobody has to have this version of the suite. */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import type { Policy } from '../core/policy.ts';
import type { Profile } from '../core/profile.ts';
import type { Requirement } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { packageRoot } from '../runner/environment.ts';
import type { Files } from './evidence.ts';
import type { OwnRules } from './own-rules.ts';

const CATALOGUE = 'basis/catalogue/';
const PROFILE = 'basis/profile.yaml';

/** The files a result's digests are of, as this version of the suite has them. */
export function basisFiles({ specification, profile }: Pick<Result, 'specification' | 'profile'>): readonly ZipContent[] {
  const root = packageRoot();
  const folder = join(root, 'catalogue', specification.id, specification.version);
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : [];
  const profileFile = join(root, 'profiles', `${profile.id}.profile.yaml`);
  return [
    ...names.map((name) => ({ path: CATALOGUE + name, content: readFileSync(join(folder, name)) })),
    ...(existsSync(profileFile) ? [{ path: PROFILE, content: readFileSync(profileFile) }] : []),
  ];
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
  const texts = [...files]
    .filter(([path]) => path.startsWith(CATALOGUE) && path.endsWith('.yaml'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, bytes]) => {
      const text = decodeUtf8(bytes);
      return text === undefined ? [] : [{ path, text }];
    });
  const profileText = decodeUtf8(files.get(PROFILE) ?? new Uint8Array());
  const catalogueSha256 = texts.length === 0 ? undefined : sha256(texts.map(({ text }) => text).join('\n'));
  const profileSha256 = profileText === undefined || profileText === '' ? undefined : sha256(profileText);
  const isOwn = catalogueSha256 !== undefined && catalogueSha256 === own?.catalogue.sha256;
  const profile = profileSha256 === own?.profile.sha256 ? own?.profile : (yamlOf(profileText ?? '') as Partial<Profile> | null | undefined);
  const requirements = isOwn
    ? own.catalogue.requirements
    : texts.flatMap(({ path, text }) => (path.endsWith('/specification.yaml') ? [] : listOf(yamlOf(text))));
  return {
    ...(catalogueSha256 === undefined ? {} : { catalogueSha256 }),
    ...(profileSha256 === undefined ? {} : { profileSha256 }),
    requirements,
    ...(profile?.policy === undefined ? {} : { policy: profile.policy }),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** YAML of strangers: no references, bounded by the size of the archive. */
function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly Requirement[] {
  return Array.isArray(value)
    ? (value as readonly unknown[]).filter((entry): entry is Requirement => typeof (entry as { id?: unknown } | null)?.id === 'string')
    : [];
}
