/** The checks of products that ask the directory, and the shapes they judge. */
export { carryEmbeddedBearer } from './carry-embedded-bearer.ts';
export { encodeSingleRequests } from './encode-single-requests.ts';
export { failOverOnTechnicalErrors } from './fail-over-on-technical-errors.ts';
export { ignoreUnknownMembers } from './ignore-unknown-members.ts';
export { keepRequestForms } from './keep-request-forms.ts';
export { limitBatches } from './limit-batches.ts';
export { nameCertificateByFingerprint } from './name-certificate-by-fingerprint.ts';
export { nameFullKey } from './name-full-key.ts';
export { refuseBadDirectoryCertificates } from './refuse-bad-directory-certificates.ts';
export { refuseForeignCategories } from './refuse-foreign-categories.ts';
export { refuseRevokedCertificates } from './refuse-revoked-certificates.ts';
export { signTokenRequests } from './sign-token-requests.ts';
export { stayOnFunctionalAnswers } from './stay-on-functional-answers.ts';
export { stayWhenAnEntryIsMissing } from './stay-when-an-entry-is-missing.ts';
export { takeDeviatingKeys } from './take-deviating-keys.ts';
export { tellKeptAnswers } from './tell-kept-answers.ts';
export { tellRetries } from './tell-retries.ts';
export { tellReturnToServer } from './tell-return-to-server.ts';
export { treatMissesAsNotFound } from './treat-misses-as-not-found.ts';
export { useCurrentService } from './use-current-service.ts';
export { usePrintedFunctionNames } from './use-printed-function-names.ts';
export { verifyCallers } from './verify-callers.ts';
export type {
  BehaviourSubject,
  CallersSubject,
  ExpectedAddress,
  LookUpsSubject,
  MissingEntrySubject,
  SeenAssertion,
  SeenCall,
  SeenCaller,
  SeenLookUp,
  ToldOutcome,
} from './subject.ts';
export type { BadCertificatesSubject } from '../server-certificates.ts';
