/**
 * Software bill of materials of the suite as it runs, in CycloneDX 1.6 (ECMA-424): every package that can take part in a
 * verdict, with licence, package URL and the integrity npm noted. The same installation gives the same bytes: no time, and
 * a serial number made from the content.
 */
import { canonicalJson } from '../formats/canonical-json.ts';
import { uuidOf } from '../formats/uuid.ts';
import { packageRoot } from '../runner/environment.ts';
import { keyOf, readInstallation } from './installed-packages.ts';
import type { InstalledPackage } from './installed-packages.ts';

export type CycloneDx = Readonly<Record<string, unknown>>;

/** @param folder of the suite's `package.json`; default: the suite that runs */
export function sbomOf(folder: string = packageRoot()): CycloneDx {
  const { root, packages } = readInstallation(folder);
  const sorted = [...packages.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const refs = new Map(sorted.map((one) => [keyOf(one), purlOf(one)]));
  const dependency = (one: InstalledPackage): object => ({ ref: purlOf(one), dependsOn: one.needs.map((key) => refs.get(key) ?? key) });
  return withSerialNumber({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'operations' }], component: { type: 'application', ...componentOf(root) } },
    components: sorted.map((one) => ({ type: 'library', ...componentOf(one), scope: one.isOptional ? 'optional' : 'required' })),
    dependencies: [dependency(root), ...sorted.map(dependency)],
  });
}

let own: CycloneDx | undefined;

/** That of the suite which runs; made once. */
export function ownSbom(): CycloneDx {
  return (own ??= sbomOf());
}

/** Takes over what another thread has made. */
export function rememberOwnSbom(sbom: CycloneDx): void {
  own ??= sbom;
}

/** Adds the serial number that belongs to the content. */
export function withSerialNumber(document: CycloneDx): CycloneDx {
  return { ...document, serialNumber: `urn:uuid:${uuidOf(canonicalJson(document))}` };
}

function componentOf(one: InstalledPackage): object {
  const [group, name] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name];
  const hash = hashOf(one.integrity);
  return {
    'bom-ref': purlOf(one),
    ...(group === undefined ? {} : { group }),
    name,
    version: one.version,
    ...(hash === undefined ? {} : { hashes: [hash] }),
    ...(one.license === undefined ? {} : { licenses: [licenseOf(one.license)] }),
    purl: purlOf(one),
  };
}

/** Package URL of type npm. */
function purlOf({ name, version }: InstalledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;
}

const ALGORITHMS: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };

function hashOf(integrity: string | undefined): object | undefined {
  const [name = '', digest = ''] = integrity?.split(' ')[0]?.split('-', 2) ?? [];
  const alg = ALGORITHMS[name];
  return alg === undefined ? undefined : { alg, content: Buffer.from(digest, 'base64').toString('hex') };
}

/** As declared by the package: an SPDX expression, or words that are none. */
function licenseOf(license: string): object {
  const isExpression = /^\(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*( (AND|OR|WITH) \(*[A-Za-z0-9][A-Za-z0-9.+-]*\)*)*$/.test(license);
  return isExpression ? { expression: license, acknowledgement: 'declared' } : { license: { name: license, acknowledgement: 'declared' } };
}
