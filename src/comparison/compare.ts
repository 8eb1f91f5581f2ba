/**
 * Subjects side by side, requirement by requirement, and one product's releases over time. There is no ranking and no
 * percentage: a reader who wants to know which product is better has to say for what.
 */
import { declarationDetail } from '../../reports/declaration.ts';
import { countingRequirements, standingOf, tallyRequirements } from '../../reports/tally.ts';
import type { Standing, Tally } from '../../reports/tally.ts';
import type { Bilingual } from '../core/language.ts';
import type { Level } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { Conclusion } from '../core/verdict.ts';
import type { CheckedEvidence } from './checked.ts';
import { fairnessOf } from './fairness.ts';
import type { FairnessPoint } from './fairness.ts';
import type { ComparedSubject, SubjectKind } from './subject.ts';

export type ComparisonMode = 'products' | 'releases';

/** What happened to a requirement in one subject; `absent`: its catalogue or profile does not have it. */
export type CellStanding = Standing | 'absent';

export interface SubjectView {
  /** `A`, `B`, … as tables name it. */
  readonly letter: string;
  readonly file: string;
  readonly kind: SubjectKind;
  readonly product: Result['target']['product'];
  readonly runId: string;
  readonly finishedAt: string;
  readonly isComplete: boolean;
  readonly conclusion: Conclusion;
  /** What the vendor's declaration adds to the conclusion, where it does. */
  readonly declaration?: Bilingual;
  readonly specification: { readonly id: string; readonly version: string };
  readonly profile: { readonly id: string; readonly version: string };
  readonly suiteVersion: string;
  readonly certificate?: { readonly number: string; readonly level: string; readonly validUntil: string };
  readonly signature: CheckedEvidence['signature'] | 'notChecked';
  /** What else verifying gave; absent when nobody looked. */
  readonly checked?: Omit<CheckedEvidence, 'signature'>;
  /** Requirements the verdict is about, by what happened to them. */
  readonly requirements: Tally;
}

export interface ComparisonRow {
  readonly requirement: string;
  readonly level: Level;
  readonly text: Bilingual;
  /** In the order of the subjects. */
  readonly cells: readonly CellStanding[];
  readonly differs: boolean;
}

/** From one release to the next. A requirement is in at most one list. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly fixed: readonly string[];
  readonly broken: readonly string[];
  readonly newlyTested: readonly string[];
  readonly noLongerTested: readonly string[];
  readonly newlyUndetermined: readonly string[];
  readonly remarkGained: readonly string[];
  readonly remarkGone: readonly string[];
}

export interface Comparison {
  readonly format: 'pruefstand-comparison';
  readonly formatVersion: 1;
  readonly mode: ComparisonMode;
  readonly subjects: readonly SubjectView[];
  readonly isFair: boolean;
  readonly fairness: readonly FairnessPoint[];
  readonly rows: readonly ComparisonRow[];
  /** Between neighbours; empty unless releases are compared. */
  readonly transitions: readonly Transition[];
}

/** Whether all are one product, by name and vendor. */
export function isOneProduct(subjects: readonly ComparedSubject[]): boolean {
  return new Set(subjects.map(({ result: { target } }) => JSON.stringify([target.product.name, target.product.vendor]))).size === 1;
}

/** Releases when one product is given in several versions, else products. */
export function modeOf(subjects: readonly ComparedSubject[]): ComparisonMode {
  const versions = new Set(subjects.map(({ result }) => result.target.product.version));
  return isOneProduct(subjects) && versions.size > 1 ? 'releases' : 'products';
}

/** `A` to `Z`, then `AA`. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

function viewOf({ file, kind, result, certificate, checked }: ComparedSubject, index: number): SubjectView {
  const { signature, ...more } = checked ?? { signature: 'notChecked' as const };
  const { target, run, specification, profile, suite, conclusion } = result;
  return {
    letter: letterOf(index),
    file,
    kind,
    product: target.product,
    runId: run.id,
    finishedAt: run.finishedAt,
    isComplete: run.isComplete,
    conclusion,
    ...declared(result),
    specification: { id: specification.id, version: specification.version },
    profile: { id: profile.id, version: profile.version },
    suiteVersion: suite.version,
    ...(certificate === undefined ? {} : { certificate }),
    signature,
    ...('evidence' in more ? { checked: more } : {}),
    requirements: tallyRequirements(countingRequirements(result)),
  };
}

function declared(result: Result): Pick<SubjectView, 'declaration'> {
  const [de, en] = [declarationDetail(result, 'de'), declarationDetail(result, 'en')];
  return de === undefined || en === undefined ? {} : { declaration: { de, en } };
}

function rowsOf(results: readonly Result[]): readonly ComparisonRow[] {
  const tables = results.map(({ requirements }) => new Map(requirements.map((entry) => [entry.requirement.id, entry])));
  const ids = [...new Set(results.flatMap(({ requirements }) => requirements.map(({ requirement }) => requirement.id)))].sort();
  return ids.flatMap((id) => {
    const entries = tables.map((table) => table.get(id));
    const known = entries.find((entry) => entry !== undefined);
    if (known === undefined) return [];
    const cells = entries.map((entry): CellStanding => (entry === undefined ? 'absent' : standingOf(entry.verdict, entry.worst)));
    return [{ requirement: id, level: known.requirement.level, text: known.requirement.text, cells, differs: new Set(cells).size > 1 }];
  });
}

const isMet = (cell: CellStanding): boolean => cell === 'passed' || cell === 'remarked';
const isJudged = (cell: CellStanding): boolean => isMet(cell) || cell === 'failed';
const isUntried = (cell: CellStanding): boolean => cell === 'untested' || cell === 'inapplicable' || cell === 'absent';

type Step = Exclude<keyof Transition, 'from' | 'to'>;

/** What a pair of neighbouring cells is called. @returns undefined when nothing is worth telling */
export function stepOf(before: CellStanding, after: CellStanding): Step | undefined {
  if (before === after) return undefined;
  if (isUntried(after)) return isUntried(before) ? undefined : 'noLongerTested';
  if (isUntried(before)) return isJudged(after) ? 'newlyTested' : 'newlyUndetermined';
  if (after === 'cantTell') return 'newlyUndetermined';
  if (after === 'failed') return 'broken';
  if (before === 'failed') return 'fixed';
  if (before === 'cantTell') return 'newlyTested';
  return after === 'remarked' ? 'remarkGained' : 'remarkGone';
}

function transitionOf(from: SubjectView, to: SubjectView, index: number, rows: readonly ComparisonRow[]): Transition {
  const of = (step: Step): readonly string[] =>
    rows.filter(({ cells }) => stepOf(cells[index] ?? 'absent', cells[index + 1] ?? 'absent') === step).map(({ requirement }) => requirement);
  return {
    from: from.letter,
    to: to.letter,
    fixed: of('fixed'),
    broken: of('broken'),
    newlyTested: of('newlyTested'),
    noLongerTested: of('noLongerTested'),
    newlyUndetermined: of('newlyUndetermined'),
    remarkGained: of('remarkGained'),
    remarkGone: of('remarkGone'),
  };
}

/** Compares. Products stay in the order given, releases are put in the order of their runs. @param given at least two */
export function compare(given: readonly ComparedSubject[], mode: ComparisonMode = modeOf(given)): Comparison {
  const timeOf = ({ result }: ComparedSubject): number => Date.parse(result.run.finishedAt);
  const subjects = mode === 'releases' ? given.toSorted((a, b) => timeOf(a) - timeOf(b)) : given;
  const views = subjects.map(viewOf);
  const rows = rowsOf(subjects.map(({ result }) => result));
  const fairness = fairnessOf(subjects);
  const transitions =
    mode === 'products'
      ? []
      : views.flatMap((view, index) => {
          const next = views[index + 1];
          return next === undefined ? [] : [transitionOf(view, next, index, rows)];
        });
  return { format: 'pruefstand-comparison', formatVersion: 1, mode, subjects: views, isFair: fairness.length === 0, fairness, rows, transitions };
}
