/** Submission API 1.1.3 (description 1.1.3; fact sheet, section 4): `serviceType`, 202 on submit, data optional. */
import { submissionBase } from './adapter.ts';
import type { VersionAdapter } from './adapter.ts';

export const V1: VersionAdapter = {
  version: 'v1',
  serviceMember: 'serviceType',
  submitStatus: 202,
  requiresData: false,
  requiresContentType: false,
  allowsZip: true,
  readsDestinationWithoutToken: false,
  number: { major: 1, minor: 1, patch: 3 },
  supportsSetSchema: (version) => /^1\.\d+\.\d+$/.test(version),
  presentDestination: ({ destinationId, encryptionKid, metadataVersions, services, status, replyChannels }) => ({
    destinationId,
    encryptionKid,
    metadataVersions,
    services,
    status,
    ...(replyChannels === undefined ? {} : { replyChannels }),
  }),
  presentSubmission: (submission) => submissionBase(submission, 'serviceType'),
};
