/** Reads the manifest of a bundle and compares it with the files that are there. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { BundleManifest } from '../core/bundle.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import type { Files } from './evidence.ts';
import { fileDigest } from './file-hashes.ts';
import { findingOf } from './findings.ts';
import { readHostileJson } from './hostile-json.ts';
import { ownValidator } from './own-schemas.ts';

export interface ManifestReading {
  readonly manifest?: BundleManifest;
  readonly findings: readonly VerificationFinding[];
}

/** Its own form only: `compareFiles` says what became of the files. @param files of the bundle, manifest among them */
export function readManifest(files: Files): ManifestReading {
  const bytes = files.get(BUNDLE_FILES.manifest);
  if (bytes === undefined) return { findings: [findingOf('file-missing', 'wrong', BUNDLE_FILES.manifest)] };
  const value = readHostileJson(bytes)?.value;
  const [problem] = ownValidator('bundle/bundle-1.schema.json')(value);
  if (problem !== undefined)
    return { findings: [findingOf('manifest-invalid', 'wrong', BUNDLE_FILES.manifest, { detail: `${problem.pointer} ${problem.message}` })] };
  const manifest = value as BundleManifest;
  const isCanonical = Buffer.from(bytes).equals(Buffer.from(canonicalJson(manifest), 'utf8'));
  return {
    manifest,
    findings: isCanonical ? [] : [findingOf('manifest-not-canonical', 'wrong', BUNDLE_FILES.manifest)],
  };
}

/** Whether there are the listed files, as they were, and no others. @param files of the bundle, manifest and signature among them */
export function compareFiles(manifest: BundleManifest, files: Files): readonly VerificationFinding[] {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const unlisted = [...files.keys()].filter((path) => !listed.has(path) && path !== BUNDLE_FILES.manifest && path !== BUNDLE_FILES.signature);
  return [
    ...[...listed.values()].flatMap(({ path, sizeBytes, sha256 }) => {
      const content = files.get(path);
      if (content === undefined) return [findingOf('file-missing', 'wrong', path)];
      if (content.length !== sizeBytes) return [findingOf('file-size-changed', 'wrong', path, { detail: `${sizeBytes} → ${content.length} B` })];
      return fileDigest(content) === sha256 ? [] : [findingOf('file-changed', 'wrong', path)];
    }),
    ...unlisted.map((path) => findingOf('file-unlisted', 'wrong', path)),
  ];
}
