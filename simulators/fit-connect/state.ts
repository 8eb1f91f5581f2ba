/**
 * What the delivery service remembers for one tenant, without any HTTP: destinations, submissions (and replies, which
 * are submissions in the other direction), cases with their event logs. The interface allows another store than the one
 * in memory; readers get live records that only the store changes.
 */
import type { ApiVersion, DestinationSeed, SubmissionStatus } from './contract.ts';
import type { EventName } from './event-names.ts';

/** The service a submission is for; the description calls it `serviceType` (v1) or `publicService` (v2). */
export interface NamedService {
  readonly identifier: string;
  readonly name?: string;
  readonly description?: string;
}

export interface CallbackAddress {
  readonly url: string;
  readonly secret: string;
}

/** A submission from announcement to deletion. Times are virtual milliseconds since the epoch. */
export interface Submission {
  /** `reply` goes from the destination to the client that opened the case. */
  readonly kind: 'submission' | 'reply';
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  /** Client that announced it. */
  readonly senderId: string;
  /** Replies only: the client that opened the case and picks the reply up. */
  readonly receiverId?: string;
  /** Version of the API it was announced with. */
  readonly apiVersion: ApiVersion;
  readonly service: NamedService;
  readonly region?: string;
  readonly announcedAttachments: readonly string[];
  readonly callback?: CallbackAddress;
  readonly announcedAt: number;
  readonly status: SubmissionStatus;
  readonly submittedAt?: number;
  /** When it was accepted or rejected, by whomever. */
  readonly decidedAt?: number;
  /** True when the service rejected it because nobody answered in time. */
  readonly isRejectedAtDeadline?: boolean;
  readonly encryptedMetadata?: string;
  readonly encryptedData?: string;
  /** Uploaded attachments as received, by id, in order of upload. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

/** Authentication tags of a submission's parts (fact sheet, section 16). */
export interface Tags {
  readonly metadata: string;
  readonly data?: string;
  readonly attachments: Readonly<Record<string, string>>;
}

/** A problem inside a reject event (fact sheet, section 17). */
export interface RejectProblem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
}

/** One entry of an event log. Service events are signed when first read; posted ones are kept unchanged. */
export type LogEvent =
  | {
      readonly author: 'service';
      readonly name: EventName;
      readonly submission: Submission;
      readonly jti: string;
      /** Real time of the event, Unix seconds. */
      readonly iat: number;
      readonly tags?: Tags;
      readonly problems?: readonly RejectProblem[];
    }
  | { readonly author: 'destination'; readonly name: EventName; readonly submission: Submission; readonly compact: string };

export interface Case {
  readonly caseId: string;
  /** Client that opened it. */
  readonly senderId: string;
  readonly submissions: readonly Submission[];
  /** Oldest first. */
  readonly events: readonly LogEvent[];
  /** Virtual time of the newest event. */
  readonly lastEventAt: number;
}

/** What may change in a submission; attachments and events have methods of their own. */
export type SubmissionChange = Partial<
  Pick<Submission, 'status' | 'submittedAt' | 'decidedAt' | 'isRejectedAtDeadline' | 'encryptedMetadata' | 'encryptedData'>
>;

/** Keeps the state of one tenant. Methods are synchronous and cheap; none of them throws for unknown ids. */
export interface Store {
  destination(destinationId: string): DestinationSeed | undefined;
  destinations(): readonly DestinationSeed[];
  /** Creates or replaces. */
  putDestination(destination: DestinationSeed): void;
  deleteDestination(destinationId: string): void;
  submission(submissionId: string): Submission | undefined;
  submissions(): Iterable<Submission>;
  /** Adds a submission to its case, which is opened when it does not exist. */
  addSubmission(submission: Submission, openedBy: string): void;
  changeSubmission(submission: Submission, change: SubmissionChange): void;
  putAttachment(submission: Submission, attachmentId: string, content: Uint8Array): void;
  /** Drops metadata, data and attachments; the record itself stays. */
  dropContent(submission: Submission): void;
  /** Submissions in status submitted for a destination, in the order they were submitted. */
  pending(destinationId: string): ReadonlySet<Submission>;
  /** Replies in status submitted for a client, in the order they were submitted. */
  pendingReplies(senderId: string): ReadonlySet<Submission>;
  case(caseId: string): Case | undefined;
  cases(): Iterable<Case>;
  appendEvent(theCase: Case, event: LogEvent, at: number): void;
  /** Forgets a case with everything in it. */
  deleteCase(theCase: Case): void;
}
