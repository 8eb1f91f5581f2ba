/** What the suite itself says of the submissions and callbacks it sends, by the words of the features: the same in every run of this version. */
import type { SentSubmission } from '../core/submission.ts';
import { FLAWLESS } from '../drivers/fit-connect/case.ts';
import type { CaseDefinition } from '../drivers/fit-connect/case.ts';
import { CASES } from '../drivers/fit-connect/cases/index.ts';

export { isSignedRightly } from '../drivers/fit-connect/callbacks.ts';

/** Facts that follow from the phrase alone. */
export type KnownSubmission = Pick<SentSubmission, 'phrase' | 'text' | 'expectation' | 'control' | 'basis' | 'problems' | 'flaws' | 'transactionReference'>;

/** @returns undefined for a phrase that no case has */
export function knownSubmission(phrase: string): KnownSubmission | undefined {
  const definition = CASES.get(phrase);
  return definition === undefined ? undefined : knownFactsOf(definition);
}

/** The facts of a case that do not depend on target, keys and time. */
export function knownFactsOf({ phrase, en, expectation, control, basis, problems, flaws, transactionReference }: CaseDefinition): KnownSubmission {
  const needsTwin = expectation === 'refuse' || basis !== undefined;
  const twin = control ?? (needsTwin && phrase !== FLAWLESS ? FLAWLESS : undefined);
  return {
    phrase,
    text: { de: phrase, en },
    expectation,
    ...(twin === undefined ? {} : { control: twin }),
    ...(basis === undefined ? {} : { basis }),
    problems: problems ?? [],
    flaws: flaws ?? 1,
    ...(transactionReference === undefined ? {} : { transactionReference }),
  };
}
