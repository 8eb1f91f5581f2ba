/** The third layer: content and its signature in one envelope (fact sheet, section 2.2). `sha512sum` is a signature in spite of its name. */
import { compileWhenUsed } from '../../../src/formats/json-schema.ts';
import type { SchemaProblem } from '../../../src/formats/json-schema.ts';
import { parseJsonObject } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import signedContentSchema from '../../../schemas/zbp/signed-content-6.schema.json' with { type: 'json' };
import type { Call, Refusal } from '../call.ts';
import { problem } from '../problems.ts';
import { isRsaSignature } from './token.ts';

const validateEnvelope = compileWhenUsed(signedContentSchema);

/** An envelope as far as it can be read; absent members were no texts. */
export interface Envelope {
  readonly value: JsonObject | undefined;
  readonly content?: string;
  readonly signature?: string;
  /** The content as an object, when it is JSON. */
  readonly data?: JsonObject;
}

/** Reads an envelope, and notes content and signature. Judges nothing. */
export function readEnvelope(call: Call, bytes: Uint8Array): Envelope {
  const value = parseJsonObject(bytes);
  const content = textMember(value, 'content');
  const signature = textMember(value, 'sha512sum');
  const data = content === undefined ? undefined : parseJsonObject(content);
  const envelope = {
    value,
    ...(content === undefined ? {} : { content }),
    ...(signature === undefined ? {} : { signature }),
    ...(data === undefined ? {} : { data }),
  };
  if (content !== undefined) call.notes.envelope = { content, isSignatureValid: isSigned(call, envelope) };
  for (const name of ['mailboxUuid', 'applicationId'] as const) {
    const label = textMember(data, name);
    if (label !== undefined) call.labels[name] = label;
  }
  return envelope;
}

function isSigned({ sender }: Call, { content = '', signature = '' }: Omit<Envelope, 'value'>): boolean {
  return sender !== undefined && isRsaSignature(content, sender.publicKey, Buffer.from(signature, 'base64'));
}

/** Refuses an envelope that is none, and a content that was not signed as it is. @requirement ZBP-04 */
export function refuseEnvelope({ notes }: Call, { value, data }: Envelope): Refusal {
  if (value === undefined) return problem('request-malformed', 'The envelope is no JSON object.');
  const problems = validateEnvelope(value);
  if (problems.length > 0) return invalid('envelope', problems);
  if (notes.envelope?.isSignatureValid !== true) return problem('signature-wrong');
  return data === undefined ? problem('request-malformed', 'The content is no JSON object.') : undefined;
}

/** A refusal that names places and rules, never values. */
export function invalid(what: string, problems: readonly SchemaProblem[]): Refusal {
  const places = problems.slice(0, 5).map(({ pointer, message }) => `${what}${pointer}: ${message}`);
  return problem('content-invalid', `${places.join('; ')}.`);
}

/** A member that is a text. */
export function textMember(value: JsonObject | undefined, name: string): string | undefined {
  const member = value?.[name];
  return typeof member === 'string' ? member : undefined;
}
