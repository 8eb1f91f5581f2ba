/** Logout ends the session at the server, and the next login sends a new request. Our reading; single logout is not documented. */
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { sessionUnknown } from './login-rule.ts';
import type { LogoutSubject } from './subject.ts';

/** @requirement BID-SE-02 */
export const endSessionAtLogout: Check<LogoutSubject> = {
  id: 'end-session-at-logout',
  requirement: 'BID-SE-02',
  run: (subject) =>
    judgeLogout(subject).map((flaw) =>
      findingOf(
        'BID-SE-02',
        flaw,
        subject.after.pages.slice(-2).map((exchange) => ({ exchange })),
      ),
    ),
};

function judgeLogout({ before, after, copied, next, nextRequests }: LogoutSubject): readonly Flaw[] {
  if (before.session !== 'authenticated') return [cannotTell('control-login-failed')];
  if (after.session === 'unknown') return [sessionUnknown(after)];
  if (after.session === 'authenticated') return [broken('session-after-logout')];
  const flaws: Flaw[] = [];
  if (copied?.session === 'authenticated')
    flaws.push(broken('session-copy-after-logout', { evidence: copied.pages.slice(-1).map((exchange) => ({ exchange })) }));
  if (copied === undefined || copied.session === 'unknown') flaws.push(cannotTell('old-cookies-not-tried'));
  if (next?.session === 'authenticated' && nextRequests.length === 0) flaws.push(broken('login-without-request', { evidence: placesOf(nextRequests) }));
  return flaws;
}
