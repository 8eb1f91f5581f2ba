/**
 * The plan of one submission before it is encrypted: service, data, attachments, metadata (FIT-Connect metadata 1.0 and
 * 2.1, section "Metadata"). A case changes a flawless plan in exactly one point; nothing here knows the network.
 */
import { createHash } from 'node:crypto';
import type { ApiVersion } from '../../core/submission.ts';

export interface PlannedAttachment {
  attachmentId: string;
  bytes: Uint8Array;
  filename?: string;
  mimeType: string;
  purpose: 'form' | 'attachment' | 'report' | 'data';
  /** Ids of the parts it travels in, in the order in which they are joined; absent: one part under `attachmentId`. */
  fragments?: string[];
}

/** Metadata as JSON; cases change it freely, also into what no schema allows. */
export type Metadata = Record<string, unknown> & {
  contentStructure: {
    data?: { hash: { type: string; content: string }; submissionSchema: { schemaUri: string; mimeType: string } } & Record<string, unknown>;
    attachments: Record<string, unknown>[];
  };
};

export interface SubmissionPlan {
  apiVersion: ApiVersion;
  service: { identifier: string; name: string };
  data: { bytes: Uint8Array; mimeType: 'application/json' | 'application/xml'; schemaUri: string };
  attachments: PlannedAttachment[];
  metadataVersion: '1.0.0' | '2.1.0';
}

/** SHA-512 as FIT-Connect metadata wants it: lower-case hex over the unencrypted bytes. */
export function sha512(bytes: Uint8Array | string): string {
  return createHash('sha512').update(bytes).digest('hex');
}

/** Flawless metadata of a plan. */
export function metadataOf(plan: SubmissionPlan): Metadata {
  const contentStructure = {
    data: {
      hash: { type: 'sha512', content: sha512(plan.data.bytes) },
      submissionSchema: { schemaUri: plan.data.schemaUri, mimeType: plan.data.mimeType },
    },
    attachments: plan.attachments.map((attachment) => ({
      attachmentId: attachment.attachmentId,
      purpose: attachment.purpose,
      mimeType: attachment.mimeType,
      ...(attachment.filename === undefined ? {} : { filename: attachment.filename }),
      ...(attachment.fragments === undefined ? {} : { fragments: attachment.fragments }),
      hash: { type: 'sha512', content: sha512(attachment.bytes) },
    })),
  };
  if (plan.metadataVersion === '1.0.0') return { contentStructure };
  return { $schema: `https://schema.fitko.de/fit-connect/metadata/${plan.metadataVersion}/metadata.schema.json`, contentStructure };
}

/** The parts an attachment travels in: itself, or its fragments with evenly cut bytes. */
export function partsOf(attachment: PlannedAttachment): readonly { readonly id: string; readonly bytes: Uint8Array }[] {
  const { fragments, bytes } = attachment;
  if (fragments === undefined) return [{ id: attachment.attachmentId, bytes }];
  const size = Math.ceil(bytes.length / fragments.length);
  return fragments.map((id, index) => ({ id, bytes: bytes.subarray(index * size, (index + 1) * size) }));
}
