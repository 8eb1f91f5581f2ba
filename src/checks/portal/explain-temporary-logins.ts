/**
 * A temporary login without bPK2 and handle ends with a message of its own. Clause: BundID interface description 5.3. Compared
 * with the page for a login that fails for no particular reason; whether the text is understood is for people to judge.
 */
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { refusesLogin } from './login-rule.ts';
import { plainText, traceIn } from './page-signs.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement BID-AT-07 */
export const explainTemporaryLogins = refusesLogin('BID-AT-07', 'explain-temporary-logins', { further: judgeMessage });

function judgeMessage({ seen, general, answers }: LoginSubject): readonly Flaw[] {
  if (seen.lastPage === undefined) return [cannotTell('page-not-seen')];
  const text = plainText(seen.lastPage.text);
  if (text === '' || seen.lastPage.status >= 500 || traceIn(answers, seen.lastPage) !== undefined) return [broken('no-own-message')];
  if (general?.lastPage === undefined) return [cannotTell('page-not-seen')];
  return plainText(general.lastPage.text) === text ? [broken('no-own-message')] : [];
}
