/** What a run wrote: read from its folder, merged, made a bundle, and as files to be searched. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { makeBundle } from '../src/certification/bundle.ts';
import { verify } from '../src/certification/verify.ts';
import type { ScannedFile } from '../src/certification/secret-scan.ts';
import { BUNDLE_FILES } from '../src/core/bundle.ts';
import type { WrittenFacts } from '../src/core/judgement.ts';
import type { Result } from '../src/core/result.ts';
import type { VerificationFinding } from '../src/core/verification.ts';
import { issueCertificate } from '../src/formats/certificate-issuing.ts';
import { signerFromPem } from '../src/formats/signer.ts';
import { mergeResults } from '../src/runner/merge.ts';
import { REPORT_WRITERS } from '../reports/index.ts';

export function* filesIn(folder: string): Generator<ScannedFile> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    yield { path: relative(folder, path).split(sep).join('/'), content: readFileSync(path) };
  }
}

export function resultIn(folder: string): Result {
  return JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as Result;
}

/** A result with the files beside it, by path. */
export interface Run {
  readonly result: Result;
  readonly resultBytes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A run as it lies in a folder. */
export function runIn(folder: string): Run {
  const files = new Map([...filesIn(folder)].map(({ path, content }) => [path, content]));
  const resultBytes = files.get('result.json');
  if (resultBytes === undefined) throw new Error(`${folder} has no result.json`);
  return { result: JSON.parse(Buffer.from(resultBytes).toString('utf8')) as Result, resultBytes, files };
}

/** `result.json` as the runner writes it. */
export function bytesOfResult(result: Result): Uint8Array {
  const [file] = REPORT_WRITERS.find(({ id }) => id === 'json')?.write(result, { language: 'de' }) ?? [];
  return Buffer.from(file?.content ?? '', 'utf8');
}

/** What `pruefstand merge` makes of results and their evidence. */
export function merge(parts: readonly Pick<Run, 'result' | 'files'>[]): Run {
  const named = parts.map((run, index) => ({ file: `part-${index + 1}/result.json`, result: run.result, files: run.files }));
  const { result, copies } = mergeResults(named);
  const files = copies.map(
    ({ part, from, evidence }) => [evidence.path, named.find(({ file }) => file === part)?.files.get(from) ?? new Uint8Array()] as const,
  );
  return { result, resultBytes: bytesOfResult(result), files: new Map(files) };
}

export function factsIn(folder: string): WrittenFacts {
  return JSON.parse(readFileSync(join(folder, BUNDLE_FILES.facts), 'utf8')) as WrittenFacts;
}

/** Signed by somebody who is trusted for an hour. @returns the bundle, and that certificate */
export async function bundleOfRun(
  run: Run,
  { withoutDocuments = false } = {},
): Promise<{ readonly zip: Uint8Array; readonly anchor: Uint8Array; readonly key: string }> {
  const at = Date.now();
  const { key, chain, der } = await issueCertificate({ subject: 'CN=Prüfstand Test', notBefore: at - 60_000, notAfter: at + 3_600_000 });
  const { zip } = await makeBundle({ ...run, createdAt: new Date(at), signer: signerFromPem({ key, chain }), withoutDocuments });
  return { zip, anchor: der, key };
}

/**
 * Whatever a run found, what it wrote can be handed out, and who verifies it says yes three times.
 * @param isPart some scenarios were left out on purpose, for which the evidence is not complete and nothing else is wrong
 * @returns what is not so
 */
export async function wrongInBundleOf(folder: string, isPart = false): Promise<readonly string[]> {
  try {
    const { zip, anchor } = await bundleOfRun(runIn(folder), { withoutDocuments: true });
    const { findings, ...answers } = await verify(zip, { anchors: [anchor], tsaAnchors: [], at: new Date() });
    const isExpected = ({ kind, grade }: VerificationFinding): boolean => grade === 'note' || (isPart && kind === 'selection-differs');
    const wanted = isPart ? (['signature', 'verdicts'] as const) : (['signature', 'evidence', 'verdicts'] as const);
    return [
      ...findings.filter((finding) => !isExpected(finding)).map(({ text, place }) => `bundle: ${text.en} ${place ?? ''}`),
      ...wanted.filter((question) => answers[question] !== 'yes').map((question) => `bundle: ${question} ${answers[question]}`),
    ];
  } catch (error) {
    return [`bundle: ${(error as Error).message}`];
  }
}
