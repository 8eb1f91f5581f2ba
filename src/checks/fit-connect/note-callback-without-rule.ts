/**
 * What a product does with a correctly signed callback for which no rule was found: a timestamp from the future, or the same
 * message a second time. Noted beside the rule on timestamps, which is what keeps messages from being used later; never judged.
 */
import type { Check } from '../check.ts';
import type { CallbackSubject } from './subject.ts';

const REQUIREMENT = 'FC-CBK-004';

/** @requirement FC-CBK-004 */
export const noteCallbackWithoutRule: Check<CallbackSubject> = {
  id: 'note-callback-without-rule',
  requirement: REQUIREMENT,
  run(subject) {
    const { description, exchange, reaction, status, failure } = subject;
    const seen = seenOf(subject);
    return [
      {
        requirement: REQUIREMENT,
        kind: 'observation',
        messageKey: 'callback-observed',
        params: { callbackDe: description.de, callbackEn: description.en, status: status ?? failure ?? '', seenDe: seen.de, seenEn: seen.en },
        cause: 'product',
        evidence: [{ exchange, at: 'response/status' }, ...(reaction === undefined ? [] : [{ exchange: reaction }])],
      },
    ];
  },
};

function seenOf({ reacted, isReactionShown }: CallbackSubject): { readonly de: string; readonly en: string } {
  if (reacted) return { de: 'die genannte Einreichung wurde danach abgerufen', en: 'the named submission was fetched afterwards' };
  return isReactionShown
    ? { de: 'die genannte Einreichung wurde danach nicht abgerufen', en: 'the named submission was not fetched afterwards' }
    : {
        de: 'kein Abruf zu erkennen, allerdings auch nicht nach richtigen Callbacks',
        en: 'no fetch could be seen, nor could one after correct callbacks',
      };
}
