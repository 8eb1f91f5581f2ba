/**
 * An answer about the matter (4xx, nothing found) is an answer: the substitute server is not asked for the same thing. Clause: FITKO,
 * frequent questions. Not judged: 429, which says nothing about the matter.
 */
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callsFor, lookUpRule } from './rule.ts';
import type { SeenCall } from './subject.ts';

const TOO_MANY_REQUESTS = 429;

/** @requirement DVDV-031 */
export const stayOnFunctionalAnswers = lookUpRule('DVDV-031', 'stay-on-functional-answers', (lookUp, subject) => {
  const calls = callsFor(lookUp, subject);
  const functional = calls.filter(isFunctional);
  if (functional.length === 0) return [cannotTell('dvdv-not-answered', { params: { key: lookUp.organizationKey }, cause: 'product' })];
  return functional
    .flatMap((answered): readonly Flaw[] => {
      const again = calls.find(
        (later) => later.exchange.seq > answered.exchange.seq && later.server !== answered.server && later.operation === answered.operation,
      );
      return again === undefined ? [] : [broken('dvdv-failover-on-answer', { params: { status: answered.status, key: lookUp.organizationKey } })];
    })
    .slice(0, 1);
});

/** An answer about the matter: a refusal, or nothing found. */
export function isFunctional({ status, outcomes = [] }: SeenCall): boolean {
  if (status >= 400 && status < 500) return status !== TOO_MANY_REQUESTS;
  return status < 300 && outcomes.length > 0 && outcomes.every((outcome) => outcome === 'miss');
}
