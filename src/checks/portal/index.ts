/** The checks of portals, and the shapes they judge. Attacks are in one map, by the id of their case. */
export { acceptAddressWithoutPostalCode } from './accept-address-without-postal-code.ts';
export { acceptCompanyAlgorithms } from './accept-company-algorithms.ts';
export { acceptCompanyAnswers } from './accept-company-answers.ts';
export { acceptPssAndGcm } from './accept-pss-and-gcm.ts';
export { acceptValidVariants } from './accept-valid-variants.ts';
export { askForNeededAttributesOnly } from './ask-for-needed-attributes-only.ts';
export { askForNeededIdentifier } from './ask-for-needed-identifier.ts';
export { askForPersistentNameId } from './ask-for-persistent-name-id.ts';
export { avoidExactComparison } from './avoid-exact-comparison.ts';
export { controlTheBackUrl } from './control-the-back-url.ts';
export { copeWithMissingAttributes } from './cope-with-missing-attributes.ts';
export { declareNoAlgorithms } from './declare-no-algorithms.ts';
export { demandAMinimumLevel } from './demand-a-minimum-level.ts';
export { demandBothCompanyLevels } from './demand-both-company-levels.ts';
export { distinguishDataSets } from './distinguish-data-sets.ts';
export { endSessionAtLogout } from './end-session-at-logout.ts';
export { escapeStatusMessage } from './escape-status-message.ts';
export { explainDeniedRequests } from './explain-denied-requests.ts';
export { explainTemporaryLogins } from './explain-temporary-logins.ts';
export { forceAFreshCompanyLogin } from './force-a-fresh-company-login.ts';
export { forceAFreshLogin } from './force-a-fresh-login.ts';
export { honourTrustLevels } from './honour-trust-levels.ts';
export { ignoreUnknownAttributes } from './ignore-unknown-attributes.ts';
export { keepAccountsApart } from './keep-accounts-apart.ts';
export { hideTracesFromAttackers } from './hide-traces-from-attackers.ts';
export { hideTracesFromCompanyAttackers } from './hide-traces-from-company-attackers.ts';
export { keepActingPersonApart } from './keep-acting-person-apart.ts';
export { keepBpk2Opaque } from './keep-bpk2-opaque.ts';
export { keepEntityId } from './keep-entity-id.ts';
export { keepDisplayNameShort } from './keep-display-name-short.ts';
export { keepNamesAsDelivered } from './keep-names-as-delivered.ts';
export { keepPeopleOutOfTheLog } from './keep-people-out-of-the-log.ts';
export { keepPseudonymWithSource } from './keep-pseudonym-with-source.ts';
export { leadBackAfterCancel } from './lead-back-after-cancel.ts';
export { leaveOutDescriptorId } from './leave-out-descriptor-id.ts';
export { leaveOutPurpose } from './leave-out-purpose.ts';
export { leaveOutRequiredBpk } from './leave-out-required-bpk.ts';
export { leaveOutValidUntil } from './leave-out-valid-until.ts';
export { SESSION_LIMITS, limitSessionByLevel } from './limit-session-by-level.ts';
export { mapAttributesByName } from './map-attributes-by-name.ts';
export { nameAnOfferedLanguage } from './name-an-offered-language.ts';
export { nameEntityByHttpsUrl } from './name-entity-by-https-url.ts';
export { nameNoStorkClass } from './name-no-stork-class.ts';
export { nameTheOnlineService } from './name-the-online-service.ts';
export { nameTheOrganisation } from './name-the-organisation.ts';
export { nameUsableMethods } from './name-usable-methods.ts';
export { offerPostConsumerService } from './offer-post-consumer-service.ts';
export { passTheMailboxOn } from './pass-the-mailbox-on.ts';
export { publishEncryptionKey } from './publish-encryption-key.ts';
export { readComplexValues } from './read-complex-values.ts';
export { readGermanDates } from './read-german-dates.ts';
export { readOddValues } from './read-odd-values.ts';
export { recogniseByBpk2 } from './recognise-by-bpk2.ts';
export { recogniseCancelByStatus } from './recognise-cancel-by-status.ts';
export { recogniseOrganisationByKey } from './recognise-organisation-by-key.ts';
export { refuseForeignEnvironment } from './refuse-foreign-environment.ts';
export { refuseTestAccounts } from './refuse-test-accounts.ts';
export { renewSessionIdAtLogin } from './renew-session-id-at-login.ts';
export { requestAttributesByUrn } from './request-attributes-by-urn.ts';
export { restartAfterLateResponse } from './restart-after-late-response.ts';
export { restartAfterStaleRequest } from './restart-after-stale-request.ts';
export { sendExtensionVersion2 } from './send-extension-version-2.ts';
export { sendFreshRequestIds } from './send-fresh-request-ids.ts';
export { sendRegisteredCompanyRequest } from './send-registered-company-request.ts';
export { sendRequestByPost } from './send-request-by-post.ts';
export { sendRequestOnce } from './send-request-once.ts';
export { sendSoundRequest } from './send-sound-request.ts';
export { signRequestWithoutSha1 } from './sign-request-without-sha1.ts';
export { signWithPublishedKey } from './sign-with-published-key.ts';
export { stepUpWithNewRequest } from './step-up-with-new-request.ts';
export { surviveCrossSitePost } from './survive-cross-site-post.ts';
export { surviveErrorStatuses } from './survive-error-statuses.ts';
export { tellBeforeLeaving } from './tell-before-leaving.ts';
export { useSeparateStrongKeys } from './use-separate-strong-keys.ts';
export { deliveredLogin } from './delivered-login.ts';
export { ATTACKS, ATTACK_CASES } from './attacks.ts';
export type { AttackId } from './attacks.ts';
export type { AttackSubject } from './attack-subject.ts';
export type { AttackAnswersSubject } from './attack-traces.ts';
export type {
  PortalFacts,
  RequestsSubject,
  SeenIdentity,
  SeenLogin,
  DeliveredLogin,
  LoginView,
  LoginSubject,
  SessionTimeSubject,
  LogoutSubject,
  SessionIdSubject,
  KnownCookie,
  StepUpSubject,
  BackSubject,
  NoticeSubject,
} from './subject.ts';
