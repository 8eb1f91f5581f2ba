/**
 * The result of a run, `result.json`. It is the product: every report is a pure function of it, nothing else is read.
 * Its schema is schemas/result/result-1.schema.json. Order is stable: requirements by id, cases by feature and line.
 */
import type { StaticReview } from './declaration.ts';
import type { Exchange } from './exchange.ts';
import type { JudgedFinding } from './finding.ts';
import type { Bilingual } from './language.ts';
import type { Policy } from './policy.ts';
import type { Requirement } from './requirement.ts';
import type { Conclusion, Severity, Verdict } from './verdict.ts';

export interface StepResult {
  readonly keyword: string;
  readonly text: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'error';
}

/** One attempt at a scenario; repeated runs are all listed. */
export interface AttemptResult {
  readonly attempt: number;
  readonly verdict: Verdict;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly findings: readonly JudgedFinding[];
  /** Exchanges the scenario looked at, in order. */
  readonly exchanges: readonly string[];
  readonly steps: readonly StepResult[];
  /** Why the suite could not tell, when a step ended in an error of ours. */
  readonly error?: string;
}

/** One scenario. */
export interface CaseResult {
  /** Stable id: feature path without ending, `:`, scenario name, and example row if any. */
  readonly id: string;
  readonly name: string;
  readonly feature: { readonly path: string; readonly name: string; readonly line: number };
  readonly requirements: readonly string[];
  readonly tags: readonly string[];
  readonly verdict: Verdict;
  /** Why it was not run: inapplicable or untested. */
  readonly reason?: Bilingual;
  readonly attempts: readonly AttemptResult[];
}

export interface RequirementResult {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  /** What the policy says a break of it means. */
  readonly whenBroken: Severity;
  /** Worst finding that occurred; absent when none. */
  readonly worst?: Severity | 'cantTell';
  /** Shown by documents only (inspection) or not verified: listed apart, colours nothing. */
  readonly isApart: boolean;
  readonly reason?: Bilingual;
  readonly cases: readonly string[];
}

/** An exchange that findings cite, as recorded and redacted. `file` has the whole body where the excerpt is cut. */
export type CitedExchange = Exchange;

export interface EvidenceFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** What the verdicts rest on, each by digest or version, so that a stranger can have the same. */
export interface ResultBasis {
  /** Documents the requirements come from, as the catalogue names them. */
  readonly standards: readonly { readonly id: string; readonly title: string; readonly version?: string; readonly url?: string }[];
  /** Every schema that took part: ours by path, imported and declared ones by URI. */
  readonly schemas: readonly { readonly id: string; readonly sha256: string }[];
  /** Tools that judged: runtime and libraries. */
  readonly tools: readonly { readonly name: string; readonly version: string }[];
}

export interface Result {
  readonly format: 'pruefstand-result';
  readonly formatVersion: 1;
  /** `sha256`: over the digests of the suite's own files that could take part in a run. */
  readonly suite: { readonly name: 'pruefstand'; readonly version: string; readonly commit?: string; readonly sha256?: string };
  readonly specification: { readonly id: string; readonly version: string; readonly title: Bilingual; readonly sha256: string };
  readonly profile: { readonly id: string; readonly version: string; readonly title: Bilingual; readonly sha256: string; readonly policy: Policy };
  readonly target: {
    readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
    readonly kind: 'embedded' | 'running' | 'container';
    /** What the target declared: API version, pickup mode, deadlines, capabilities. No secrets, no keys. */
    readonly declared: Readonly<Record<string, string | number | boolean | readonly string[]>>;
    /** SHA-256 of the target without secrets, canonical JSON. */
    readonly sha256: string;
  };
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly durationMs: number;
    readonly isComplete: boolean;
    /** Why it ended early. */
    readonly interrupted?: string;
    readonly attempts: number;
    readonly shard?: { readonly index: number; readonly total: number };
    /** Of a merged result: where the evidence of each part lies, and what was added to the numbers of its exchanges. */
    readonly parts?: readonly { readonly path: string; readonly offset: number; readonly runId: string }[];
    readonly node: string;
    readonly platform: string;
  };
  readonly basis?: ResultBasis;
  /** The vendor's declaration after its static review; absent when the run was made without one. */
  readonly declaration?: StaticReview;
  /** How well the suite itself is proved at this version: deviations seeded and detected. */
  readonly proof?: { readonly seeded: number; readonly detected: number; readonly suiteVersion: string };
  readonly conclusion: Conclusion;
  readonly counts: {
    readonly requirements: Readonly<Record<Verdict, number>>;
    readonly cases: Readonly<Record<Verdict, number>>;
    readonly failures: number;
    readonly warnings: number;
    readonly observations: number;
  };
  readonly requirements: readonly RequirementResult[];
  readonly cases: readonly CaseResult[];
  readonly cited: readonly CitedExchange[];
  readonly evidence: readonly EvidenceFile[];
  /** Root of the Merkle tree over the exchanges (RFC 9162, section 2.1), lower-case hex; of a merged result one per part. */
  readonly evidenceRoots?: readonly { readonly path: string; readonly root: string; readonly exchanges: number }[];
}
