/**
 * Whether the evidence is complete and unchanged: files and the tree over the exchanges, whole bodies, exchanges the result cites, and
 * times of run and attempts. Judgements are looked at in `verify-judged.ts`, the cases that had to be tested in `verify-selection.ts`.
 */
import { CLOCK_TOLERANCE_MS } from '../core/clock-tolerance.ts';
import { exchangeIdOf, renameExchange } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { AttemptResult, Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { locateChange, rootOfLeaves } from '../formats/merkle.ts';
import type { LeafChange } from '../formats/merkle.ts';
import { shorten } from '../runner/result.ts';
import type { EvidencePart, Files } from './evidence.ts';
import { fileDigest, linesOf, treeOf } from './file-hashes.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import { verifyBodies } from './verify-bodies.ts';

/** @param files of the bundle */
export function verifyEvidence(result: Result, parts: readonly EvidencePart[], files: Files): readonly VerificationFinding[] {
  return [
    ...result.evidence.filter(({ path }) => !files.has(path)).map(({ path }) => findingOf('file-missing', 'wrong', path)),
    ...result.evidence.flatMap(({ path, sizeBytes, sha256 }) => {
      const content = files.get(path);
      if (content === undefined || (content.length === sizeBytes && fileDigest(content) === sha256)) return [];
      return [findingOf('file-changed', 'wrong', path)];
    }),
    ...verifyRoots(result, parts),
    ...verifyTrees(result, parts, files),
    ...verifyBodies(parts, files),
    ...verifyExchangesInResult(result, parts),
    ...verifyTimes(result, parts),
  ];
}

/** A root for each part, and no other. */
function verifyRoots({ evidenceRoots = [] }: Result, parts: readonly EvidencePart[]): readonly VerificationFinding[] {
  const left = new Set(parts.map(({ path }) => path));
  const others = evidenceRoots.map(({ path }) => path).filter((path) => !left.delete(path));
  return [...left, ...others].map((path) => findingOf('evidence-root-wrong', 'wrong', path));
}

function verifyTrees({ evidenceRoots = [] }: Result, parts: readonly EvidencePart[], files: Files): readonly VerificationFinding[] {
  // The first counts: that there is another one is told.
  const roots = new Map(evidenceRoots.map((root) => [root.path, root] as const).reverse());
  return parts.flatMap(({ path }) => {
    const stated = roots.get(path);
    return stated === undefined ? [] : verifyTree(stated, files);
  });
}

/** Root as the result has it, and where the lines are others than those that were hashed. */
function verifyTree(stated: NonNullable<Result['evidenceRoots']>[number], files: Files): readonly VerificationFinding[] {
  const { path } = stated;
  const { leaves: actual, root } = treeOf(files.get(`${path}/exchanges.ndjson`) ?? new Uint8Array());
  const listed = leavesIn(files.get(`${path}/exchanges.leaves`));
  if (root === stated.root && actual.length === stated.exchanges) {
    const isListed = listed.length === actual.length && listed.every((leaf, index) => leaf === actual[index]);
    return isListed ? [] : [findingOf('evidence-root-wrong', 'wrong', `${path}/exchanges.leaves`)];
  }
  const isListUsable = rootOfLeaves(listed) === stated.root;
  const changes = isListUsable ? locateChange(listed, actual) : [];
  return [findingOf('evidence-root-wrong', 'wrong', path), ...changes.slice(0, MAX_NAMED).map((change) => changeOf(path, change))];
}

const MAX_NAMED = 50;

function leavesIn(bytes: Uint8Array | undefined): readonly string[] {
  // Byte by byte: a decoder would drop a byte order mark.
  const leaves = linesOf(bytes).map((line) => Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1'));
  return leaves.every((leaf) => /^[0-9a-f]{64}$/.test(leaf)) ? leaves : [];
}

/** Exchanges are numbered from 1 without gaps, so that a place in the list is a name. */
function changeOf(path: string, change: LeafChange): VerificationFinding {
  const name = (index: number): string => exchangeIdOf(index + 1);
  if (change.kind === 'added') return findingOf('exchange-added', 'wrong', `${path}/exchanges.ndjson:${change.actual + 1}`);
  const place = change.kind === 'removed' ? `${path}/exchanges.ndjson` : `${path}/exchanges.ndjson:${change.actual + 1}`;
  return findingOf(`exchange-${change.kind}`, 'wrong', place, { detail: name(change.expected) });
}

/** What the result shows of an exchange is what was recorded. */
function verifyExchangesInResult(result: Result, parts: readonly EvidencePart[]): readonly VerificationFinding[] {
  const recorded = new Map<string, Exchange>();
  const cited = new Set(result.cited.map(({ id }) => id));
  const unrecorded = new Set(result.cases.flatMap(({ attempts }) => attempts.flatMap(({ exchanges }) => exchanges)));
  for (const { exchanges, offset } of parts)
    for (const exchange of exchanges.values()) {
      const id = renameExchange(exchange.id, offset);
      unrecorded.delete(id);
      if (cited.has(id)) recorded.set(id, { ...exchange, id, seq: exchange.seq + offset });
    }
  const named = result.cases.flatMap(({ attempts }) =>
    attempts.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence.map(({ exchange }) => exchange))),
  );
  const missing = [...new Set(named)].filter((id) => !cited.has(id));
  const changed = result.cited.flatMap((exchange) => {
    const original = recorded.get(exchange.id);
    if (original === undefined) return [findingOf('exchange-removed', 'wrong', 'result.json', { detail: exchange.id })];
    return isSameJson(shorten(original), exchange) ? [] : [findingOf('exchange-changed', 'wrong', 'result.json', { detail: exchange.id })];
  });
  return [
    ...changed,
    ...missing.map((id) => findingOf('exchange-removed', 'wrong', 'result.json (/cited)', { detail: id })),
    ...[...unrecorded].map((id) => findingOf('exchange-removed', 'wrong', 'result.json (/cases)', { detail: id })),
  ];
}

/** What was recorded lies between the beginning and the end of the run, which lasted as long as it says. */
function verifyTimes({ run, cases }: Result, parts: readonly EvidencePart[]): readonly VerificationFinding[] {
  const [from, to] = [Date.parse(run.startedAt) - CLOCK_TOLERANCE_MS, Date.parse(run.finishedAt) + CLOCK_TOLERANCE_MS];
  const isLasting = run.durationMs === Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  // Attempts that shards made side by side last as long as all of them together.
  const lasting = (durationMs: number): number => (run.parts === undefined ? durationMs : 0);
  const isInside = ({ startedAt, durationMs }: AttemptResult): boolean => Date.parse(startedAt) >= from && Date.parse(startedAt) + lasting(durationMs) <= to;
  const outside = cases.flatMap(({ attempts }) => attempts).find((attempt) => !isInside(attempt));
  const misnumbered = cases.find(({ attempts }) => !areNumbered(attempts, run));
  const ofRun = [
    ...(isLasting ? [] : [findingOf('run-differs', 'wrong', 'result.json (/run/durationMs)')]),
    ...(outside === undefined ? [] : [findingOf('run-differs', 'wrong', 'result.json (/cases)', { detail: outside.startedAt })]),
    ...(misnumbered === undefined
      ? []
      : [findingOf('run-differs', 'wrong', `result.json (/cases, ${misnumbered.id})`, { detail: `${misnumbered.attempts.length} ≠ ${run.attempts}` })]),
  ];
  const ofParts = parts.flatMap(({ path, exchanges }) => {
    const early = [...exchanges.values()].find(({ startedAt }) => !(Date.parse(startedAt) >= from && Date.parse(startedAt) <= to));
    return early === undefined ? [] : [findingOf('run-differs', 'wrong', `${path}/exchanges.ndjson`, { detail: `${early.id}: ${early.startedAt}` })];
  });
  return [...ofRun, ...ofParts];
}

/** From 1, one after another, as many as the run made; of a run that was interrupted some may be missing. */
function areNumbered(attempts: readonly AttemptResult[], run: Result['run']): boolean {
  if (!run.isComplete) return attempts.every(({ attempt }, index) => attempt > (attempts[index - 1]?.attempt ?? 0));
  return (attempts.length === 0 || attempts.length === run.attempts) && attempts.every(({ attempt }, index) => attempt === index + 1);
}
