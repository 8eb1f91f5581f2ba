/**
 * The state of one tenant in memory. Pending items are indexed by receiver in sets that keep the order of submission, so
 * that a page of the pickup list costs no search; JWEs stay the texts and bytes they came as.
 */
import type { DestinationSeed } from './contract.ts';
import type { LogEvent, Store, Submission, SubmissionChange } from './state.ts';

type MutableSubmission = { -readonly [K in keyof Submission]: Submission[K] };

interface MutableCase {
  readonly caseId: string;
  readonly senderId: string;
  readonly submissions: Submission[];
  readonly events: LogEvent[];
  lastEventAt: number;
}

const NOBODY: ReadonlySet<Submission> = new Set();
const NO_ATTACHMENTS: ReadonlyMap<string, Uint8Array> = new Map();

/** An empty store. */
export function createMemoryStore(): Store {
  const destinations = new Map<string, DestinationSeed>();
  const submissions = new Map<string, Submission>();
  const cases = new Map<string, MutableCase>();
  const pending = createPendingIndex();
  return {
    destination: (destinationId) => destinations.get(destinationId),
    destinations: () => [...destinations.values()],
    putDestination: (destination) => void destinations.set(destination.destinationId, destination),
    deleteDestination: (destinationId) => void destinations.delete(destinationId),
    submission: (submissionId) => submissions.get(submissionId),
    submissions: () => submissions.values(),
    addSubmission(submission, openedBy) {
      submissions.set(submission.submissionId, submission);
      caseOf(cases, submission, openedBy).submissions.push(submission);
      pending.update(submission);
    },
    changeSubmission(submission, change: SubmissionChange) {
      Object.assign(submission as MutableSubmission, change);
      pending.update(submission);
    },
    putAttachment: (submission, attachmentId, content) => addAttachment(submission, attachmentId, content),
    dropContent: (submission) => dropContent(submission),
    pending: (destinationId) => pending.of('submission', destinationId),
    pendingReplies: (senderId) => pending.of('reply', senderId),
    case: (caseId) => cases.get(caseId),
    cases: () => cases.values(),
    appendEvent(theCase, event, at) {
      const mutable = theCase as MutableCase;
      mutable.events.push(event);
      mutable.lastEventAt = at;
    },
    deleteCase(theCase) {
      for (const submission of theCase.submissions) {
        pending.forget(submission);
        submissions.delete(submission.submissionId);
      }
      cases.delete(theCase.caseId);
    },
  };
}

function caseOf(cases: Map<string, MutableCase>, submission: Submission, openedBy: string): MutableCase {
  const known = cases.get(submission.caseId);
  if (known !== undefined) return known;
  const opened = { caseId: submission.caseId, senderId: openedBy, submissions: [], events: [], lastEventAt: submission.announcedAt };
  cases.set(submission.caseId, opened);
  return opened;
}

function addAttachment(submission: Submission, attachmentId: string, content: Uint8Array): void {
  const mutable = submission as MutableSubmission;
  // One shared empty map serves all submissions without attachments.
  if (mutable.attachments.size === 0) mutable.attachments = new Map();
  (mutable.attachments as Map<string, Uint8Array>).set(attachmentId, content);
}

function dropContent(submission: Submission): void {
  const mutable = submission as MutableSubmission;
  delete mutable.encryptedMetadata;
  delete mutable.encryptedData;
  mutable.attachments = NO_ATTACHMENTS;
}

interface PendingIndex {
  update(submission: Submission): void;
  forget(submission: Submission): void;
  of(kind: Submission['kind'], receiver: string): ReadonlySet<Submission>;
}

/** A submission waits for its destination, a reply for the client that opened the case. */
function createPendingIndex(): PendingIndex {
  const sets = new Map<string, Set<Submission>>();
  const receivers = new WeakMap<Submission, Set<Submission>>();
  const keyOf = (kind: Submission['kind'], receiver: string): string => `${kind} ${receiver}`;
  const setOf = (submission: Submission): Set<Submission> => {
    const key = keyOf(submission.kind, submission.kind === 'reply' ? (submission.receiverId ?? '') : submission.destinationId);
    let set = sets.get(key);
    if (set === undefined) sets.set(key, (set = new Set()));
    return set;
  };
  const forget = (submission: Submission): void => void receivers.get(submission)?.delete(submission);
  return {
    update(submission) {
      if (submission.status !== 'submitted') {
        forget(submission);
        return;
      }
      const set = setOf(submission);
      set.add(submission);
      receivers.set(submission, set);
    },
    forget,
    of: (kind, receiver) => sets.get(keyOf(kind, receiver)) ?? NOBODY,
  };
}
