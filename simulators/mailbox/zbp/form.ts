/** The form of a message: part `json` with the envelope, parts `files` with the attachments (fact sheet, section 2.3). */
import { sha256Hex, sha512Hex } from '../../../src/formats/hash.ts';
import { boundaryOf, readMultipart } from '../../../src/formats/multipart.ts';
import type { MultipartPart, MultipartReading } from '../../../src/formats/multipart.ts';
import { headerValue, isMediaType } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import type { PartView } from '../contract.ts';
import { problem } from '../problems.ts';

export interface MessageForm {
  /** Undefined when the request is no multipart form. */
  readonly reading: MultipartReading | undefined;
  readonly envelopes: readonly MultipartPart[];
  readonly files: readonly MultipartPart[];
}

/** Reads the form and notes its parts. Judges nothing. */
export function readForm(call: Call): MessageForm {
  const contentType = headerValue(call, 'content-type');
  if (!isMediaType(contentType, 'multipart/form-data')) return { reading: undefined, envelopes: [], files: [] };
  const reading = readMultipart(call.body, boundaryOf(contentType ?? ''), { maxParts: call.tenant.limits.maxAttachments + 8 });
  const parts = reading.kind === 'form' ? reading.parts : [];
  if (reading.kind === 'form') call.notes.parts = parts.map(viewOf);
  return { reading, envelopes: parts.filter(({ name }) => name === 'json'), files: parts.filter(({ name }) => name === 'files') };
}

function viewOf({ name, filename, contentType, headers, bytes }: MultipartPart): PartView {
  return {
    name,
    ...(filename === undefined ? {} : { filename: filename.name, filenameForm: filename.form }),
    ...(contentType === undefined ? {} : { contentType }),
    headers,
    sizeBytes: bytes.byteLength,
    sha256: sha256Hex(bytes),
    sha512: sha512Hex(bytes),
  };
}

/** Refuses what is no form with one envelope and files. */
export function refuseForm({ reading, envelopes, files }: MessageForm): Refusal {
  if (reading === undefined) return problem('content-type-wrong', 'A message is sent as multipart/form-data.');
  if (reading.kind === 'problem') {
    const isTooMuch = reading.problem === 'too-many-parts';
    return problem(isTooMuch ? 'content-too-large' : 'request-malformed', `The form cannot be read: ${reading.message}.`);
  }
  if (envelopes.length !== 1) return problem('request-malformed', 'The form has to have one part named json.');
  if (reading.parts.length !== files.length + 1) return problem('request-malformed', 'The form has parts that are named neither json nor files.');
  if (!isMediaType(envelopes[0]?.contentType, 'application/json')) return problem('content-type-wrong', 'The part json is of the type application/json.');
  return undefined;
}
