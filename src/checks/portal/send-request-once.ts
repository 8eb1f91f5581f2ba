/** After "back" no request is sent a second time, and nothing loops. Clause: BundID interface description 8.2. */
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { isRead, readRequest } from './request-reading.ts';
import type { BackSubject } from './subject.ts';

const MOST_RESTARTS = 1;

/** @requirement BID-RQ-20 */
export const sendRequestOnce: Check<BackSubject> = {
  id: 'send-request-once',
  requirement: 'BID-RQ-20',
  run: (subject) => judgeBack(subject).map((flaw) => findingOf('BID-RQ-20', flaw, placesOf([...subject.first, ...subject.second]))),
};

function judgeBack({ first, second, after }: BackSubject): readonly Flaw[] {
  const sent = new Set(
    first
      .map(readRequest)
      .filter(isRead)
      .map(({ request }) => request.id),
  );
  if (sent.size === 0) return [cannotTell('request-not-seen')];
  if (after.problem?.kind === 'no-answer' || after.problem?.kind === 'timeout')
    return [cannotTell('session-unknown', { params: { seen: after.problem.kind } })];
  const again = second
    .map(readRequest)
    .filter(isRead)
    .filter(({ request }) => sent.has(request.id));
  if (again.length > 0) return [broken('request-sent-again', { params: { seen: again[0]?.request.id ?? '' } })];
  return second.length > MOST_RESTARTS ? [broken('back-loops', { params: { count: second.length } })] : [];
}
