/**
 * The order of members in `result.json`, one table per type of src/core. A member that a type has and its table lacks,
 * or the other way round, does not compile, so that the order cannot fall behind the types.
 */
import type { BodyRecord, Exchange, ExchangeLabels, RecordedRequest, RecordedResponse } from '../src/core/exchange.ts';
import type { DeclaredProduct, Party, ReviewProblem, ReviewedItem, StaticReview } from '../src/core/declaration.ts';
import type { EvidencePlace, FindingText, JudgedFinding } from '../src/core/finding.ts';
import type { Bilingual } from '../src/core/language.ts';
import type { PolicyRow } from '../src/core/policy.ts';
import type { Example, Requirement, Source, Variant } from '../src/core/requirement.ts';
import type { AttemptResult, CaseResult, EvidenceFile, RequirementResult, Result, ResultBasis, StepResult } from '../src/core/result.ts';
import type { Verdict } from '../src/core/verdict.ts';

/** `members` in type order, `map` with free names sorted, `list` of alike items, `plain` values as they are. */
export type Order =
  | { readonly kind: 'plain' }
  | { readonly kind: 'list'; readonly items: Order }
  | { readonly kind: 'map'; readonly values: Order }
  | { readonly kind: 'members'; readonly members: Readonly<Record<string, Order>> };

const plain: Order = { kind: 'plain' };
const map: Order = { kind: 'map', values: plain };

function list(items: Order): Order {
  return { kind: 'list', items };
}

function members<T>(table: { readonly [K in keyof Required<T>]: Order }): Order {
  return { kind: 'members', members: table };
}

const bilingual = members<Bilingual>({ de: plain, en: plain });
const example = members<Example>({ de: plain, en: plain, wire: plain });
const findingText = members<FindingText>({ summary: plain, expected: plain, observed: plain });
const verdicts = members<Record<Verdict, number>>({ passed: plain, failed: plain, cantTell: plain, inapplicable: plain, untested: plain });

const finding = members<JudgedFinding>({
  requirement: plain,
  kind: plain,
  messageKey: plain,
  params: map,
  evidence: list(members<EvidencePlace>({ exchange: plain, at: plain })),
  cause: plain,
  basis: plain,
  nearest: plain,
  severity: plain,
  text: members<JudgedFinding['text']>({ de: findingText, en: findingText }),
});

const attempt = members<AttemptResult>({
  attempt: plain,
  verdict: plain,
  startedAt: plain,
  durationMs: plain,
  findings: list(finding),
  exchanges: plain,
  steps: list(members<StepResult>({ keyword: plain, text: plain, status: plain })),
  error: plain,
});

const caseResult = members<CaseResult>({
  id: plain,
  name: plain,
  feature: members<CaseResult['feature']>({ path: plain, name: plain, line: plain }),
  requirements: plain,
  tags: plain,
  verdict: plain,
  reason: bilingual,
  attempts: list(attempt),
});

const requirement = members<Requirement>({
  id: plain,
  level: plain,
  levelOrigin: plain,
  basis: plain,
  sources: list(members<Source>({ ref: plain, place: plain, fact: plain })),
  actor: plain,
  condition: bilingual,
  text: bilingual,
  clause: bilingual,
  verification: members<Requirement['verification']>({ method: plain, needs: plain, reason: bilingual, planned: plain }),
  variants: list(members<Variant>({ id: plain, expected: plain, basis: plain, needs: plain, change: bilingual })),
  demonstrates: plain,
  mend: bilingual,
  examples: members<Requirement['examples']>({ conforming: example, broken: example }),
  notes: bilingual,
});

const requirementResult = members<RequirementResult>({
  requirement,
  verdict: plain,
  whenBroken: plain,
  worst: plain,
  isApart: plain,
  reason: bilingual,
  cases: plain,
});

const body = members<BodyRecord>({ sizeBytes: plain, sha256: plain, text: plain, isTruncated: plain });

const exchange = members<Exchange>({
  id: plain,
  seq: plain,
  tenant: plain,
  direction: plain,
  peer: plain,
  operation: plain,
  startedAt: plain,
  durationMs: plain,
  labels: members<ExchangeLabels>({
    destinationId: plain,
    submissionId: plain,
    caseId: plain,
    attachmentId: plain,
    keyId: plain,
    server: plain,
    transactionId: plain,
  }),
  request: members<RecordedRequest>({ method: plain, target: plain, headers: plain, body }),
  response: members<RecordedResponse>({ status: plain, headers: plain, body }),
  faults: plain,
  wire: plain,
});

const run = members<Result['run']>({
  id: plain,
  startedAt: plain,
  finishedAt: plain,
  durationMs: plain,
  isComplete: plain,
  interrupted: plain,
  attempts: plain,
  shard: members<NonNullable<Result['run']['shard']>>({ index: plain, total: plain }),
  parts: list(members<NonNullable<Result['run']['parts']>[number]>({ path: plain, offset: plain, runId: plain })),
  node: plain,
  platform: plain,
});

const basis = members<ResultBasis>({
  standards: list(members<ResultBasis['standards'][number]>({ id: plain, title: plain, version: plain, url: plain })),
  schemas: list(members<ResultBasis['schemas'][number]>({ id: plain, sha256: plain })),
  tools: list(members<ResultBasis['tools'][number]>({ name: plain, version: plain })),
});

const profile = members<Result['profile']>({
  id: plain,
  version: plain,
  title: bilingual,
  sha256: plain,
  policy: list(members<PolicyRow>({ levels: plain, weakestBasis: plain, broken: plain })),
});

const target = members<Result['target']>({
  product: members<Result['target']['product']>({ name: plain, version: plain, vendor: plain }),
  kind: plain,
  declared: map,
  sha256: plain,
});

const party = members<Party>({ name: plain, address: plain, contact: plain });

const reviewProblem = members<ReviewProblem>({ kind: plain, text: bilingual, isRemark: plain });

const reviewedItem = members<ReviewedItem>({
  id: plain,
  group: plain,
  question: bilingual,
  reference: bilingual,
  status: plain,
  when: plain,
  choice: members<NonNullable<ReviewedItem['choice']>>({ group: plain, exactlyOne: plain }),
  isRecommended: plain,
  support: plain,
  value: plain,
  unit: plain,
  remark: plain,
  requirements: plain,
  isSelected: plain,
  problems: list(reviewProblem),
});

const declaration = members<StaticReview>({
  declarationSha256: plain,
  proforma: members<StaticReview['proforma']>({ id: plain, version: plain, sha256: plain }),
  product: members<DeclaredProduct>({
    name: plain,
    version: plain,
    vendor: party,
    build: members<NonNullable<DeclaredProduct['build']>>({ sha256: plain, imageDigest: plain, commit: plain }),
    configurationSha256: plain,
    role: plain,
    modules: plain,
    environment: plain,
    thirdParty: plain,
    deviations: plain,
  }),
  declaredBy: members<StaticReview['declaredBy']>({ name: plain, role: plain }),
  declaredAt: plain,
  groups: list(members<NonNullable<StaticReview['groups']>[number]>({ id: plain, title: bilingual })),
  items: list(reviewedItem),
  errors: plain,
  problems: list(reviewProblem),
  notSelected: list(members<StaticReview['notSelected'][number]>({ requirement: plain, item: plain })),
});

export const RESULT_ORDER: Order = members<Result>({
  format: plain,
  formatVersion: plain,
  suite: members<Result['suite']>({ name: plain, version: plain, commit: plain, sha256: plain }),
  specification: members<Result['specification']>({ id: plain, version: plain, title: bilingual, sha256: plain }),
  profile,
  target,
  run,
  basis,
  declaration,
  proof: members<NonNullable<Result['proof']>>({ seeded: plain, detected: plain, suiteVersion: plain }),
  conclusion: plain,
  counts: members<Result['counts']>({ requirements: verdicts, cases: verdicts, failures: plain, warnings: plain, observations: plain }),
  requirements: list(requirementResult),
  cases: list(caseResult),
  cited: list(exchange),
  evidence: list(members<EvidenceFile>({ path: plain, sizeBytes: plain, sha256: plain })),
  evidenceRoots: list(members<NonNullable<Result['evidenceRoots']>[number]>({ path: plain, root: plain, exchanges: plain })),
});
