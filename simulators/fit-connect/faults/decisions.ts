/** Events of the subscriber that the service does not take: already decided, or wrong in its eyes. */
import { rejectByService } from '../deadlines.ts';
import { problem } from '../problems.ts';
import type { FaultDefinition } from './definition.ts';

const POST = ['post-event'];

const DECIDED = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/technical-error',
  title: 'Technical error',
  detail: 'The service has decided before the destination did.',
  instance: 'other',
};

export const DECISION_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'case-already-decided',
    text: 'When the destination posts its event, the service has rejected the submission: 409, and the log holds the reject event.',
    violates: 'nothing: the service rejects after 14 days',
    operations: POST,
    before(call) {
      const id = call.postedEvent?.submissionId;
      const submission = id === undefined ? undefined : call.tenant.store.submission(id);
      if (submission === undefined || (submission.status !== 'submitted' && submission.status !== 'forwarded')) return undefined;
      rejectByService(call.tenant, submission, [DECIDED], call.tenant.clock.now());
      return 'struck';
    },
  },
  {
    name: 'event-refused',
    text: 'The service refuses the posted event as wrong in content (422) and does not store it.',
    violates: 'FC-SVC-014',
    operations: POST,
    before: () => problem('set-invalid', 'The security event token was refused on command.'),
  },
];
