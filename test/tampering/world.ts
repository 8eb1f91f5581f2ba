/** Who acts in the tests of tampering: a vendor, a stranger, a body, authorities of time; and bundles they sign. */
import { createVirtualClock } from '../../src/core/clock.ts';
import type { VirtualClock } from '../../src/core/clock.ts';
import { BUNDLE_FILES } from '../../src/core/bundle.ts';
import type { BundleManifest } from '../../src/core/bundle.ts';
import { MANIFEST_TYPE, makeBundle } from '../../src/certification/bundle.ts';
import { canonicalJson } from '../../src/formats/canonical-json.ts';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { CertificateOrder, IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import { leafHash, rootOfLeaves } from '../../src/formats/merkle.ts';
import { signJades } from '../../src/formats/jades.ts';
import { signerFromPem } from '../../src/formats/signer.ts';
import type { Signer } from '../../src/formats/signer.ts';
import { readZip } from '../../src/formats/zip.ts';
import { craftZip } from '../../fixtures/zip/crafted-zip.ts';
import { createTimestampAuthority, createTimestampKeys } from '../../simulators/timestamp/index.ts';
import type { TimestampAuthority } from '../../simulators/timestamp/index.ts';
import { bytesOfResult } from '../../tools/run-folder.ts';
import type { Run } from '../../tools/run-folder.ts';

export type Files = ReadonlyMap<string, Uint8Array>;
export const DAY_MS = 86_400_000;
export const YEAR_MS = 365 * DAY_MS;

/** Somebody with a key and an authority above it. */
export interface Party {
  readonly root: IssuedCertificate;
  readonly authority: IssuedCertificate;
  readonly leaf: IssuedCertificate;
  readonly signer: Signer;
}

export interface TimeService {
  readonly anchor: Uint8Array;
  readonly authority: TimestampAuthority;
  /** The authority's clock; it can be moved. */
  readonly clock: VirtualClock;
}

export interface World {
  /** When everything is signed. */
  readonly at: Date;
  readonly vendor: Party;
  readonly stranger: Party;
  readonly body: Party;
  readonly time: TimeService;
  /** Nobody trusts it. */
  readonly otherTime: TimeService;
}

/** @param at after the runs have ended */
export async function createWorld(at: Date): Promise<World> {
  return {
    at,
    vendor: await createParty('Muster Software GmbH', at),
    stranger: await createParty('Muster Software GmbH', at),
    body: await createParty('Beispielstelle', at),
    time: await createTime(at),
    otherTime: await createTime(at),
  };
}

/** @param years that the root, the authority below it and the key last */
export async function createParty(name: string, at: Date, [ofRoot, ofAuthority, ofKey]: readonly [number, number, number] = [12, 8, 2]): Promise<Party> {
  const root = await issueCertificate({ subject: `CN=Wurzel, O=${name}, C=DE`, authority: {}, ...validity(at, ofRoot) });
  const authority = await issueCertificate({
    subject: `CN=Zwischenstelle, O=${name}, C=DE`,
    issuer: root,
    authority: { pathLength: 0 },
    ...validity(at, ofAuthority),
  });
  const leaf = await issueCertificate({ subject: `CN=Signatur, O=${name}, C=DE`, issuer: authority, ...validity(at, ofKey) });
  return { root, authority, leaf, signer: signerFromPem({ key: leaf.key, chain: leaf.chain }) };
}

function validity(at: Date, years: number): { notBefore: number; notAfter: number } {
  return { notBefore: at.getTime() - 30 * DAY_MS, notAfter: at.getTime() + years * YEAR_MS };
}

/** A signer with a certificate of the vendor's authority that deviates. */
export async function signerWith({ vendor, at }: World, order: Partial<CertificateOrder>): Promise<Signer> {
  const leaf = await issueCertificate({ subject: 'CN=Signatur, O=Muster Software GmbH, C=DE', issuer: vendor.authority, ...validity(at, 2), ...order });
  const usable = await issueCertificate({ subject: 'CN=Signatur', ...validity(at, 2) });
  // The key usage is the verifier's business here; a signer of ours refuses such a certificate.
  if (order.keyUsage === undefined) return signerFromPem({ key: leaf.key, chain: leaf.chain });
  const signer = signerFromPem({ key: usable.key, chain: usable.chain });
  return { ...signer, chain: [leaf.der, vendor.authority.der, vendor.root.der], sign: async (bytes) => signWithKey(leaf.key, bytes) };
}

async function signWithKey(key: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { sign } = await import('node:crypto');
  return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
}

export async function createTime(at: Date): Promise<TimeService> {
  const clock = createVirtualClock({ now: () => at.getTime() });
  const { key, chain, root } = await createTimestampKeys(at.getTime(), 20);
  return { anchor: root.der, clock, authority: createTimestampAuthority({ key, chain, root, clock }) };
}

/** The bundle of a run as `pruefstand bundle` makes it. */
export async function bundleOf(
  run: Run,
  { at, vendor, time }: World,
  options: { readonly stamped?: boolean; readonly withoutDocuments?: boolean } = {},
): Promise<Uint8Array> {
  const { zip } = await makeBundle({
    ...run,
    createdAt: at,
    signer: vendor.signer,
    withoutDocuments: options.withoutDocuments === true,
    ...(options.stamped === true ? { timestamp: (imprint) => time.authority.stamp(imprint) } : {}),
  });
  return zip;
}

export async function filesIn(zip: Uint8Array): Promise<Files> {
  return (await readZip(zip)).files;
}

/** An archive of files as they are, not packed: that takes its time. */
export async function zipOf(files: Files): Promise<Uint8Array> {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return craftZip({ entries: sorted.map(([name, content]) => ({ name, content, method: 0 })) });
}

/** Files with some of them replaced, added, or removed (`undefined`). */
export function withFiles(files: Files, changes: Readonly<Record<string, Uint8Array | string | undefined>>): Files {
  const changed = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) changed.delete(path);
    else changed.set(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
  }
  return changed;
}

export function textIn(files: Files, path: string): string {
  return Buffer.from(files.get(path) ?? new Uint8Array()).toString('utf8');
}

export interface Signing {
  readonly signer: Signer;
  readonly at: Date;
  readonly timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
}

/** Puts the digests of the files as they are into the manifest; unsigned. */
export function relisted(files: Files, change: (manifest: BundleManifest) => unknown = (manifest) => manifest): Files {
  const manifest = JSON.parse(textIn(files, BUNDLE_FILES.manifest)) as BundleManifest;
  const listed = [...files].filter(([path]) => path !== BUNDLE_FILES.manifest && path !== BUNDLE_FILES.signature);
  const entries = listed.map(([path, content]) => ({ path, sizeBytes: content.length, sha256: sha256Hex(content) })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return withFiles(files, { [BUNDLE_FILES.manifest]: canonicalJson(change({ ...manifest, files: entries })) });
}

/** Signs the manifest that is there. */
export async function signed(files: Files, { signer, at, timestamp }: Signing): Promise<Files> {
  const payload = files.get(BUNDLE_FILES.manifest) ?? new Uint8Array();
  const text = await signJades({ payload, contentType: MANIFEST_TYPE, signer, signedAt: at, ...(timestamp === undefined ? {} : { timestamp }) });
  return withFiles(files, { [BUNDLE_FILES.signature]: text });
}

/** What a vendor does who knows the format: digests, leaves and roots are computed anew over changed evidence; verdicts are left as they were. */
export function coherent({ result, files }: Pick<Run, 'result' | 'files'>): Run {
  const roots = (result.evidenceRoots ?? []).map(({ path }) => {
    const leaves = textIn(files, `${path}/exchanges.ndjson`).split('\n').slice(0, -1).map(leafHash);
    return { path, leaves, root: rootOfLeaves(leaves), exchanges: leaves.length };
  });
  const leafFiles = roots.map(({ path, leaves }) => [`${path}/exchanges.leaves`, leaves.map((leaf) => `${leaf}\n`).join('')] as const);
  const renewed = withFiles(files, Object.fromEntries(leafFiles));
  const known = new Set(result.evidence.map(({ path }) => path));
  const evidence = [...renewed].filter(([path]) => known.has(path)).map(([path, content]) => ({ path, sizeBytes: content.length, sha256: sha256Hex(content) }));
  const changed = {
    ...result,
    evidence: evidence.sort((a, b) => (a.path < b.path ? -1 : 1)),
    evidenceRoots: roots.map(({ path, root, exchanges }) => ({ path, root, exchanges })),
  };
  return { result: changed, resultBytes: bytesOfResult(changed), files: renewed };
}

/** Lines of a file of lines. */
export function linesIn(files: Files, path: string): readonly string[] {
  return textIn(files, path).split('\n').slice(0, -1);
}

export function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
