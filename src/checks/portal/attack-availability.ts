/**
 * What an attack does besides the session (attack sheet, section 1, rule 4): no answer, ten times the time of a control login. Our
 * rules, so they only warn, except where the case itself demands speed. A trace on the page is judged here only where the case
 * forbids it; all others are told once for the whole run (see `attack-traces.ts`).
 */
import type { Flaw } from '../flaw.ts';
import { broken, placesOf } from '../flaw.ts';
import type { AttackSubject } from './attack-subject.ts';
import { traceIn } from './page-signs.ts';
import type { SeenLogin } from './subject.ts';

const TIMES_SLOWER = 10;
/** Below this a factor says nothing. @unit milliseconds */
const LEAST_SLOWNESS_MS = 2_000;
/** The same where no case demands speed: so long no machine pauses by chance. @unit milliseconds */
const STRIKING_SLOWNESS_MS = 6_000;
/** "without long computing", "quickly". */
const DEMAND_SPEED: readonly string[] = ['ATK-XML-03', 'ATK-XML-11'];
/** Where nobody need listen: silence is the best answer. */
const MAY_BE_SILENT: readonly string[] = ['ATK-WEB-05/plain-http'];
/** Cases whose text forbids the trace. */
const FORBID_TRACE: readonly string[] = ['ATK-ACC-10', 'ATK-XML-10', 'ATK-XML-12', 'ATK-PRO-22'];

export interface Availability {
  /** Breaks of the case itself. */
  readonly own: readonly Flaw[];
  /** Worth a finding of their own. */
  readonly beside: readonly Flaw[];
}

export function availabilityOf(subject: AttackSubject): Availability {
  const { requirement, attacked, answers } = subject;
  if (attacked === undefined) return { own: [], beside: [] };
  const trace = traceIn(answers, attacked.lastPage);
  const evidence = trace?.exchange === undefined ? {} : { evidence: [{ exchange: trace.exchange, at: 'response/body' }] };
  const isSpeedOwn = DEMAND_SPEED.includes(requirement);
  const traces = trace === undefined || !FORBID_TRACE.includes(requirement) ? [] : [broken('attack-trace', evidence)];
  const slowness = (isOwn: boolean): readonly Flaw[] => {
    const params = slownessOf(subject, isOwn ? LEAST_SLOWNESS_MS : STRIKING_SLOWNESS_MS);
    return params === undefined ? [] : [broken('attack-slow', { params, ...(isOwn ? {} : { basis: 'I' }) })];
  };
  const gone =
    isGone(attacked) && !MAY_BE_SILENT.includes(`${requirement}/${subject.variant}`)
      ? [broken('attack-no-answer', { params: { seen: attacked.problem?.kind ?? '' }, basis: 'I' })]
      : [];
  return {
    own: [...traces, ...(isSpeedOwn ? slowness(true) : [])],
    beside: [...(isSpeedOwn ? [] : slowness(false)), ...gone],
  };
}

/** Whether the product gave no answer, or one of the class 5xx. */
export function hasCrashed({ attacked, answers }: AttackSubject): boolean {
  if (attacked === undefined) return false;
  const failed = answers.find(({ response }) => (response?.status ?? 0) >= 500);
  return isGone(attacked) || failed !== undefined || (attacked.lastPage?.status ?? 0) >= 500;
}

export function answersOf({ answers }: AttackSubject): Pick<Flaw, 'evidence'> {
  return answers.length === 0 ? {} : { evidence: placesOf(answers, 'response') };
}

function isGone({ problem }: SeenLogin): boolean {
  return problem?.kind === 'no-answer' || problem?.kind === 'timeout';
}

function slownessOf({ attacked, before, after }: AttackSubject, leastMs: number): { readonly seconds: number; readonly controlSeconds: number } | undefined {
  const controls = [before, after].flatMap((login) => (login === undefined ? [] : [login.timings.actionMs]));
  const [own, control] = [attacked?.timings.actionMs ?? 0, Math.max(...controls)];
  if (controls.length === 0 || own <= leastMs || own <= TIMES_SLOWER * control) return undefined;
  return { seconds: Math.round(own / 100) / 10, controlSeconds: Math.round(control / 100) / 10 };
}
