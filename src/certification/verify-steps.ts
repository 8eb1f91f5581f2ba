/**
 * Whether the steps of an attempt are those of its scenario, and ended as its judgement lets them end. Reports show them to people,
 * who would otherwise read of a step that nobody took, or of one that passed although it broke a requirement.
 */
import type { AttemptResult, StepResult } from '../core/result.ts';
import type { Scenario } from '../runner/scenario-choice.ts';

/** Meaningful only with the very version of the suite that ran. */
export function isSteppedAsWritten({ steps, findings, error }: AttemptResult, { steps: texts, keywords }: Pick<Scenario, 'steps' | 'keywords'>): boolean {
  const isWritten = steps.length === texts.length && steps.every(({ keyword, text }, index) => text === texts[index] && keyword === keywords[index]);
  const isBroken = findings.some(({ severity }) => severity === 'failure');
  return isWritten && isInOrder(steps) && isAsJudged(steps, isBroken, error !== undefined, isBroken || findings.some(({ kind }) => kind === 'cantTell'));
}

/** What did not pass ends a scenario: nothing after it passes, not in shards put together either. */
function isInOrder(steps: readonly StepResult[]): boolean {
  const ended = steps.findIndex(({ status }) => status !== 'passed');
  return ended < 0 || steps.slice(ended).every(({ status }) => status !== 'passed');
}

/** @param isEnded a judgement may have ended the scenario before its last step */
function isAsJudged(steps: readonly StepResult[], isBroken: boolean, isError: boolean, isEnded: boolean): boolean {
  const has = (...wanted: readonly StepResult['status'][]): boolean => steps.some(({ status }) => wanted.includes(status));
  // The steps of shards are put together by the worse: an error of one hides what failed in another.
  const isFailureShown = isBroken ? has('failed', 'error') : !has('failed');
  return isFailureShown && (isError || !has('error')) && (isError || isEnded || !has('skipped'));
}
