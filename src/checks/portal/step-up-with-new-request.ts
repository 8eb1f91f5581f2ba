/**
 * A step-up sends a new request with the higher level, and nobody else takes the open case over. Our reading of what levels and
 * bPK2 mean; the flow is not described.
 */
import { levelNumber } from '../../core/account.ts';
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { isRead, readRequest } from './request-reading.ts';
import type { StepUpSubject } from './subject.ts';

/** @requirement BID-SE-04 */
export const stepUpWithNewRequest: Check<StepUpSubject> = {
  id: 'step-up-with-new-request',
  requirement: 'BID-SE-04',
  run: (subject) =>
    [...requestFlaws(subject), ...caseFlaws(subject)].map((flaw) => findingOf('BID-SE-04', flaw, placesOf([...subject.first, ...subject.second]))),
};

function requestFlaws({ wantedLevel, first, second }: StepUpSubject): readonly Flaw[] {
  const known = new Set(
    first
      .map(readRequest)
      .filter(isRead)
      .map(({ request }) => request.id),
  );
  const asked = second
    .map(readRequest)
    .filter(isRead)
    .filter(({ request }) => !known.has(request.id));
  if (asked.length === 0) return second.length === 0 || known.size > 0 ? [broken('step-up-without-request')] : [cannotTell('no-readable-request')];
  const levels = asked.map(({ request }) => levelNumber(request.requestedAuthnContext?.classRefs[0] ?? '') ?? 0);
  const highest = Math.max(...levels);
  return highest >= wantedLevel ? [] : [broken('step-up-same-level', { params: { wanted: wantedLevel, seen: highest === 0 ? '–' : highest } })];
}

function caseFlaws({ case: open }: StepUpSubject): readonly Flaw[] {
  if (open === undefined) return [cannotTell('case-owner-not-shown')];
  return open.ownerAfter === open.ownerBefore ? [] : [broken('case-taken-over', { evidence: [{ exchange: open.exchange, at: 'response/body' }] })];
}
