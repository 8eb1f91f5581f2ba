/**
 * A response to a login that is over: no session, no crash, no loop. One request that the portal sends by itself is a remark
 * only, since a restart is allowed; several without anybody acting are a loop.
 */
import { crashFlaws } from './error-page.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, placesOf } from '../flaw.ts';
import type { LoginSubject } from './subject.ts';

export function lateResponseFlaws(subject: LoginSubject): readonly Flaw[] {
  const { laterRequests } = subject;
  if (laterRequests === undefined) return [...crashFlaws(subject), cannotTell('later-requests-not-seen')];
  const count = laterRequests.length;
  const looping = count === 0 ? [] : [broken('login-restarts', { params: { count }, evidence: placesOf(laterRequests), ...(count > 1 ? {} : { basis: 'I' }) })];
  return [...crashFlaws(subject), ...looping];
}
