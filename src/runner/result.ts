/** Puts a result together from what the scenarios reported. Order is stable, so that the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { byPlace } from '../core/case-order.ts';
import type { StaticReview } from '../core/declaration.ts';
import type { Exchange } from '../core/exchange.ts';
import { caseVerdict, conclude, countResults, foldRequirements, judgeFinding, verdictOf } from '../core/judging.ts';
import type { Profile } from '../core/profile.ts';
import type { Catalogue, Requirement } from '../core/requirement.ts';
import type { AttemptResult, CaseResult, EvidenceFile, Result, ResultBasis } from '../core/result.ts';
import type { Target } from '../core/target.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import type { ScenarioReport } from './execute.ts';
import { nodeVersion, platformName, suiteVersion } from './environment.ts';
import type { LeftOut, Scenario } from './scenario-choice.ts';

export interface ResultInput {
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  readonly requirements: readonly Requirement[];
  readonly target: Target;
  /** What the target declared, without secrets. */
  readonly declared: Result['target']['declared'];
  readonly scenarios: readonly Scenario[];
  readonly leftOut: readonly LeftOut[];
  /** One list of reports per attempt. */
  readonly attempts: readonly (readonly ScenarioReport[])[];
  readonly exchanges: readonly Exchange[];
  readonly evidence: readonly EvidenceFile[];
  readonly run: {
    readonly id: string;
    readonly startedAt: number;
    readonly finishedAt: number;
    readonly interrupted?: string;
    readonly shard?: { readonly index: number; readonly total: number };
  };
  readonly suiteSha256: string;
  readonly basis: ResultBasis;
  /** The vendor's declaration after its static review. */
  readonly declaration?: StaticReview;
  readonly evidenceRoots: NonNullable<Result['evidenceRoots']>;
  readonly proof?: Result['proof'];
}

/** Builds the result. */
export function buildResult(input: ResultInput): Result {
  const { catalogue, profile, target, run } = input;
  const cases = [...input.scenarios.map((scenario) => caseOf(scenario, input)), ...input.leftOut.map(leftOutCase)].sort(byPlace);
  const requirements = foldRequirements(input.requirements, cases, profile.policy, input.declaration);
  const isComplete = run.interrupted === undefined && input.attempts.every((reports) => reports.length === input.scenarios.length);
  return {
    format: 'pruefstand-result',
    formatVersion: 1,
    suite: { name: 'pruefstand', version: suiteVersion(), sha256: input.suiteSha256 },
    specification: { id: catalogue.id, version: catalogue.version, title: catalogue.title, sha256: catalogue.sha256 },
    profile: { id: profile.id, version: profile.version, title: profile.title, sha256: profile.sha256, policy: profile.policy },
    target: { product: target.product, kind: target.kind, declared: input.declared, sha256: targetDigest(target, input.declared) },
    run: {
      id: run.id,
      startedAt: new Date(run.startedAt).toISOString(),
      finishedAt: new Date(run.finishedAt).toISOString(),
      durationMs: run.finishedAt - run.startedAt,
      isComplete,
      ...(run.interrupted === undefined ? {} : { interrupted: run.interrupted }),
      attempts: input.attempts.length,
      ...(run.shard === undefined ? {} : { shard: run.shard }),
      node: nodeVersion(),
      platform: platformName(),
    },
    basis: input.basis,
    ...(input.declaration === undefined ? {} : { declaration: input.declaration }),
    ...(input.proof === undefined ? {} : { proof: input.proof }),
    conclusion: conclude(requirements, isComplete && run.shard === undefined, input.declaration),
    counts: countResults(requirements, cases),
    requirements,
    cases,
    cited: citedExchanges(cases, input.exchanges),
    evidence: input.evidence,
    evidenceRoots: input.evidenceRoots,
  };
}

function caseOf(scenario: Scenario, { attempts: runs, profile, requirements }: ResultInput): CaseResult {
  const attempts = runs.flatMap((reports, index): readonly AttemptResult[] => {
    const report = reports.find((candidate) => candidate.scenario.id === scenario.id);
    if (report === undefined) return [];
    const findings = report.findings.map((finding) =>
      judgeFinding(
        finding,
        profile.policy,
        requirements.find(({ id }) => id === finding.requirement),
      ),
    );
    const { startedAt, durationMs, exchanges, steps, error } = report;
    const verdict = verdictOf(findings, error !== undefined);
    return [{ attempt: index + 1, verdict, startedAt, durationMs, findings, exchanges, steps, ...(error === undefined ? {} : { error }) }];
  });
  const { id, name, feature, tags } = scenario;
  return { id, name, feature, requirements: scenario.requirements, tags, verdict: caseVerdict(attempts), attempts };
}

function leftOutCase({ scenario, verdict, reason }: LeftOut): CaseResult {
  const { id, name, feature, requirements, tags } = scenario;
  return { id, name, feature, requirements, tags, verdict, reason, attempts: [] };
}

/** Digest of the target without secrets. */
function targetDigest({ product, kind }: Target, declared: Result['target']['declared']): string {
  return createHash('sha256').update(canonicalJson({ product, kind, declared })).digest('hex');
}

/** Exchanges that findings point to, in order. */
function citedExchanges(cases: readonly CaseResult[], exchanges: readonly Exchange[]): readonly Exchange[] {
  const cited = new Set(
    cases.flatMap(({ attempts }) => attempts.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence.map(({ exchange }) => exchange)))),
  );
  return exchanges.filter(({ id }) => cited.has(id)).map(shorten);
}

const EXCERPT_CHARS = 6_000;

/** Bodies in the result are excerpts; the evidence files have them whole. */
/** An exchange as the result cites it. */
export function shorten(exchange: Exchange): Exchange {
  const cut = <Part extends { readonly body: Exchange['request']['body'] }>(part: Part): Part => {
    const { text } = part.body;
    return text === undefined || text.length <= EXCERPT_CHARS
      ? part
      : { ...part, body: { ...part.body, text: text.slice(0, EXCERPT_CHARS), isTruncated: true } };
  };
  return { ...exchange, request: cut(exchange.request), ...(exchange.response === undefined ? {} : { response: cut(exchange.response) }) };
}
