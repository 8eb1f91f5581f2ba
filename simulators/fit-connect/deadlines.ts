/**
 * Deadlines of the service on the tenant's virtual clock (DOC:details/notifications-and-deletion-deadlines): incomplete
 * items go after 1 day, undecided ones are rejected by the service after 14 days and deleted after 21, decided ones are
 * deleted 7 days later, cases 730 days after their last event. Applied on access and whenever the clock is moved.
 */
import { notifyAboutEvent } from './callbacks.ts';
import { writeServiceEvent } from './event-log.ts';
import { eventName } from './event-names.ts';
import type { Case, RejectProblem, Submission } from './state.ts';
import type { Tenant } from './tenant.ts';

const DAY_MS = 86_400_000;

/** @unit days */
export const DEADLINE_DAYS = { incomplete: 1, undecided: 14, undecidedDeletion: 21, decidedDeletion: 7, case: 730 } as const;

/** The reject event of the service names the catalogue's type for anything else; which type the real one names is not known. */
const NOT_FETCHED: RejectProblem = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/technical-error',
  title: 'Technical error',
  detail: 'The submission was not answered within 14 days.',
  instance: 'other',
};

/** Applies every deadline that has passed, oldest first; events carry the time of their deadline. @requirement FC-SVC-018 */
export function expireSubmission(tenant: Tenant, submission: Submission): void {
  const { status } = submission;
  if (status === 'incomplete') removeAfter(tenant, submission, submission.announcedAt, DEADLINE_DAYS.incomplete, 'sender');
  if (status === 'submitted' || status === 'forwarded') {
    const end = endOf(submission.submittedAt, DEADLINE_DAYS.undecided);
    if (tenant.clock.now() >= end) rejectByService(tenant, submission, [NOT_FETCHED], end);
  }
  if (submission.status !== 'accepted' && submission.status !== 'rejected') return;
  if (submission.isRejectedAtDeadline === true) removeAfter(tenant, submission, submission.submittedAt, DEADLINE_DAYS.undecidedDeletion, 'both');
  else removeAfter(tenant, submission, submission.decidedAt, DEADLINE_DAYS.decidedDeletion, 'both');
}

/** Applies the deadlines of all items of a case, then that of the case. */
export function expireCase(tenant: Tenant, theCase: Case): void {
  for (const submission of theCase.submissions) expireSubmission(tenant, submission);
  if (tenant.clock.now() >= endOf(theCase.lastEventAt, DEADLINE_DAYS.case)) tenant.store.deleteCase(theCase);
}

/** Applies all deadlines of a tenant; after the clock was moved. */
export function expireAll(tenant: Tenant): void {
  for (const theCase of [...tenant.store.cases()]) expireCase(tenant, theCase);
}

/** Applies the deadlines of pending items; they are in order, so the first that is not over ends it. */
export function expirePending(tenant: Tenant, pending: ReadonlySet<Submission>): void {
  const now = tenant.clock.now();
  for (const submission of pending) {
    if (now < endOf(submission.submittedAt, DEADLINE_DAYS.undecided)) return;
    expireSubmission(tenant, submission);
  }
}

/** The service rejects an open item itself. @param at virtual time of the decision */
export function rejectByService(tenant: Tenant, submission: Submission, problems: readonly RejectProblem[], at: number): void {
  const isRejectedAtDeadline = problems.includes(NOT_FETCHED);
  tenant.store.changeSubmission(submission, { status: 'rejected', decidedAt: at, isRejectedAtDeadline });
  writeServiceEvent(tenant, submission, eventName('reject', submission.kind), { problems, at });
  notifyAboutEvent(tenant, submission, 'both');
}

function removeAfter(tenant: Tenant, submission: Submission, since: number | undefined, days: number, told: 'sender' | 'both'): void {
  const at = endOf(since, days);
  if (tenant.clock.now() < at) return;
  tenant.store.changeSubmission(submission, { status: 'deleted' });
  tenant.store.dropContent(submission);
  writeServiceEvent(tenant, submission, eventName('delete', submission.kind), { at });
  notifyAboutEvent(tenant, submission, told);
}

function endOf(since: number | undefined, days: number): number {
  return since === undefined ? Number.POSITIVE_INFINITY : since + days * DAY_MS;
}
