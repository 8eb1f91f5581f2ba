/**
 * A reject event says why: at least one problem with `type` and `instance` from FIT-Connect's list, and a `title`.
 * Clause: FIT-Connect documentation, creation of SETs. The list is not public in full: any type of its form is taken.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { PostedEvent } from './observation.ts';
import { eventPayload } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-037';
const TYPE = /^https:\/\/schema\.fitko\.de\/fit-connect\/events\/problems\/[a-z0-9-]+$/;
const NEAREST = '{"type":"https://schema.fitko.de/fit-connect/events/problems/schema-violation","title":"Schema violation","detail":"…","instance":"data"}';

/** @requirement FC-SUB-037 */
export const stateRejectProblems: Check<RunSubject> = {
  id: 'state-reject-problems',
  requirement: REQUIREMENT,
  run: (subject) => eachEvent(REQUIREMENT, subject, flawsOf, (event) => event.names.includes('reject-submission')),
};

function flawsOf(event: PostedEvent): readonly Finding[] {
  const problems = eventPayload(event, 'reject-submission')['problems'];
  const broken = (messageKey: string, at: string, seen: unknown, kind: Finding['kind'] = 'broken'): Finding => ({
    requirement: REQUIREMENT,
    kind,
    messageKey,
    params: { seen: excerpt(seen) },
    cause: 'product',
    evidence: [{ exchange: event.exchange.id, at: `request/body/claims/events/problems${at}` }],
    nearest: NEAREST,
  });
  if (!Array.isArray(problems) || problems.length === 0) return [broken('problems-missing', '', problems ?? null)];
  return problems.flatMap((problem: unknown, index) => {
    const { type, instance, title } = (typeof problem === 'object' && problem !== null ? problem : {}) as Record<string, unknown>;
    const findings: Finding[] = [];
    if (typeof type !== 'string' || !TYPE.test(type)) findings.push(broken('problem-type', `/${index}/type`, type ?? null));
    if (typeof instance !== 'string' || instance.length === 0) findings.push(broken('problem-instance', `/${index}/instance`, instance ?? null));
    if (typeof title !== 'string' || title.length === 0) findings.push(broken('problem-title', `/${index}/title`, title ?? null, 'observation'));
    return findings;
  });
}
