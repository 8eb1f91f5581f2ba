/** What every page after a failed login has to be: there, readable, and no crash. Shared by the checks of errors. */
import type { Basis } from '../../core/requirement.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { statusOf } from './login-rule.ts';
import { plainText, rawMarkup, traceIn } from './page-signs.ts';
import type { LoginSubject } from './subject.ts';

/** @param basis of the demand that the page is no crash, when weaker than the requirement */
export function crashFlaws({ seen, answers }: LoginSubject, basis?: Basis): readonly Flaw[] {
  const weaker = basis === undefined ? {} : { basis };
  const trace = traceIn(answers, seen.lastPage);
  if (trace !== undefined) {
    return [
      broken('page-shows-trace', { ...weaker, ...(trace.exchange === undefined ? {} : { evidence: [{ exchange: trace.exchange, at: 'response/body' }] }) }),
    ];
  }
  const isGone = seen.problem?.kind === 'no-answer' || seen.problem?.kind === 'timeout';
  if (isGone || (seen.lastPage?.status ?? 0) >= 500) return [broken('page-crashed', { params: { status: statusOf(seen) }, ...weaker })];
  return [];
}

export function readableFlaws({ seen }: LoginSubject): readonly Flaw[] {
  if (seen.lastPage === undefined) return [cannotTell('page-not-seen')];
  const text = plainText(seen.lastPage.text);
  return text === '' || text.startsWith('{') ? [broken('page-not-readable')] : [];
}

/** Text of the account that is shown as markup; that it must not be is inferred everywhere. */
export function escapingFlaws({ answers, markup = [] }: LoginSubject): readonly Flaw[] {
  const raw = rawMarkup(answers, markup);
  return raw === undefined ? [] : [broken('markup-unescaped', { basis: 'I', evidence: [{ exchange: raw.exchange, at: 'response/body' }] })];
}
