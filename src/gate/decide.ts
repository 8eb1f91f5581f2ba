/**
 * The decision of the gate as data: what changed, what of it counts, which waivers hold, and why it is open or closed. Pure;
 * verdict and conclusion of the result are repeated as they are.
 */
import type { Clock } from '../core/clock.ts';
import { toTimestamp } from '../core/clock.ts';
import type { Result } from '../core/result.ts';
import type { Conclusion } from '../core/verdict.ts';
import { EXIT_CODES } from '../core/verdict.ts';
import { changesOf } from './changes.ts';
import type { Change, Changes, Mended } from './changes.ts';
import { viewOf } from './items.ts';
import type { GateItem, ResultView } from './items.ts';
import { differencesOf } from './origin.ts';
import type { Difference } from './origin.ts';
import type { GatePolicy, GateRules } from './policy.ts';
import { usesOf, waiverFor } from './waivers.ts';
import type { WaiverUse } from './waivers.ts';

export type GateDecision = 'open' | 'closed' | 'undetermined';
export type GateRule = keyof GateRules | 'staleWaivers';

/** One rule of the policy and what became of it. */
export interface RuleOutcome {
  readonly rule: GateRule;
  readonly isAsked: boolean;
  readonly isBroken: boolean;
  /** What breaks it. */
  readonly count: number;
}

export interface JudgedChange extends Change {
  /** Whether it breaks a rule of the policy. */
  readonly isCounted: boolean;
  /** Place in `waivers` of the one under which it passes. */
  readonly waiver?: number;
}

export interface RunIdentity {
  readonly product: Result['target']['product'];
  readonly suiteVersion: string;
  readonly specification: { readonly id: string; readonly version: string };
  readonly profile: { readonly id: string; readonly version: string };
  readonly runId: string;
  readonly finishedAt: string;
  readonly isComplete: boolean;
  readonly conclusion: Conclusion;
}

export interface GateReport {
  readonly format: 'pruefstand-gate';
  readonly formatVersion: 1;
  readonly decidedAt: string;
  readonly decision: GateDecision;
  readonly current: RunIdentity;
  /** Absent for a first run: then the result is judged as it stands. */
  readonly baseline?: RunIdentity;
  readonly policy: GateRules;
  readonly rules: readonly RuleOutcome[];
  readonly differences: readonly Difference[];
  readonly addedRequirements: readonly string[];
  readonly removedRequirements: readonly string[];
  readonly changes: readonly JudgedChange[];
  readonly better: readonly Mended[];
  readonly waivers: readonly WaiverUse[];
}

/** Best first. */
const CONCLUSION_RANK: readonly Conclusion[] = ['conformant', 'conformantWithRemarks', 'undetermined', 'notConformant'];

function worse(a: Conclusion, b: Conclusion): Conclusion {
  return CONCLUSION_RANK.indexOf(a) > CONCLUSION_RANK.indexOf(b) ? a : b;
}

/** The conclusion that items would lead to, by the rule of the result (src/core/judging.ts). */
function conclusionFrom(items: readonly GateItem[], { result, untested }: ResultView): Conclusion {
  if (items.some(({ kind }) => kind === 'failure')) return 'notConformant';
  // A requirement with a case that was tried is tried, whatever its other cases are.
  const counting = items.filter(({ kind, requirement }) => kind !== 'untested' || untested.has(requirement));
  const isOpen = counting.some(({ kind, isDecisive, requirement }) => isDecisive && (kind === 'undetermined' || untested.get(requirement) === 'noReason'));
  if (!result.run.isComplete || isOpen) return 'undetermined';
  return counting.length > 0 ? 'conformantWithRemarks' : 'conformant';
}

/**
 * What still speaks against the result when waived items are left out; only the gate asks, the conclusion itself stays. What
 * the items do not explain (an early end, nothing tested) cannot be waived.
 */
export function remainingConclusion(view: ResultView, uses: readonly WaiverUse[]): Conclusion {
  const { conclusion } = view.result;
  const explained = conclusionFrom(view.items, view);
  const left = conclusionFrom(
    view.items.filter((item) => waiverFor(item, uses) < 0),
    view,
  );
  return worse(explained, conclusion) === explained ? left : worse(left, conclusion);
}

const RULE_OF: Readonly<Record<Change['kind'], Exclude<keyof GateRules, 'undetermined' | 'conclusion'>>> = {
  newFailure: 'newFailures',
  newWarning: 'newWarnings',
  newlyUndetermined: 'newlyUndetermined',
  newlyUntested: 'newlyUntested',
};

function judged(change: Change, uses: readonly WaiverUse[], rules: GateRules): JudgedChange {
  const waiver = waiverFor(change.item, uses);
  return { ...change, isCounted: rules[RULE_OF[change.kind]] && waiver < 0 && !change.isListedOnly, ...(waiver < 0 ? {} : { waiver }) };
}

function outcomesOf(changes: readonly JudgedChange[], uses: readonly WaiverUse[], remaining: Conclusion, rules: GateRules): readonly RuleOutcome[] {
  const outcome = (rule: GateRule, isAsked: boolean, count: number): RuleOutcome => ({ rule, isAsked, isBroken: isAsked && count > 0, count });
  const counted = Object.entries(RULE_OF).map(([kind, rule]) =>
    outcome(rule, rules[rule], changes.filter((change) => change.kind === kind && !change.isListedOnly && change.waiver === undefined).length),
  );
  const isBelow = rules.conclusion !== 'any' && worse(remaining, rules.conclusion) !== rules.conclusion;
  return [
    ...counted,
    outcome('conclusion', rules.conclusion !== 'any', isBelow ? 1 : 0),
    outcome('staleWaivers', true, uses.filter(({ state }) => state !== 'holds').length),
    outcome('undetermined', rules.undetermined, remaining === 'undetermined' ? 1 : 0),
  ];
}

function decisionOf(outcomes: readonly RuleOutcome[]): GateDecision {
  const broken = outcomes.filter(({ isBroken }) => isBroken).map(({ rule }) => rule);
  if (broken.length === 0) return 'open';
  // A least conclusion that is missed only because nothing could be told is undetermined, not a break.
  const isOnlyOpen = broken.includes('undetermined') && broken.every((rule) => rule === 'undetermined' || rule === 'conclusion');
  return isOnlyOpen ? 'undetermined' : 'closed';
}

function identityOf({ target, suite, specification, profile, run, conclusion }: Result): RunIdentity {
  return {
    product: target.product,
    suiteVersion: suite.version,
    specification: { id: specification.id, version: specification.version },
    profile: { id: profile.id, version: profile.version },
    runId: run.id,
    finishedAt: run.finishedAt,
    isComplete: run.isComplete,
    conclusion,
  };
}

export interface GateInput {
  readonly current: Result;
  readonly baseline?: Result;
  readonly policy: GatePolicy;
  readonly clock: Clock;
}

/** Decides. The results must fit together (`misfitsOf`). */
export function decide({ current, baseline, policy, clock }: GateInput): GateReport {
  const view = viewOf(current);
  const changes: Changes = changesOf(baseline === undefined ? undefined : viewOf(baseline), view);
  const gone = changes.worse.filter(({ item }) => !view.items.includes(item)).map(({ item }) => item);
  const uses = usesOf(policy.waivers, [...view.items, ...gone], clock.now());
  const worseChanges = changes.worse.map((change) => judged(change, uses, policy.fail));
  const rules = outcomesOf(worseChanges, uses, remainingConclusion(view, uses), policy.fail);
  return {
    format: 'pruefstand-gate',
    formatVersion: 1,
    decidedAt: toTimestamp(clock.now()),
    decision: decisionOf(rules),
    current: identityOf(current),
    ...(baseline === undefined ? {} : { baseline: identityOf(baseline) }),
    policy: policy.fail,
    rules,
    differences: baseline === undefined ? [] : differencesOf(baseline, current),
    addedRequirements: changes.addedRequirements,
    removedRequirements: changes.removedRequirements,
    changes: worseChanges,
    better: changes.better,
    waivers: uses,
  };
}

/** 0 open, 1 closed, 5 undetermined. */
export function gateExitCode(decision: GateDecision): number {
  if (decision === 'open') return EXIT_CODES.conformant;
  return decision === 'closed' ? EXIT_CODES.notConformant : EXIT_CODES.undetermined;
}
