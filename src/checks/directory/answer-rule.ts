/**
 * The shape that the checks of directories share: every answer of a scenario is held against one rule. What is an outage, a login that
 * failed or an entry that is not there says nothing about the rule and is told as such, never as a break.
 */
import type { Check } from '../check.ts';
import { cannotTell, findingOf, findingsPerFlaw } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { jsonOf, statusOf } from './answer-reading.ts';
import type { AnswersSubject, SeenAnswer } from './subject.ts';

export type JudgeAnswer = (answer: SeenAnswer, subject: AnswersSubject) => readonly Flaw[];

export interface RuleOptions {
  /** Which answers the rule is about; all by default. */
  readonly takes?: (answer: SeenAnswer) => boolean;
  /** What the rule judges itself: 401 to a good token, or every status. By default neither. */
  readonly judges?: 'refusals' | 'statuses';
}

/** Statuses that some function is described with. */
const DESCRIBED = new Set([200, 204, 400, 401, 404]);
/** Statuses of a server that is busy or out of order for a while. */
export const OUTAGES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** A check of every answer. */
export function answerRule(requirement: string, id: string, judge: JudgeAnswer, options: RuleOptions = {}): Check<AnswersSubject> {
  return {
    id,
    requirement,
    run(subject) {
      const own = subject.answers.filter(options.takes ?? (() => true));
      if (own.length === 0) return [findingOf(requirement, cannotTell('directory-not-asked'), [])];
      return findingsPerFlaw(
        requirement,
        own.map((answer) => ({ exchange: answer.exchange, flaws: outageOf(answer, options) ?? judge(answer, subject) })),
      );
    },
  };
}

/** A check of the content of hits: JSON of an answer with status 200. */
export function contentRule(
  requirement: string,
  id: string,
  functionName: string | readonly string[],
  judge: (value: unknown, answer: SeenAnswer, subject: AnswersSubject) => readonly Flaw[],
): Check<AnswersSubject> {
  const names = [functionName].flat();
  return answerRule(
    requirement,
    id,
    (answer, subject) => {
      const status = statusOf(answer);
      if (status !== 200) return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status } })];
      const parsed = jsonOf(answer);
      return parsed === undefined
        ? [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })]
        : judge(parsed.value, answer, subject);
    },
    { takes: ({ kind, function: asked }) => kind === 'look-up' && names.includes(asked) },
  );
}

function outageOf({ failure, ...answer }: SeenAnswer, { judges }: RuleOptions): readonly Flaw[] | undefined {
  const status = statusOf(answer);
  if (failure === 'no-token') return [cannotTell('directory-login-failed', { params: { status } })];
  if (failure !== undefined && !(judges === 'statuses' && answer.begunStatus !== undefined)) return [cannotTell('directory-silent', { params: { failure } })];
  return judges === 'statuses' ? undefined : statusOutage(answer, status, judges);
}

function statusOutage(answer: Omit<SeenAnswer, 'failure'>, status: number, judges: RuleOptions['judges']): readonly Flaw[] | undefined {
  if (status >= 500 || status === 429) return [cannotTell('directory-unavailable', { params: { status } })];
  const isOwn = answer.authorization === undefined || answer.authorization === 'own' || answer.authorization === 'fresh';
  if (judges !== 'refusals' && status === 401 && answer.kind !== 'token' && isOwn)
    return [cannotTell('directory-not-admitted', { params: { function: answer.function } })];
  return DESCRIBED.has(status) || judges === 'refusals' ? undefined : [cannotTell('directory-status-unexpected', { params: { status } })];
}
