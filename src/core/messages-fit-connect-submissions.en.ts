/** Sentences about submissions and their answer at FIT-Connect, English; keys as in messages-fit-connect-submissions.de.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_SUBMISSIONS_EN: MessageTable = {
  'deviation-accepted': {
    summary: 'A submission {deviationEn} was accepted.',
    expected: 'Rejection with reject-submission, in no case accept-submission.',
    observed: 'The product posted accept-submission.',
  },
  'deviation-unanswered': {
    summary: 'A submission {deviationEn} was not answered; whether the flaw was noticed cannot be seen.',
    expected: 'Rejection with reject-submission.',
    observed: 'The submission was fetched, but no event was posted.',
  },
  'submission-not-fetched': {
    summary: 'A submission {deviationEn} was not fetched; the rule could not be checked.',
    expected: 'The product fetches the submission.',
    observed: 'No fetch within the deadline.',
  },
  'control-not-accepted': {
    summary: 'The submission {deviationEn} shows nothing, because its flawless twin was not accepted either.',
    expected: 'The flawless twin is accepted.',
    observed: 'The flawless twin was not accepted.',
  },
  'other-reason': {
    summary: 'A submission {deviationEn} was rejected, but for another reason than the seeded flaw.',
    expected: 'One of these reasons (the official list is not published in full): {wanted}',
    observed: 'Named was: {seen}',
  },
  'valid-rejected': {
    summary: 'A flawless submission {deviationEn} was rejected.',
    expected: 'Acceptance with accept-submission.',
    observed: 'reject-submission with {seen}',
  },
  'answer-unreadable': {
    summary: 'An event was posted for the submission {deviationEn} that is neither accept nor reject.',
    expected: 'accept-submission.',
    observed: 'An event that cannot be read as accept or reject.',
  },
  'valid-unanswered': {
    summary: 'A flawless submission {deviationEn} was fetched but not answered within {deadlineSeconds} s.',
    expected: 'Acceptance with accept-submission within the {deadlineSeconds} s the target declares.',
    observed: 'No event for this submission.',
  },
  'poll-not-told-apart': {
    summary: 'A submission {deviationEn} was accepted; whether the product asked of its own accord could not be told.',
    expected: 'A request for the pickup list that no callback preceded.',
    observed: 'Every request for the pickup list came so soon after a callback that the callback may have caused it.',
  },
  'valid-not-fetched': {
    summary: 'A flawless submission {deviationEn} was not fetched within {deadlineSeconds} s.',
    expected: 'Pickup and acceptance within the {deadlineSeconds} s the target declares.',
    observed: 'No fetch of this submission.',
  },
  'accepted-before-fetch': {
    summary: 'Acceptance was posted before everything was fetched.',
    expected: 'Submission, event log and all attachments are fetched before accept-submission.',
    observed: 'Not fetched before acceptance: {missing}',
  },
  'accepted-before-store': {
    summary: 'Acceptance was posted before the content was stored.',
    expected: 'The adapter shows the submission with the hash of its data while the service has not yet confirmed the acceptance.',
    observed: 'The adapter does not know the submission, or not completely.',
  },
  'no-accept-seen': {
    summary: 'There was no acceptance to check the rule on.',
    expected: 'Acceptance with accept-submission.',
    observed: 'No accept-submission.',
  },
  'invalid-unanswered': {
    summary: 'A submission {deviationEn} was fetched and then dropped without an answer.',
    expected: 'Every delivery ends with accept or reject, that of a flawed submission too, within {deadlineSeconds} s.',
    observed: 'No event for this submission.',
  },
  'no-refusal-seen': {
    summary: 'The service had no occasion to answer 422; the rule could not be checked.',
    expected: 'An event for this submission.',
    observed: 'None.',
  },
  'adapter-silent': {
    summary: "The product's adapter gave no usable answer.",
    expected: 'An answer as in docs/reference/adapter.md.',
    observed: 'No usable answer.',
  },
  'delivered-although-refused': {
    summary: 'The product shows the submission as decided although the service refused the event with 422.',
    expected: 'A state that shows the open delivery, such as undelivered.',
    observed: 'state: {state}',
  },
  'processed-again': {
    summary: 'A submission that was listed again was answered again.',
    expected: 'Exactly one event.',
    observed: '{count} events, answered with {seen}.',
  },
  'stored-again': { summary: 'A submission that was listed again was stored again.', expected: 'Exactly one record.', observed: '{count} records.' },
  'payment-observed': {
    summary: 'Noted without a rule, not judged: a submission {deviationEn}.',
    expected: 'Accept or reject; no rule is known that says which.',
    observed: '{answerEn}; {keptEn}.',
  },
};
