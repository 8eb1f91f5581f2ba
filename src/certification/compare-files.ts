/** Files that follow from the result alone, written again; and files that have no place in a bundle. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { ZipContent } from '../formats/zip.ts';
import { attestationOf } from './attestation.ts';
import { basisPaths } from './basis-files.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { OwnRules } from './own-rules.ts';

/**
 * The result is written in one form; another one may hold a member twice, and say two things to two readers.
 * @param written see `renderedFiles`
 */
export function compareForm(written: readonly ZipContent[], files: Files): readonly VerificationFinding[] {
  const form = written.find(({ path }) => path === BUNDLE_FILES.result);
  const isSame = form !== undefined && isSameBytes(form.content, files.get(BUNDLE_FILES.result) ?? Buffer.alloc(0));
  return isSame ? [] : [findingOf('result-invalid', 'wrong', BUNDLE_FILES.result, { detail: 'JSON' })];
}

/**
 * Reports are functions of the result: written again by the same version of the suite they are the same bytes. Documents may
 * be left out of a bundle, since they can be written at any time; those that are there are compared.
 * @param written see `renderedFiles`
 */
export function compareReports(result: Result, files: Files, written: readonly ZipContent[]): readonly VerificationFinding[] {
  const again = new Map(written.filter(({ path }) => path !== BUNDLE_FILES.result).map(({ path, content }) => [path, content]));
  again.set(BUNDLE_FILES.attestation, Buffer.from(`${JSON.stringify(attestationOf(result, result.evidenceRoots?.[0]?.root ?? ''), null, 2)}\n`, 'utf8'));
  const others = [...files.keys()].filter((path) => path.startsWith('reports/') && !again.has(path));
  const differing = [...again].flatMap(([path, content]) => {
    const there = files.get(path);
    if (there === undefined) return [findingOf('file-missing', 'wrong', path)];
    return isSameBytes(content, there) ? [] : [findingOf('report-not-of-result', 'wrong', path)];
  });
  return [...differing, ...others.map((path) => findingOf('report-not-of-result', 'wrong', path))];
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

const ELSEWHERE = [
  BUNDLE_FILES.manifest,
  BUNDLE_FILES.signature,
  BUNDLE_FILES.result,
  BUNDLE_FILES.target,
  BUNDLE_FILES.sbom,
  BUNDLE_FILES.attestation,
] as const;

/** What a run writes for each of its parts; anything else does not become evidence by being called so. */
const EVIDENCE =
  /^(.+?)\/(?:exchanges\.ndjson|exchanges\.leaves|judgements\.ndjson|facts\.json|declaration\.json|bodies\/x\d{6,15}-(?:request|response)\.bin)$/;

function evidenceFiles({ evidence, run }: Result): readonly string[] {
  const folders = new Set((run.parts ?? [{ path: 'evidence' }]).map(({ path }) => path));
  return evidence.map(({ path }) => path).filter((path) => folders.has(EVIDENCE.exec(path)?.[1] ?? ''));
}

/**
 * What a bundle always has and what it may have besides: nothing else, whoever lists and signs it.
 * @param own rules of this version, which need not be read from the bundle again
 */
export function compareContents(result: Result, files: Files, isSameSuite: boolean, own?: OwnRules): readonly VerificationFinding[] {
  const listed = new Set<string>([...ELSEWHERE, ...evidenceFiles(result), ...basisPaths(files, own)]);
  const isAllowed = (path: string): boolean => listed.has(path) || /^reports\/[A-Za-z0-9.-]+$/.test(path);
  const strangers = [...files.keys()].filter((path) => !isAllowed(path));
  const missing = [BUNDLE_FILES.sbom, BUNDLE_FILES.attestation].filter((path) => !files.has(path));
  return [
    ...strangers.map((path) => findingOf('file-unlisted', isSameSuite || path.startsWith('evidence/') ? 'wrong' : 'open', path)),
    ...missing.map((path) => findingOf('file-missing', isSameSuite ? 'wrong' : 'open', path)),
  ];
}
