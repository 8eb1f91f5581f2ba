/** What the control interface shows of a submission. */
import type { SubmissionView } from './contract.ts';
import { plainLog } from './operations/events.ts';
import type { Submission } from './state.ts';
import type { Tenant } from './tenant.ts';

/** A submission with the log of its case; reading it signs what was not signed yet. */
export async function viewOf(tenant: Tenant, submission: Submission): Promise<SubmissionView> {
  const { submissionId, caseId, destinationId, status, announcedAttachments } = submission;
  const theCase = tenant.store.case(caseId);
  return { submissionId, caseId, destinationId, status, announcedAttachments, eventLog: theCase === undefined ? [] : await plainLog(tenant, theCase) };
}
