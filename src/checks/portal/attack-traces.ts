/**
 * Stack traces in answers to attacks (attack sheet, section 1, rule 4), told once for a whole run with all places: a product that shows
 * them mostly does so on every page about an error. Cases whose own text forbids a trace judge it too.
 */
import { catalogueIdOf } from '../../core/attack.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { traceIn } from './page-signs.ts';
import type { PortalFacts } from './subject.ts';

/** All attacks of a run with what the portal answered. */
export interface AttackAnswersSubject {
  readonly facts: PortalFacts;
  readonly attacks: readonly { readonly case: string; readonly answers: readonly Exchange[] }[];
}

/** A check that no attack was answered with a stack trace. */
export function hidesTraces(requirement: string, id: string): Check<AttackAnswersSubject> {
  return { id, requirement, run: (subject) => traceFlaws(subject).map((flaw) => findingOf(requirement, flaw, [])) };
}

function traceFlaws({ attacks }: AttackAnswersSubject): readonly Flaw[] {
  const answered = attacks.filter(({ answers }) => answers.length > 0);
  if (answered.length === 0) return [cannotTell('attack-answers-not-seen')];
  const shown = answered.flatMap(({ case: id, answers }) => {
    const exchange = traceIn(answers)?.exchange;
    return exchange === undefined ? [] : [{ id, exchange }];
  });
  if (shown.length === 0) return [];
  const params = { count: shown.length, tried: answered.length, cases: [...new Set(shown.map(({ id }) => catalogueIdOf(id)))].join(', ') };
  return [broken('attack-traces', { params, basis: 'I', evidence: shown.map(({ exchange }) => ({ exchange, at: 'response/body' })) })];
}
