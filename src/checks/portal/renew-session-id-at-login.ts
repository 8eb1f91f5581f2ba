/**
 * The session after a login is not the one known before. Our reading. Who has only the cookies from before the login must not be
 * logged in; without that trial the cookies themselves are compared, which can only warn of one that stayed.
 */
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf } from '../flaw.ts';
import type { SessionIdSubject } from './subject.ts';

/** @requirement BID-SE-03 */
export const renewSessionIdAtLogin: Check<SessionIdSubject> = {
  id: 'renew-session-id-at-login',
  requirement: 'BID-SE-03',
  run: (subject) =>
    judgeCookies(subject).map((flaw) =>
      findingOf(
        'BID-SE-03',
        flaw,
        subject.login.pages.slice(-2).map((exchange) => ({ exchange })),
      ),
    ),
};

function judgeCookies({ login, copied, before, after }: SessionIdSubject): readonly Flaw[] {
  if (login.session !== 'authenticated') return [cannotTell('control-login-failed')];
  if (copied?.session === 'authenticated') return [broken('session-id-kept', { evidence: copied.pages.slice(-1).map((exchange) => ({ exchange })) })];
  if (copied?.session === 'none') return [];
  const isNew = after.some(({ name, valueDigest, isHttpOnly }) => isHttpOnly && !before.some((old) => old.name === name && old.valueDigest === valueDigest));
  if (after.length === 0) return [cannotTell('old-cookies-not-tried')];
  return isNew ? [cannotTell('old-cookies-not-tried')] : [broken('session-id-kept')];
}
