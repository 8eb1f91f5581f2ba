/**
 * The packages the suite is running with: found from its own dependencies onwards as Node finds them, in a checkout and in
 * an installed package alike. What npm noted about their integrity is read from its lock file, the hidden one of the
 * installation first.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression or other words of its `package.json`. */
  readonly license?: string;
  /** Subresource integrity as npm noted it: `sha512-…`. */
  readonly integrity?: string;
  readonly isOptional: boolean;
  /** Keys of the packages it needs. */
  readonly needs: readonly string[];
}

export interface Installation {
  /** The suite itself. */
  readonly root: InstalledPackage;
  /** All others, by `name@version`. */
  readonly packages: ReadonlyMap<string, InstalledPackage>;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: unknown;
  readonly licenses?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** @param folder of the suite's `package.json` */
export function readInstallation(folder: string): Installation {
  const reading: Reading = { packages: new Map(), locks: new Map(), manifests: new Map() };
  const root = manifestAt(folder, reading) ?? {};
  const needs = follow(folder, root, false, reading);
  return { root: { name: root.name ?? '', version: root.version ?? '', ...licenseOf(root), isOptional: false, needs }, packages: reading.packages };
}

interface Reading {
  readonly packages: Map<string, InstalledPackage>;
  /** Lock files that were read, by path. */
  readonly locks: Map<string, Lock>;
  /** Manifests by folder; undefined where none is. Most packages are needed by several others. */
  readonly manifests: Map<string, Manifest | undefined>;
}
type Lock = Readonly<Record<string, { readonly integrity?: string }>>;

/** Key of a package in an installation. */
export function keyOf({ name, version }: Pick<InstalledPackage, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/** Notes what a package needs and everything behind it. @returns keys of what it needs, in order */
function follow(folder: string, manifest: Manifest, isOptional: boolean, reading: Reading): readonly string[] {
  const optional = Object.keys(manifest.optionalDependencies ?? {});
  const peers = Object.keys(manifest.peerDependencies ?? {}).filter((name) => manifest.peerDependenciesMeta?.[name]?.optional !== true);
  // Optional ones count when they are there: then they can run.
  const names = [...new Set([...Object.keys(manifest.dependencies ?? {}), ...optional, ...peers])];
  const keys = names.flatMap((name) => {
    const place = placeOf(name, folder, reading);
    return place === undefined ? [] : [note(place, isOptional || optional.includes(name), reading)];
  });
  return [...new Set(keys)].sort();
}

function note(folder: string, isOptional: boolean, reading: Reading): string {
  const manifest = manifestAt(folder, reading) ?? {};
  const { name = '', version = '' } = manifest;
  const { packages } = reading;
  const key = keyOf({ name, version });
  const known = packages.get(key);
  if (known !== undefined && (isOptional || !known.isOptional)) return key;
  const integrity = integrityOf(folder, reading.locks);
  const entry = { name, version, ...licenseOf(manifest), ...(integrity === undefined ? {} : { integrity }), isOptional };
  // Noted before its needs are followed: packages may need each other.
  packages.set(key, { ...entry, needs: [] });
  packages.set(key, { ...entry, needs: follow(folder, manifest, isOptional, reading) });
  return key;
}

/** Where Node finds a package from there. */
function placeOf(name: string, from: string, reading: Reading): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (manifestAt(place, reading) !== undefined) return place;
    if (dirname(folder) === folder) return undefined;
  }
}

function manifestAt(folder: string, { manifests }: Reading): Manifest | undefined {
  if (manifests.has(folder)) return manifests.get(folder);
  const file = join(folder, 'package.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
  manifests.set(folder, manifest);
  return manifest;
}

function licenseOf({ license, licenses }: Manifest): { readonly license?: string } {
  const named = [license, ...(Array.isArray(licenses) ? (licenses as unknown[]) : [])].map((one) =>
    typeof one === 'object' && one !== null && 'type' in one ? one.type : one,
  );
  const texts = named.filter((one): one is string => typeof one === 'string' && one !== '');
  return texts.length === 0 ? {} : { license: texts.join(' OR ') };
}

/** What npm noted when it installed the package. */
function integrityOf(folder: string, locks: Reading['locks']): string | undefined {
  const [base] = folder.split(`${sep}node_modules${sep}`);
  if (base === undefined) return undefined;
  const path = relative(base, folder).split(sep).join('/');
  return lockAt(join(base, 'node_modules', '.package-lock.json'), locks)[path]?.integrity ?? lockAt(join(base, 'package-lock.json'), locks)[path]?.integrity;
}

function lockAt(file: string, locks: Reading['locks']): Lock {
  const known = locks.get(file);
  if (known !== undefined) return known;
  const { packages = {} } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly packages?: Lock }) : {};
  locks.set(file, packages);
  return packages;
}
