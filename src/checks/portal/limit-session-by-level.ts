/** Sessions end by age and idleness, sooner at higher levels. Clause: BundID FAQ 7.5.3. Ending earlier is fine. */
import type { AccountLevel } from '../../core/account.ts';
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf } from '../flaw.ts';
import type { SessionTimeSubject } from './subject.ts';

/** How old a session may become, and how long it may be idle. @unit seconds */
export const SESSION_LIMITS: Readonly<Record<AccountLevel, { readonly age: number; readonly idle: number }>> = {
  1: { age: 12 * 3600, idle: 3600 },
  3: { age: 2 * 3600, idle: 1800 },
  4: { age: 1800, idle: 300 },
};

/** @requirement BID-SE-01 */
export const limitSessionByLevel: Check<SessionTimeSubject> = {
  id: 'limit-session-by-level',
  requirement: 'BID-SE-01',
  run: (subject) => {
    const evidence = subject.probes.flatMap(({ seen }) => seen.pages.slice(-1)).map((exchange) => ({ exchange }));
    return judgeProbes(subject).map((flaw) => findingOf('BID-SE-01', flaw, evidence));
  },
};

function judgeProbes({ level, probes }: SessionTimeSubject): readonly Flaw[] {
  const { age, idle } = SESSION_LIMITS[level];
  const beyond = probes.filter(({ ageSeconds, idleSeconds }) => ageSeconds > age || idleSeconds > idle);
  const known = beyond.filter(({ seen }) => seen.session !== 'unknown');
  // A session that never was cannot end.
  const isShown = probes.some(({ seen }) => seen.session === 'authenticated');
  if (known.length === 0 || !isShown) return [cannotTell('session-time-not-seen')];
  return known
    .filter(({ seen }) => seen.session === 'authenticated')
    .map(({ ageSeconds, idleSeconds, seen }) =>
      broken('session-too-long', { params: { level, ageSeconds, idleSeconds, age, idle }, evidence: seen.pages.slice(-1).map((exchange) => ({ exchange })) }),
    );
}
