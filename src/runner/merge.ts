/**
 * Joins results: parts of one run (shards) to the whole, or repeats of a run to one with several attempts. Only results of
 * the same suite, catalogue, profile and target belong together. The same parts in any order give the same result.
 */
import { createHash } from 'node:crypto';
import { byPlace } from '../core/case-order.ts';
import { joinEarlyEnds, shardMissing } from '../core/early-end.ts';
import { renameExchange, seqOfExchange } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import { caseVerdict, conclude, countResults, foldRequirements } from '../core/judging.ts';
import type { AttemptResult, CaseResult, EvidenceFile, Result } from '../core/result.ts';
import { joinParts } from '../core/verdict.ts';
import { requireSameOrigin, sortParts } from './merge-origin.ts';
import type { MergePart } from './merge-origin.ts';

export type { MergePart } from './merge-origin.ts';

export interface EvidenceCopy {
  /** Path of the part's result file, as given. */
  readonly part: string;
  /** Path of the evidence file beside that result. */
  readonly from: string;
  readonly evidence: EvidenceFile;
}

export interface Merged {
  readonly result: Result;
  /** Shards that no part brought, as `i/n`. */
  readonly missing: readonly string[];
  /** Where each file of evidence of the merged result comes from. */
  readonly copies: readonly EvidenceCopy[];
}

/**
 * Joins results; nothing is read or written.
 * @param given at least two parts
 * @throws ERR_CONFIG_MERGE_MISMATCH when they do not belong together; says which and in what
 */
export function mergeResults(given: readonly MergePart[]): Merged {
  requireSameOrigin(given);
  const { parts, step } = renumbered(sortParts(given));
  const [first] = parts;
  if (first === undefined) throw new TypeError('Nothing to merge.');
  const areShards = first.result.run.shard !== undefined;
  const missing = missingShards(parts);
  const cases = joinCases(parts, areShards);
  const { policy } = first.result.profile;
  const requirements = foldRequirements(
    first.result.requirements.map(({ requirement }) => requirement),
    cases,
    policy,
    first.result.declaration,
  );
  const interruption = interruptionOf(parts, missing);
  const isComplete = interruption === undefined && parts.every(({ result }) => result.run.isComplete);
  return {
    missing,
    copies: parts.flatMap(({ result, file }) => result.evidence.map((evidence, index) => ({ part: file, from: sourceOf(given, file, index), evidence }))),
    result: {
      ...first.result,
      run: { ...mergedRun(parts, cases, isComplete, interruption), parts: parts.flatMap(({ result }, index) => partsOf(result, index, step)) },
      conclusion: conclude(requirements, isComplete, first.result.declaration),
      counts: countResults(requirements, cases),
      requirements,
      cases,
      cited: parts.flatMap(({ result }) => result.cited),
      evidence: parts.flatMap(({ result }) => result.evidence),
      evidenceRoots: parts.flatMap(({ result }, index) => (result.evidenceRoots ?? []).map((root) => ({ ...root, path: moved(root.path, index) }))),
    },
  };
}

/** Path of an evidence file inside its own part, before it was renamed. */
function sourceOf(given: readonly MergePart[], file: string, index: number): string {
  return given.find((part) => part.file === file)?.result.evidence[index]?.path ?? '';
}

function missingShards(parts: readonly MergePart[]): readonly string[] {
  const total = parts[0]?.result.run.shard?.total ?? 0;
  const there = new Set(parts.map(({ result }) => result.run.shard?.index));
  return Array.from({ length: total }, (_, index) => index + 1).flatMap((index) => (there.has(index) ? [] : [`${index}/${total}`]));
}

function interruptionOf(parts: readonly MergePart[], missing: readonly string[]): string | undefined {
  return joinEarlyEnds([...missing.map(shardMissing), ...parts.flatMap(({ result: { run } }) => run.interrupted ?? [])]);
}

function mergedRun(parts: readonly MergePart[], cases: readonly CaseResult[], isComplete: boolean, interrupted: string | undefined): Result['run'] {
  const runs = parts.map(({ result }) => result.run);
  const startedAt = runs.map((run) => run.startedAt).sort()[0] ?? '';
  const finishedAt =
    runs
      .map((run) => run.finishedAt)
      .sort()
      .at(-1) ?? '';
  const digest = createHash('sha256')
    .update(runs.map(({ id }) => id).join('\n'))
    .digest('hex');
  return {
    id: `merged-${digest.slice(0, 16)}`,
    startedAt,
    finishedAt,
    durationMs: Date.parse(finishedAt) - Date.parse(startedAt),
    isComplete,
    ...(interrupted === undefined ? {} : { interrupted }),
    attempts: Math.max(1, ...cases.map(({ attempts }) => attempts.length)),
    node: [...new Set(runs.map(({ node }) => node))].join(', '),
    platform: [...new Set(runs.map(({ platform }) => platform))].join(', '),
  };
}

/** Cases of all parts in order of feature and line. */
function joinCases(parts: readonly MergePart[], areShards: boolean): readonly CaseResult[] {
  const byId = new Map<string, CaseResult[]>();
  for (const { result } of parts) for (const entry of result.cases) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  return [...byId.values()].map((entries) => joinCase(entries, areShards)).sort(byPlace);
}

/** A case that several shards ran judged in each of them a part of the run; repeats are attempts side by side. */
function joinCase(entries: readonly CaseResult[], areShards: boolean): CaseResult {
  const tried = entries.filter(({ attempts }) => attempts.length > 0);
  const [first = entries[0]] = tried;
  if (first === undefined) throw new TypeError('A case comes from somewhere.');
  if (tried.length === 0) return first;
  const { reason: _, ...rest } = first;
  const attempts = areShards
    ? joinShardAttempts(tried)
    : tried.flatMap((entry) => entry.attempts).map((attempt, index) => ({ ...attempt, attempt: index + 1 }));
  return { ...rest, verdict: caseVerdict(attempts), attempts };
}

function joinShardAttempts(entries: readonly CaseResult[]): readonly AttemptResult[] {
  const numbers = [...new Set(entries.flatMap(({ attempts }) => attempts.map(({ attempt }) => attempt)))].sort((a, b) => a - b);
  return numbers.map((number) => joinAttempt(entries.flatMap(({ attempts }) => attempts.filter(({ attempt }) => attempt === number))));
}

const WORST_STEP = ['error', 'failed', 'skipped', 'passed'] as const;

function joinAttempt(parts: readonly AttemptResult[]): AttemptResult {
  const [first, ...others] = parts;
  if (first === undefined) throw new TypeError('An attempt comes from somewhere.');
  if (others.length === 0) return first;
  const errors = parts.flatMap(({ error }) => error ?? []);
  return {
    attempt: first.attempt,
    verdict: joinParts(parts.map(({ verdict }) => verdict)),
    startedAt: parts.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    durationMs: parts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    findings: parts.flatMap(({ findings }) => findings),
    exchanges: parts.flatMap(({ exchanges }) => exchanges),
    steps: first.steps.map((step, index) => ({
      ...step,
      status: WORST_STEP.find((status) => parts.some(({ steps }) => steps[index]?.status === status)) ?? step.status,
    })),
    ...(errors.length === 0 ? {} : { error: [...new Set(errors)].join('; ') }),
  };
}

/**
 * Gives exchanges and evidence of each part names of their own: part 2's x000123 becomes x2000123, its files move below
 * evidence/part-2/. The files themselves stay as they were recorded, with the numbers of their part.
 */
function renumbered(parts: readonly MergePart[]): { readonly parts: readonly MergePart[]; readonly step: number } {
  const highest = Math.max(0, ...parts.flatMap(({ result }) => [...result.cited.map(({ seq }) => seq), ...idsIn(result).map(seqOfExchange)]));
  const step = 10 ** Math.max(6, String(highest).length);
  const named = parts.map(({ file, result }, index) => {
    const offset = (index + 1) * step;
    const rename = (id: string): string => renameExchange(id, offset);
    return {
      file,
      result: {
        ...result,
        cited: result.cited.map((exchange) => renamedExchange(exchange, offset, rename)),
        cases: result.cases.map((entry) => renamedCase(entry, rename)),
        evidence: result.evidence.map((entry) => ({ ...entry, path: entry.path.replace(/^(evidence\/)?/, `${folderOf(index)}/`) })),
      },
    };
  });
  return { parts: named, step };
}

function folderOf(index: number): string {
  return `evidence/part-${index + 1}`;
}

/** Where the evidence of a part lies now; a part may be a merged result itself. */
function partsOf({ run }: Result, index: number, step: number): NonNullable<Result['run']['parts']> {
  const inside = run.parts ?? [{ path: 'evidence', offset: 0, runId: run.id }];
  return inside.map(({ path, offset, runId }) => ({ path: moved(path, index), offset: offset + (index + 1) * step, runId }));
}

function moved(path: string, index: number): string {
  return folderOf(index) + path.slice('evidence'.length);
}

function idsIn({ cases }: Result): readonly string[] {
  return cases.flatMap(({ attempts }) => attempts.flatMap(({ exchanges }) => exchanges));
}

function renamedExchange(exchange: Exchange, offset: number, rename: (id: string) => string): Exchange {
  return { ...exchange, id: rename(exchange.id), seq: exchange.seq + offset };
}

function renamedCase(entry: CaseResult, rename: (id: string) => string): CaseResult {
  const attempts = entry.attempts.map((attempt) => ({
    ...attempt,
    exchanges: attempt.exchanges.map(rename),
    findings: attempt.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map((place) => ({ ...place, exchange: rename(place.exchange) })) })),
  }));
  return { ...entry, attempts };
}
