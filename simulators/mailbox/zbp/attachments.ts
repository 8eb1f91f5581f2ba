/**
 * Attachments of a message: what the content says of them has to agree with the parts, in number, order, name, length and
 * digest (ZBP-08). Sizes and types for REST are not public; the limits are the tenant's.
 */
import type { JsonObject } from '../../../src/formats/json.ts';
import type { MultipartPart } from '../../../src/formats/multipart.ts';
import { sha256Hex, sha512Hex } from '../../../src/formats/hash.ts';
import { isMediaType } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import { problem } from '../problems.ts';
import type { Attachment } from '../store.ts';
import { isHarmful } from '../virus.ts';

/** The content has passed its schema before. */
interface Announced {
  readonly filename: string;
  readonly sha512sum: string;
  readonly contentLength: number;
}

/** Refuses attachments that are not what the content says. @requirement ZBP-08 */
export function refuseAttachments(data: JsonObject, files: readonly MultipartPart[]): Refusal {
  const announced = (data['attachments'] ?? []) as readonly Announced[];
  if (announced.length !== files.length) return differ(`The content names ${announced.length} attachments, the form has ${files.length} parts named files.`);
  for (const [index, file] of files.entries()) {
    const expected = announced[index];
    if (expected === undefined || file.filename === undefined) return differ(`The part files ${index} has no file name.`);
    if (!file.filename.readings.includes(expected.filename)) return differ(`The file name of the part files ${index} is not that of attachments/${index}.`);
    if (expected.contentLength !== file.bytes.byteLength) return differ(`The length of the part files ${index} is not that of attachments/${index}.`);
    if (expected.sha512sum.toLowerCase() !== sha512Hex(file.bytes)) return differ(`The digest of the part files ${index} is not that of attachments/${index}.`);
  }
  return undefined;
}

function differ(detail: string): Refusal {
  return problem('attachments-differ', detail);
}

/** Refuses attachments that are too many, too large, of a closed type. */
export function refuseBeyondLimits({ tenant: { limits } }: Call, files: readonly MultipartPart[]): Refusal {
  if (files.length > limits.maxAttachments) return problem('content-too-large', `No more than ${limits.maxAttachments} attachments are taken.`);
  for (const [index, { bytes, contentType }] of files.entries()) {
    if (bytes.byteLength > limits.maxAttachmentBytes)
      return problem('content-too-large', `The part files ${index} has more than ${limits.maxAttachmentBytes} bytes.`);
    const isOpen = limits.attachmentTypes?.some((type) => isMediaType(contentType ?? 'text/plain', type)) ?? true;
    if (!isOpen) return problem('attachment-type-closed', `The part files ${index} is of a type that is not taken.`);
  }
  return undefined;
}

/** Refuses harmful files, where the tenant does. */
export function refuseViruses({ tenant }: Call, files: readonly MultipartPart[]): Refusal {
  const index = tenant.refusesViruses ? files.findIndex(({ bytes }) => isHarmful(bytes)) : -1;
  return index < 0 ? undefined : problem('virus-found', `The part files ${index} was taken for harmful.`);
}

/** Files as they are stored, under the names the content gives. */
export function attachmentsOf(data: JsonObject, files: readonly MultipartPart[]): readonly Attachment[] {
  const announced = (data['attachments'] ?? []) as readonly Announced[];
  return files.map(({ bytes, contentType }, index) => ({
    filename: announced[index]?.filename ?? '',
    mediaType: contentType ?? 'text/plain',
    sizeBytes: bytes.byteLength,
    sha256: sha256Hex(bytes),
    bytes: Uint8Array.from(bytes),
  }));
}
