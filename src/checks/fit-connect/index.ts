/** The FIT-Connect checks, by the words of the features that call them. */
import type { Check } from '../check.ts';
import { acceptOnlyWhatWasChecked } from './accept-only-what-was-checked.ts';
import { answerValidSubmission } from './answer-valid-submission.ts';
import { checkDataSchemaSupport } from './check-data-schema-support.ts';
import { checkDataSetHashes } from './check-data-set-hashes.ts';
import { checkHashes } from './check-hashes.ts';
import { checkReplyChannel } from './check-reply-channel.ts';
import { checkService } from './check-service.ts';
import { chooseKeyByKid } from './choose-key-by-kid.ts';
import { compareAttachmentSets } from './compare-attachment-sets.ts';
import { compareAuthenticationTags } from './compare-authentication-tags.ts';
import { findNewServiceKey } from './find-new-service-key.ts';
import { joinFragmentsInOrder } from './join-fragments-in-order.ts';
import { pollWithoutCallback } from './poll-without-callback.ts';
import { readCompressedV1Parts } from './read-compressed-v1-parts.ts';
import { readMetadataWithoutSchema } from './read-metadata-without-schema.ts';
import { refuseOtherAlgorithms } from './refuse-other-algorithms.ts';
import { renewToken } from './renew-token.ts';
import { requireOneSubmitEvent } from './require-one-submit-event.ts';
import type { CallbackSubject, CaseSubject } from './subject.ts';
import { validateData } from './validate-data.ts';
import { validateMetadata } from './validate-metadata.ts';
import { verifyEventSignature } from './verify-event-signature.ts';
import { acceptHeaderNamesInAnyCase } from './accept-header-names-in-any-case.ts';
import { ignoreWrongHmac } from './ignore-wrong-hmac.ts';
import { readSubmissionsList } from './read-submissions-list.ts';
import { refuseOldTimestamps } from './refuse-old-timestamps.ts';
import { signOverRawBody } from './sign-over-raw-body.ts';
import { surviveBadTimestamps } from './survive-bad-timestamps.ts';
import { answerCallbackWith200 } from './answer-callback-with-200.ts';
import { answerUnknownTypeWith200 } from './answer-unknown-type-with-200.ts';
import { noteCallbackWithoutRule } from './note-callback-without-rule.ts';

function byRequirement<Subject>(checks: readonly Check<Subject>[]): ReadonlyMap<string, Check<Subject>> {
  return new Map(checks.map((check) => [check.requirement, check]));
}

/** "hat es sie nicht angenommen" */
export const REFUSALS = byRequirement<CaseSubject>([
  verifyEventSignature,
  requireOneSubmitEvent,
  compareAuthenticationTags,
  refuseOtherAlgorithms,
  validateMetadata,
  checkService,
  compareAttachmentSets,
  checkHashes,
  validateData,
  checkDataSchemaSupport,
  checkReplyChannel,
  checkDataSetHashes,
  acceptOnlyWhatWasChecked,
]);

/** "hat es sie angenommen" */
export const ACCEPTANCES = byRequirement<CaseSubject>([
  answerValidSubmission,
  renewToken,
  pollWithoutCallback,
  findNewServiceKey,
  chooseKeyByKid,
  readCompressedV1Parts,
  readMetadataWithoutSchema,
  joinFragmentsInOrder,
]);

/** "wird die genannte Einreichung (nicht) abgerufen" */
export const REACTIONS = byRequirement<CallbackSubject>([
  signOverRawBody,
  ignoreWrongHmac,
  refuseOldTimestamps,
  surviveBadTimestamps,
  readSubmissionsList,
  acceptHeaderNamesInAnyCase,
]);

/** "wird er mit 200 beantwortet" */
export const CALLBACK_ANSWERS = byRequirement<CallbackSubject>([answerCallbackWith200, answerUnknownTypeWith200]);

/** "wird festgehalten, was das Fachverfahren daraufhin tut, ohne es zu bewerten" */
export const CALLBACK_NOTES = byRequirement<CallbackSubject>([noteCallbackWithoutRule]);

export { answerInvalidSubmission } from './answer-invalid-submission.ts';
export { fetchEverythingBeforeAccept } from './fetch-everything-before-accept.ts';
export { isolateBadItems } from './isolate-bad-items.ts';
export { keepDataOutOfTheLog } from './keep-data-out-of-the-log.ts';
export { nameSupportedPayloadSchema } from './name-supported-payload-schema.ts';
export { notePayment } from './note-payment.ts';
export { ownUpToRefusedEvent } from './own-up-to-refused-event.ts';
export { pageThroughPickupList } from './page-through-pickup-list.ts';
export { postEventAsJose } from './post-event-as-jose.ts';
export { processOnce } from './process-once.ts';
export { publishKeyBeforeSwitch } from './publish-key-before-switch.ts';
export { readLogAfterLostAnswer } from './read-log-after-lost-answer.ts';
export { refuseBadCertificates } from './refuse-bad-certificates.ts';
export { reportAllProblems } from './report-all-problems.ts';
export { requestTokenWithClientCredentials } from './request-token-with-client-credentials.ts';
export { separateKeys } from './separate-keys.ts';
export { stateRejectProblems } from './state-reject-problems.ts';
export { stopAfterConflict } from './stop-after-conflict.ts';
export { storeBeforeAccept } from './store-before-accept.ts';
export { surviveMissingSubmission } from './survive-missing-submission.ts';
export { tagTheAcceptEvent } from './tag-the-accept-event.ts';
export { tellMissingLink } from './tell-missing-link.ts';
export { treatCallbackAsHint } from './treat-callback-as-hint.ts';
export { hasUnpromptedPoll } from './unprompted-poll.ts';
export { writeSetClaims } from './write-set-claims.ts';
export { writeSetHeader } from './write-set-header.ts';
