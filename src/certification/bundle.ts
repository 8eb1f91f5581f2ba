/**
 * Makes the bundle of a run: result, reports, evidence, declaration, catalogue and profile, bill of materials, and a manifest
 * over all of them that the vendor signs. The same result gives the same files; only signature and time differ.
 */
import { formatBytes } from '../../reports/numbers.ts';
import type { BundleManifest } from '../core/bundle.ts';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { signJades } from '../formats/jades.ts';
import type { Signer } from '../formats/signer.ts';
import { writeZip } from '../formats/zip.ts';
import { DEFAULT_LIMITS } from '../formats/zip-content.ts';
import type { ZipContent } from '../formats/zip.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { attestationOf } from './attestation.ts';
import { basisFiles } from './basis-files.ts';
import type { Files } from './evidence.ts';
import { DOCUMENT_PATHS, renderedDocuments } from './rendered-documents.ts';
import { renderedReports } from './rendered-reports.ts';
import { sbomOf } from './sbom.ts';
import { findSecretPatterns } from './secret-scan.ts';
import { statedIn } from './stated.ts';

export interface BundleInput {
  readonly result: Result;
  /** `result.json` as it was written. */
  readonly resultBytes: Uint8Array;
  /** Files beside it, by path; the evidence among them is taken. */
  readonly files: Files;
  readonly createdAt: Date;
  /** Whether PDF reports are left out; anybody can write them from the result. Default false. */
  readonly withoutDocuments?: boolean;
  /** Absent: the bundle is not signed, and anybody can tell. */
  readonly signer?: Signer;
  /** Gives a time stamp token over the signature. */
  readonly timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
}

export interface Bundle {
  readonly zip: Uint8Array;
  readonly manifest: BundleManifest;
}

/** Media type of what is signed. */
export const MANIFEST_TYPE = 'application/vnd.pruefstand.bundle-manifest+json';

/**
 * @throws ERR_CONFIG_RESULT_INVALID when evidence is missing, was changed since the run or is more than anybody reads, or when
 *   something in it looks like a secret
 */
export async function makeBundle(input: BundleInput): Promise<Bundle> {
  const { result, resultBytes } = input;
  refuseOversize(result);
  const evidence = evidenceOf(input);
  const root = result.evidenceRoots?.[0]?.root ?? '';
  const contents: readonly ZipContent[] = [
    { path: BUNDLE_FILES.result, content: resultBytes },
    { path: BUNDLE_FILES.target, content: jsonBytes(result.target) },
    ...evidence,
    ...basisFiles(result),
    ...renderedReports(result),
    ...(input.withoutDocuments === true ? [] : await renderedDocuments(result, DOCUMENT_PATHS)),
    { path: BUNDLE_FILES.sbom, content: jsonBytes(sbomOf()) },
    { path: BUNDLE_FILES.attestation, content: jsonBytes(attestationOf(result, root)) },
  ];
  refuseSecrets(contents);
  const manifest = manifestOf(result, contents, input.createdAt);
  const manifestBytes = Buffer.from(canonicalJson(manifest), 'utf8');
  const signed = await signatureOver(manifestBytes, input);
  return { manifest, zip: await writeZip([...contents, { path: BUNDLE_FILES.manifest, content: manifestBytes }, ...signed]) };
}

async function signatureOver(payload: Uint8Array, { signer, createdAt, timestamp }: BundleInput): Promise<readonly ZipContent[]> {
  if (signer === undefined) return [];
  const text = await signJades({ payload, contentType: MANIFEST_TYPE, signer, signedAt: createdAt, ...(timestamp === undefined ? {} : { timestamp }) });
  return [{ path: BUNDLE_FILES.signature, content: Buffer.from(text, 'utf8') }];
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

function manifestOf(result: Result, contents: readonly ZipContent[], createdAt: Date): BundleManifest {
  return {
    format: 'pruefstand-bundle',
    formatVersion: 1,
    kind: 'self-test',
    createdAt: createdAt.toISOString(),
    ...statedIn(result),
    files: contents.map(({ path, content }) => ({ path, sizeBytes: content.length, sha256: sha256Hex(content) })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** More is refused by every reader, so that nobody could verify it. */
function refuseOversize({ evidence }: Result): void {
  const { maxFileBytes, maxTotalBytes } = DEFAULT_LIMITS;
  const total = evidence.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const large = evidence.find(({ sizeBytes }) => sizeBytes > maxFileBytes);
  if (large === undefined && total <= maxTotalBytes) return;
  const most = formatBytes(large === undefined ? maxTotalBytes : maxFileBytes);
  const size = formatBytes(large?.sizeBytes ?? total);
  throw broken(
    large?.path ?? 'evidence',
    {
      de: `Der Lauf hat mehr aufgezeichnet, als sich nachprüfen lässt: ${size}, höchstens ${most}.`,
      en: `The run recorded more than can be verified: ${size}, at most ${most}.`,
    },
    { de: 'Mit weniger Wiederholungen (--repeat) prüfen.', en: 'Run with fewer repeats (--repeat).' },
  );
}

/** Evidence goes in as it was recorded, or not at all. */
function evidenceOf({ result, files }: BundleInput): readonly ZipContent[] {
  return result.evidence.map(({ path, sha256 }) => {
    const content = files.get(path);
    if (content === undefined) throw broken(path, { de: `Der Nachweis ${path} fehlt.`, en: `The evidence ${path} is missing.` });
    if (sha256Hex(content) !== sha256)
      throw broken(path, { de: `Der Nachweis ${path} wurde seit dem Lauf verändert.`, en: `The evidence ${path} was changed since the run.` });
    return { path, content };
  });
}

/** Catalogue and profile are the suite's own files, with examples of what a secret looks like. */
function refuseSecrets(contents: readonly ZipContent[]): void {
  const [leak] = findSecretPatterns(contents.filter(({ path }) => !path.startsWith('basis/')));
  if (leak === undefined) return;
  throw broken(leak.place, {
    de: `${leak.place} enthält etwas, das ein Geheimnis sein kann (${leak.what.de}).`,
    en: `${leak.place} holds something that may be a secret (${leak.what.en}).`,
  });
}

const UNCHANGED: Bilingual = {
  de: 'Den Ausgabeordner eines Laufs unverändert nehmen, oder den Lauf wiederholen.',
  en: 'Take the output folder of a run unchanged, or run again.',
};

function broken(place: string, text: Bilingual, mend = UNCHANGED): TranslatedError {
  return new TranslatedError('ERR_CONFIG_RESULT_INVALID', text, { place, mend });
}
