/**
 * Checks of a callback message: HMAC-SHA512 over timestamp, dot and the body byte for byte, compared in constant time,
 * and a timestamp of at most five minutes. A genuine message is a hint which submissions to fetch and nothing more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Faults } from './faults.ts';

/** A message as received; `rawHeaders` alternates names and values as sent. */
export interface CallbackMessage {
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** What a callback means: submissions to fetch, a kind of message unknown here, or nothing to be trusted. */
export type CallbackMeaning =
  | { readonly kind: 'new-submissions'; readonly submissions: readonly { readonly submissionId: string; readonly caseId?: string | undefined }[] }
  | { readonly kind: 'unknown-type' }
  | { readonly kind: 'ignored'; readonly reason: 'timestamp' | 'age' | 'hmac' | 'body' };

/** Options of {@link readCallback}. */
export interface CallbackOptions {
  readonly secret: string;
  readonly destinationId: string;
  readonly nowMs: number;
  readonly faults: Faults;
}

const MAX_AGE_SECONDS = 300;
const NEW_SUBMISSIONS = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions';
const MAX_SUBMISSIONS = 1000;

/** Reads and checks a message. */
export function readCallback(message: CallbackMessage, options: CallbackOptions): CallbackMeaning {
  const timestamp = header(message, 'callback-timestamp', options.faults);
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return { kind: 'ignored', reason: 'timestamp' };
  // The documentation names no rule for timestamps from the future; the same tolerance keeps captured ones from being kept for later.
  const ageSeconds = Math.abs(options.nowMs / 1000 - Number(timestamp));
  if (ageSeconds > MAX_AGE_SECONDS && !options.faults.has('callback-age-unchecked')) return { kind: 'ignored', reason: 'age' };
  const hmac = header(message, 'callback-authentication', options.faults);
  if (!isAuthentic(hmac, timestamp, message.body, options)) return { kind: 'ignored', reason: 'hmac' };
  return readBody(message.body, options);
}

/** The HMAC of a message as lowercase hex. */
export function callbackHmac(secret: string, timestamp: string, body: Buffer): string {
  return createHmac('sha512', secret).update(`${timestamp}.`).update(body).digest('hex');
}

function header(message: CallbackMessage, name: string, faults: Faults): string | undefined {
  const isNamed = faults.has('callback-header-case') ? (sent: string) => sent === name : (sent: string) => sent.toLowerCase() === name;
  const at = message.rawHeaders.findIndex((entry, index) => index % 2 === 0 && isNamed(entry));
  return at < 0 ? undefined : message.rawHeaders[at + 1];
}

function isAuthentic(received: string | undefined, timestamp: string, body: Buffer, options: CallbackOptions): boolean {
  if (options.faults.has('callback-hmac-unchecked')) return true;
  const expected = Buffer.from(callbackHmac(options.secret, timestamp, options.faults.has('callback-hmac-reserialised') ? reserialised(body) : body));
  const actual = Buffer.from(received?.toLowerCase() ?? '');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function reserialised(body: Buffer): Buffer {
  const value = parse(body);
  return value === undefined ? body : Buffer.from(JSON.stringify(value));
}

function parse(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readBody(body: Buffer, options: CallbackOptions): CallbackMeaning {
  const value = parse(body);
  if (value === undefined) return { kind: 'ignored', reason: 'body' };
  if (value['type'] !== NEW_SUBMISSIONS) return { kind: 'unknown-type' };
  const list = (name: string) => (Array.isArray(value[name]) ? (value[name] as unknown[]).slice(0, MAX_SUBMISSIONS) : []);
  if (options.faults.has('callback-submission-ids')) {
    const ids = list('submissionIds').filter((id): id is string => typeof id === 'string');
    return { kind: 'new-submissions', submissions: ids.map((submissionId) => ({ submissionId })) };
  }
  return { kind: 'new-submissions', submissions: list('submissions').flatMap((entry) => readEntry(entry, options.destinationId)) };
}

function readEntry(entry: unknown, ownDestinationId: string): readonly { readonly submissionId: string; readonly caseId?: string | undefined }[] {
  const { submissionId, caseId, destinationId } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
  if (typeof submissionId !== 'string' || (destinationId !== undefined && destinationId !== ownDestinationId)) return [];
  return [{ submissionId, caseId: typeof caseId === 'string' ? caseId : undefined }];
}
