/**
 * A rule of an account about a message that arrives: named, sourced, marked as verified or inferred, and a pure function of
 * the facts. All rules are asked, so that the page shows every one; the first that is broken decides the refusal.
 */
import type { SourceMark } from '../src/core/account.ts';
import type { RuleJudgement, RuleState } from '../src/core/account-control.ts';
import type { Bilingual } from '../src/core/language.ts';

export interface RuleResult {
  readonly state: RuleState;
  readonly detail?: Bilingual;
}

export interface Rule<Facts> {
  readonly name: string;
  readonly text: Bilingual;
  readonly source: string;
  readonly mark: SourceMark;
  readonly requirement?: string;
  /** Code of the error page when it is broken; a rule without can only warn. */
  readonly code?: string;
  judge(facts: Facts): RuleResult;
}

export const HELD: RuleResult = { state: 'held' };
export const NOT_APPLICABLE: RuleResult = { state: 'not-applicable' };

/** Departs from the rule and is refused. */
export function broken(de: string, en: string): RuleResult {
  return { state: 'broken', detail: { de, en } };
}

/** Departs from the rule and is let pass. */
export function warned(de: string, en: string): RuleResult {
  return { state: 'warned', detail: { de, en } };
}

/** Every rule with what it says. */
export function judgeAll<Facts>(rules: readonly Rule<Facts>[], facts: Facts): readonly RuleJudgement[] {
  return rules.map(({ judge, code, name, ...rule }) => {
    const result = judge(facts);
    return { rule: name, ...rule, ...result, ...(result.state === 'broken' && code !== undefined ? { code } : {}) };
  });
}

/** The code that a judgement comes to; undefined when nothing is broken. */
export function refusalCode(judgement: readonly RuleJudgement[]): string | undefined {
  return judgement.find(({ state }) => state === 'broken')?.code;
}

const MAX_QUOTED_CHARS = 120;

/** Text of a stranger in a sentence: cut, in quotation marks. Escaping is the page's. */
export function quoted(text: string | undefined): string {
  if (text === undefined) return '–';
  return text.length > MAX_QUOTED_CHARS ? `"${text.slice(0, MAX_QUOTED_CHARS)}…"` : `"${text}"`;
}
