/** Puts a result together from what the scenarios reported. Order is stable, so that the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import type { Exchange } from '../core/exchange.ts';
import { caseVerdict, conclude, countResults, foldRequirement, judgeFinding, verdictOf } from '../core/judging.ts';
import type { Profile } from '../core/profile.ts';
import type { Catalogue, Requirement } from '../core/requirement.ts';
import type { AttemptResult, CaseResult, EvidenceFile, Result } from '../core/result.ts';
import type { Target } from '../core/target.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import type { ScenarioReport } from './execute.ts';
import { nodeVersion, platformName, suiteVersion } from './environment.ts';
import type { LeftOut, Scenario } from './scenarios.ts';

export interface ResultInput {
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  readonly requirements: readonly Requirement[];
  readonly target: Target;
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
  readonly proof?: Result['proof'];
}

/** Builds the result. */
export function buildResult(input: ResultInput): Result {
  const { catalogue, profile, target, run } = input;
  const cases = [...input.scenarios.map((scenario) => caseOf(scenario, input)), ...input.leftOut.map(leftOutCase)].sort(byPlace);
  const requirements = input.requirements.map((requirement) => foldRequirement(requirement, cases, profile.policy));
  const isComplete = run.interrupted === undefined && input.attempts.every((reports) => reports.length === input.scenarios.length);
  return {
    format: 'pruefstand-result',
    formatVersion: 1,
    suite: { name: 'pruefstand', version: suiteVersion() },
    specification: { id: catalogue.id, version: catalogue.version, title: catalogue.title, sha256: catalogue.sha256 },
    profile: { id: profile.id, version: profile.version, title: profile.title, sha256: profile.sha256, policy: profile.policy },
    target: { product: target.product, kind: target.kind, ...declarationOf(target) },
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
    ...(input.proof === undefined ? {} : { proof: input.proof }),
    conclusion: conclude(requirements, isComplete && run.shard === undefined),
    counts: countResults(requirements, cases),
    requirements,
    cases,
    cited: citedExchanges(cases, input.exchanges),
    evidence: input.evidence,
  };
}

function byPlace(a: CaseResult, b: CaseResult): number {
  if (a.feature.path !== b.feature.path) return a.feature.path < b.feature.path ? -1 : 1;
  return a.feature.line - b.feature.line;
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

/** What the target declared, without secrets, and its digest. */
function declarationOf(target: Target): Pick<Result['target'], 'declared' | 'sha256'> {
  const declared = {
    profile: target.profile,
    apiVersion: target.apiVersion,
    pollingSeconds: target.pollingSeconds,
    deadlineSeconds: target.deadlineSeconds,
    usesTls: target.usesTls,
    hasCallback: target.callback !== undefined,
    hasAdapter: target.adapter !== undefined,
    services: target.destination.services.map(({ identifier }) => identifier),
    metadataVersions: target.destination.metadataVersions,
    replyChannels: target.destination.replyChannels,
    capabilities: [...target.capabilities].sort(),
  };
  const identity = { product: target.product, kind: target.kind, declared };
  return { declared, sha256: createHash('sha256').update(canonicalJson(identity)).digest('hex') };
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
function shorten(exchange: Exchange): Exchange {
  const cut = <Part extends { readonly body: Exchange['request']['body'] }>(part: Part): Part => {
    const { text } = part.body;
    return text === undefined || text.length <= EXCERPT_CHARS
      ? part
      : { ...part, body: { ...part.body, text: text.slice(0, EXCERPT_CHARS), isTruncated: true } };
  };
  return { ...exchange, request: cut(exchange.request), ...(exchange.response === undefined ? {} : { response: cut(exchange.response) }) };
}
