/** The checks of products that send to mailboxes, and the shapes they judge. */
export { doubtAnswerWithoutProof } from './doubt-answer-without-proof.ts';
export { giveUpOnDeletedMailbox } from './give-up-on-deleted-mailbox.ts';
export { includeValidAuthorToken } from './include-valid-author-token.ts';
export { keepAllCharacters } from './keep-all-characters.ts';
export { keepFailedNotice } from './keep-failed-notice.ts';
export { keepMessageLimits } from './keep-message-limits.ts';
export { keepOrganisationMailApart } from './keep-organisation-mail-apart.ts';
export { keepProofOfProvision } from './keep-proof-of-provision.ts';
export { keepStateLimits } from './keep-state-limits.ts';
export { keepStatesInOrder } from './keep-states-in-order.ts';
export { keepTokenFromStrangers } from './keep-token-from-strangers.ts';
export { keepTokenOutOfTheLog } from './keep-token-out-of-the-log.ts';
export { leaveSoapAlone } from './leave-soap-alone.ts';
export { listAttachmentsAsSent } from './list-attachments-as-sent.ts';
export { offerOtherWayWithoutMailbox } from './offer-other-way-without-mailbox.ts';
export { refuseBadServerCertificates } from './refuse-bad-server-certificates.ts';
export { renewRefusedToken } from './renew-refused-token.ts';
export { repeatFailuresOnly } from './repeat-failures-only.ts';
export { reportStatesOfOwnRole } from './report-states-of-own-role.ts';
export { sendFittingLevel } from './send-fitting-level.ts';
export { sendHarmlessText } from './send-harmless-text.ts';
export { sendUnclearOnce } from './send-unclear-once.ts';
export { showCertificateOfEnvironment } from './show-certificate-of-environment.ts';
export { signContentAsSent } from './sign-content-as-sent.ts';
export { signOwnToken } from './sign-own-token.ts';
export { useApplicationOfTheCase } from './use-application-of-the-case.ts';
export { useMailboxOfTheCase } from './use-mailbox-of-the-case.ts';
export { waitBeforeRepeating } from './wait-before-repeating.ts';
export { writeTimeInUtc } from './write-time-in-utc.ts';
export type {
  InterfacesSubject,
  NoticesSubject,
  OrderedNotice,
  OrderedState,
  SeenDelivery,
  SeenNotice,
  SenderFacts,
  SenderRole,
  StatesSubject,
  ToldNotice,
} from './subject.ts';
export type { BadCertificatesSubject } from '../server-certificates.ts';
