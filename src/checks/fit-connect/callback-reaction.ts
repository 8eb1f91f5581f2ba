/**
 * The shape of the callback checks. A correct callback makes the product fetch the submission it names; a forged one must
 * not. Silence after a forged one counts only for a product that has shown that it reacts to a correct one.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import type { CallbackSubject } from './subject.ts';

/** A check of the product's reaction to one callback. */
export function reactsRightly(requirement: string, id: string): Check<CallbackSubject> {
  return { id, requirement, run: (subject) => judge(requirement, subject) };
}

function judge(requirement: string, subject: CallbackSubject): readonly Finding[] {
  const { description, reacted, shouldReact, isReactionShown, reaction, exchange } = subject;
  const base = {
    requirement,
    params: { callbackDe: description.de, callbackEn: description.en, status: subject.status ?? subject.failure ?? '' },
    cause: 'product',
    evidence: [{ exchange }, ...(reaction === undefined ? [] : [{ exchange: reaction }])],
  } as const;
  if (subject.isClockSet === false) return [{ ...base, kind: 'cantTell', messageKey: 'adapter-silent', cause: 'setup' }];
  if (reacted === shouldReact)
    return !shouldReact && !isReactionShown ? [{ ...base, kind: 'cantTell', messageKey: 'callback-reaction-not-shown', cause: 'setup' }] : [];
  if (!shouldReact) return [{ ...base, kind: 'broken', messageKey: 'forged-callback-followed' }];
  return isReactionShown
    ? [{ ...base, kind: 'broken', messageKey: 'valid-callback-ignored' }]
    : [{ ...base, kind: 'cantTell', messageKey: 'callback-reaction-not-shown', cause: 'setup' }];
}
