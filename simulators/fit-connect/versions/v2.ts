/**
 * Submission API 2 (no description is public; fact sheet, section 5): `publicService` and `publicServices`, 200 on submit,
 * data mandatory, `cty` enforced for metadata and data. That `GET /submissions/{id}` carries `publicService` is inferred,
 * and so is the refusal of `zip`. SET payload schema 1.0.0 is refused, 1.2.2 taken; for what lies between, 1.1.0 and
 * later are taken (inferred).
 */
import { submissionBase } from './adapter.ts';
import type { VersionAdapter } from './adapter.ts';

export const V2: VersionAdapter = {
  version: 'v2',
  serviceMember: 'publicService',
  submitStatus: 200,
  requiresData: true,
  requiresContentType: true,
  allowsZip: false,
  readsDestinationWithoutToken: true,
  number: { major: 2, minor: 0, patch: 0 },
  supportsSetSchema: (version) => /^1\.[1-9]\d*\.\d+$/.test(version),
  presentDestination: ({ destinationId, name, encryptionKid, metadataVersions, services, status, replyChannels }) => ({
    destinationId,
    name,
    encryptionKid,
    metadataVersions,
    publicServices: services,
    status,
    ...(replyChannels === undefined ? {} : { replyChannels }),
  }),
  presentSubmission: (submission) => ({
    ...submissionBase(submission, 'publicService'),
    ...(submission.region === undefined ? {} : { region: submission.region }),
  }),
};
