/**
 * What differs between versions of the Submission API: names of members, status codes, demands on JWEs and SETs. Handlers
 * are the same for all versions and ask the adapter; a third version is one more adapter.
 */
import type { ApiVersion, DestinationSeed } from '../contract.ts';
import type { NamedService, Submission } from '../state.ts';

/** The announcement of a submission, read from a body that its schema has passed. */
export interface Announcement {
  readonly destinationId: string;
  readonly announcedAttachments: readonly string[];
  readonly service: NamedService;
  readonly region?: string;
  readonly caseId?: string;
  readonly callback?: { readonly url: string; readonly secret: string };
}

export interface VersionAdapter {
  readonly version: ApiVersion;
  /** Name of the member that holds the service. */
  readonly serviceMember: 'serviceType' | 'publicService';
  /** Status of the answer to the final PUT. */
  readonly submitStatus: 200 | 202;
  readonly requiresData: boolean;
  /** Metadata and data have to name their media type in `cty`. */
  readonly requiresContentType: boolean;
  readonly allowsZip: boolean;
  readonly readsDestinationWithoutToken: boolean;
  /** Version numbers that `info` reports. */
  readonly number: { readonly major: number; readonly minor: number; readonly patch: number };
  /** Whether a posted SET may name this version of the payload schema, e.g. `1.2.2`. */
  supportsSetSchema(version: string): boolean;
  /** A destination for everybody. */
  presentDestination(destination: DestinationSeed): Record<string, unknown>;
  /** A submission without its encrypted parts; members of `service` are left out where they are not known. */
  presentSubmission(submission: Submission): Record<string, unknown>;
}

/** What the presentation of a submission has in common in all versions. */
export function submissionBase(submission: Submission, serviceMember: string): Record<string, unknown> {
  return {
    destinationId: submission.destinationId,
    submissionId: submission.submissionId,
    caseId: submission.caseId,
    attachments: [...submission.attachments.keys()],
    [serviceMember]: submission.service,
    ...(submission.callback === undefined ? {} : { callback: { url: submission.callback.url } }),
  };
}
