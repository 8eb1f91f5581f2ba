/**
 * What in a result a gate can look at: for each requirement in each case what was found, or why nothing was, and what the
 * static review of the declaration found. Requirements that only documents can show are apart in the verdict and so here.
 * Reads verdicts, never makes one.
 */
import type { Bilingual } from '../core/language.ts';
import { caseReason, requirementReason } from '../core/not-run.ts';
import { verdictOf } from '../core/judging.ts';
import type { AttemptResult, CaseResult, RequirementResult, Result } from '../core/result.ts';
import type { Verdict } from '../core/verdict.ts';
import { joinRepeats } from '../core/verdict.ts';
import { declaredItems, declaredVerdicts } from './declared.ts';

export type ItemKind = 'failure' | 'warning' | 'undetermined' | 'untested';

/** Something other than a plain pass. */
export interface GateItem {
  readonly kind: ItemKind;
  /** Id of the requirement; with `isDeclared` that of the proforma's item. */
  readonly requirement: string;
  /** Absent for a requirement that no case tries. */
  readonly caseId?: string;
  readonly caseName?: string;
  /** Message key of the finding, or kind of the problem in a declaration; absent where there is none. */
  readonly messageKey?: string;
  readonly verdict: Verdict;
  readonly text: Bilingual;
  /** Whether a break of the requirement costs conformity. */
  readonly isDecisive: boolean;
  /** Whether the result says why it was not run. */
  readonly hasReason: boolean;
  /** The declaration gave rise to it, no case. */
  readonly isDeclared?: true;
}

export interface ResultView {
  readonly result: Result;
  readonly items: readonly GateItem[];
  /** Verdict of each requirement in each case, and of each declared item in none, by `pairKey`. */
  readonly pairs: ReadonlyMap<string, Verdict>;
  /** Requirements that were not tested at all, and whether the result says why. */
  readonly untested: ReadonlyMap<string, 'reason' | 'noReason'>;
  /** Requirements that the verdict is about. */
  readonly requirements: ReadonlySet<string>;
}

/** One requirement in one case. */
export function pairKey(requirement: string, caseId: string | undefined): string {
  return JSON.stringify([requirement, caseId ?? null]);
}

/** What makes an item the same one in another result. */
export function itemKey({ kind, requirement, caseId, messageKey }: Pick<GateItem, 'kind' | 'requirement' | 'caseId' | 'messageKey'>): string {
  return JSON.stringify([kind, requirement, caseId ?? null, messageKey ?? null]);
}

function ownFindings(attempt: AttemptResult, requirement: string): AttemptResult['findings'] {
  return attempt.findings.filter((finding) => finding.requirement === requirement);
}

/** Verdict of one requirement over the attempts at a case; different ones are undetermined, as in the result. */
function pairVerdict(entry: CaseResult, requirement: string): Verdict {
  if (entry.attempts.length === 0) return entry.verdict;
  return joinRepeats(entry.attempts.map((attempt) => verdictOf(ownFindings(attempt, requirement), attempt.error !== undefined)));
}

const NO_FINDING: Bilingual = { de: 'Das Ergebnis nennt keinen Befund dazu.', en: 'The result names no finding for it.' };
const NO_REASON: Bilingual = { de: 'Kein Grund angegeben.', en: 'No reason given.' };
const UNSTEADY: Bilingual = { de: 'Wiederholte Läufe ergaben Verschiedenes.', en: 'Repeated runs gave different results.' };

type Base = Pick<GateItem, 'requirement' | 'caseId' | 'caseName' | 'verdict' | 'isDecisive'>;

function foundItems(entry: CaseResult, base: Base, severity: 'failure' | 'warning'): readonly GateItem[] {
  const found = entry.attempts.flatMap((attempt) => ownFindings(attempt, base.requirement)).filter((finding) => finding.severity === severity);
  const firsts = new Map<string, (typeof found)[number]>();
  for (const finding of found) if (!firsts.has(finding.messageKey)) firsts.set(finding.messageKey, finding);
  return [...firsts.values()].map(({ messageKey, text }) => ({
    ...base,
    kind: severity,
    messageKey,
    text: { de: text.de.summary, en: text.en.summary },
    hasReason: true,
  }));
}

/** Why it could not be told: an error of the suite, a finding, or repeats that differ. */
function undeterminedText(entry: CaseResult, requirement: string): Bilingual {
  const error = entry.attempts.find((attempt) => attempt.error !== undefined)?.error;
  if (error !== undefined) return { de: error, en: error };
  const finding = entry.attempts.flatMap((attempt) => ownFindings(attempt, requirement)).find(({ severity }) => severity === 'cantTell');
  if (finding !== undefined) return { de: finding.text.de.summary, en: finding.text.en.summary };
  return entry.attempts.length > 1 ? UNSTEADY : NO_FINDING;
}

function pairItems(result: Result, entry: CaseResult, base: Base): readonly GateItem[] {
  const warnings = foundItems(entry, base, 'warning');
  if (base.verdict === 'failed') {
    const failures = foundItems(entry, base, 'failure');
    return [...(failures.length > 0 ? failures : [{ ...base, kind: 'failure' as const, text: NO_FINDING, hasReason: false }]), ...warnings];
  }
  if (base.verdict === 'cantTell') return [{ ...base, kind: 'undetermined', text: undeterminedText(entry, base.requirement), hasReason: false }, ...warnings];
  if (base.verdict === 'passed') return warnings;
  return [{ ...base, kind: 'untested', text: caseReason(result, entry) ?? NO_REASON, hasReason: entry.reason !== undefined }];
}

/** What the requirement's verdict says and no case explains: the verdict in the result always counts. */
function bareItems(result: Result, entry: RequirementResult, found: readonly GateItem[]): readonly GateItem[] {
  const { requirement, verdict, whenBroken, reason, cases } = entry;
  const base: Base = { requirement: requirement.id, verdict, isDecisive: whenBroken === 'failure' };
  const own = found.filter((item) => item.requirement === requirement.id);
  const missing: Readonly<Partial<Record<Verdict, ItemKind>>> = {
    failed: 'failure',
    cantTell: 'undetermined',
    ...(cases.length === 0 ? { untested: 'untested' } : {}),
  };
  const kind = missing[verdict];
  if (kind === undefined || own.some((item) => item.kind === kind)) return [];
  return [{ ...base, kind, text: kind === 'untested' ? (requirementReason(result, entry) ?? NO_REASON) : NO_FINDING, hasReason: reason !== undefined }];
}

/** Everything a gate looks at, in the order of requirements and cases. */
export function viewOf(result: Result): ResultView {
  const counting = result.requirements.filter(({ isApart }) => !isApart);
  const pairs = new Map<string, Verdict>();
  const items = counting.flatMap((entry) => {
    const { id } = entry.requirement;
    const own = result.cases.filter(
      ({ requirements, attempts }) => requirements.includes(id) || attempts.some((attempt) => ownFindings(attempt, id).length > 0),
    );
    const found = own.flatMap((caseResult) => {
      const verdict = pairVerdict(caseResult, id);
      pairs.set(pairKey(id, caseResult.id), verdict);
      return pairItems(result, caseResult, {
        requirement: id,
        caseId: caseResult.id,
        caseName: caseResult.name,
        verdict,
        isDecisive: entry.whenBroken === 'failure',
      });
    });
    return [...found, ...bareItems(result, entry, found)];
  });
  const { declaration } = result;
  for (const [id, verdict] of declaration === undefined ? [] : declaredVerdicts(declaration)) pairs.set(pairKey(id, undefined), verdict);
  const untested = new Map(
    counting.flatMap(({ requirement, verdict, reason }) =>
      verdict === 'untested' ? [[requirement.id, reason === undefined ? 'noReason' : 'reason'] as const] : [],
    ),
  );
  return {
    result,
    items: [...items, ...(declaration === undefined ? [] : declaredItems(declaration))],
    pairs,
    untested,
    requirements: new Set(counting.map(({ requirement }) => requirement.id)),
  };
}
