/**
 * What changed from a baseline to a result, item by item. A failure is fixed only when its case was judged again and passed:
 * what is not tried any more is newly untested, whatever it was before.
 */
import type { Bilingual } from '../core/language.ts';
import type { Verdict } from '../core/verdict.ts';
import { itemKey, pairKey } from './items.ts';
import type { GateItem, ResultView } from './items.ts';
import { haveSameBasis } from './origin.ts';

export type ChangeKind = 'newFailure' | 'newWarning' | 'newlyUndetermined' | 'newlyUntested';
export type MendedKind = 'fixed' | 'warningGone' | 'newlyTested';

export interface Change {
  readonly kind: ChangeKind;
  readonly item: GateItem;
  /** Verdict of the requirement in that case before; absent where the baseline has none or there is no baseline. */
  readonly before?: Verdict;
  /** Listed and never counted: the baseline does not know the requirement or item, or there is none to be new against. */
  readonly isListedOnly: boolean;
}

export interface Mended {
  readonly kind: MendedKind;
  readonly item: GateItem;
}

export interface Changes {
  readonly worse: readonly Change[];
  readonly better: readonly Mended[];
  readonly addedRequirements: readonly string[];
  readonly removedRequirements: readonly string[];
}

const GONE: Bilingual = { de: 'Der Testfall kommt im Ergebnis nicht mehr vor.', en: 'The test case is no longer in the result.' };

const DROPPED: Bilingual = {
  de: 'Die Vergleichsgrundlage hat eine Erklärung des Herstellers, das Ergebnis keine: Was sie zusagte und verneinte, ist nicht mehr durchgesehen.',
  en: "The baseline has a vendor's declaration, the result has none: what it promised and denied is no longer reviewed.",
};

const KIND_OF: Readonly<Record<GateItem['kind'], ChangeKind>> = {
  failure: 'newFailure',
  warning: 'newWarning',
  undetermined: 'newlyUndetermined',
  untested: 'newlyUntested',
};

/**
 * Without a baseline every failure and remark counts as new. What could not be told or was not run without a reason is listed;
 * whether that closes the gate is the rule `undetermined`.
 */
function firstChanges({ items }: ResultView): readonly Change[] {
  return items
    .filter(({ kind, hasReason }) => kind !== 'untested' || !hasReason)
    .map((item) => ({ kind: KIND_OF[item.kind], item, isListedOnly: item.kind === 'undetermined' || item.kind === 'untested' }));
}

function wasJudged(verdict: Verdict | undefined): boolean {
  return verdict === 'passed' || verdict === 'failed' || verdict === 'cantTell';
}

/** Whether the baseline could have had the item: a first declaration is held against a baseline that has none. */
function isKnownTo({ requirements, pairs, result }: ResultView, { requirement, isDeclared }: GateItem): boolean {
  if (isDeclared !== true) return requirements.has(requirement);
  return result.declaration === undefined || pairs.has(pairKey(requirement, undefined));
}

function newItems(baseline: ResultView, current: ResultView): readonly Change[] {
  const known = new Set(baseline.items.map(itemKey));
  return current.items.flatMap((item): readonly Change[] => {
    const before = baseline.pairs.get(pairKey(item.requirement, item.caseId));
    const isListedOnly = !isKnownTo(baseline, item);
    // A remark that was a failure is no step back.
    const isKnown = known.has(itemKey(item)) || (item.kind === 'warning' && known.has(itemKey({ ...item, kind: 'failure' })));
    const neverJudged = item.kind === 'untested' && !isListedOnly && !wasJudged(before);
    if (isKnown || neverJudged) return [];
    return [{ kind: KIND_OF[item.kind], item, isListedOnly, ...(before === undefined ? {} : { before }) }];
  });
}

/**
 * Pairs that the baseline judged and the result does not have. After a change of suite, catalogue or profile a case may have
 * gone or have another name; then only requirements count that no case judges any more.
 */
function goneItems(baseline: ResultView, current: ResultView): readonly Change[] {
  const isSameBasis = haveSameBasis(baseline.result, current.result);
  const isJudged = (requirement: string): boolean => current.result.cases.some(({ id }) => wasJudged(current.pairs.get(pairKey(requirement, id))));
  return [...baseline.pairs].flatMap(([key, before]): readonly Change[] => {
    const [requirement, caseId] = JSON.parse(key) as [string, string | null];
    if (caseId === null) return [];
    const isKnownRequirement = current.requirements.has(requirement);
    if (!wasJudged(before) || current.pairs.has(key) || (!isKnownRequirement && !isSameBasis)) return [];
    if (!isSameBasis && isJudged(requirement)) return [];
    const caseName = baseline.result.cases.find(({ id }) => id === caseId)?.name ?? caseId;
    const isDecisive = baseline.result.requirements.some((entry) => entry.requirement.id === requirement && entry.whenBroken === 'failure');
    const item: GateItem = { kind: 'untested', requirement, caseId, caseName, verdict: 'untested', text: GONE, isDecisive, hasReason: false };
    return [{ kind: 'newlyUntested', item, before, isListedOnly: false }];
  });
}

/** A declaration that is gone, as one item of its proforma: a break that was declared would go with it. */
function droppedDeclaration({ result, items }: ResultView, current: ResultView): readonly Change[] {
  if (result.declaration === undefined || current.result.declaration !== undefined) return [];
  const { id: requirement } = result.declaration.proforma;
  const item: GateItem = { kind: 'untested', requirement, verdict: 'untested', text: DROPPED, isDecisive: true, hasReason: false, isDeclared: true };
  const verdicts = items.filter(({ isDeclared }) => isDeclared).map(({ verdict }) => verdict);
  const before = (['failed', 'cantTell'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'passed';
  return [{ kind: 'newlyUntested', item, before, isListedOnly: false }];
}

/** Failures whose case was judged again and passed, remarks likewise, and what was tried for the first time. */
function betterItems(baseline: ResultView, current: ResultView): readonly Mended[] {
  const there = new Set(current.items.map(itemKey));
  return baseline.items.flatMap((item): readonly Mended[] => {
    const now = current.pairs.get(pairKey(item.requirement, item.caseId));
    if (item.kind === 'failure') return now === 'passed' ? [{ kind: 'fixed', item }] : [];
    if (item.kind === 'warning') {
      const isGone = !there.has(itemKey(item)) && !there.has(itemKey({ ...item, kind: 'failure' }));
      return isGone && (now === 'passed' || now === 'failed') ? [{ kind: 'warningGone', item }] : [];
    }
    return item.kind === 'untested' && wasJudged(now) ? [{ kind: 'newlyTested', item }] : [];
  });
}

/** What changed. @param baseline undefined for a first run: everything is judged as it stands */
export function changesOf(baseline: ResultView | undefined, current: ResultView): Changes {
  if (baseline === undefined) return { worse: firstChanges(current), better: [], addedRequirements: [], removedRequirements: [] };
  return {
    worse: [...newItems(baseline, current), ...goneItems(baseline, current), ...droppedDeclaration(baseline, current)],
    better: betterItems(baseline, current),
    addedRequirements: [...current.requirements].filter((id) => !baseline.requirements.has(id)),
    removedRequirements: [...baseline.requirements].filter((id) => !current.requirements.has(id)),
  };
}
