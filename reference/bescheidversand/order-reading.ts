/** Reads orders that come over the test interface. Nothing is believed: a member of another shape makes the order unreadable. */
import type { NoticeFile, NoticeOrder, Way } from './notice.ts';
import type { StateOrder } from './status-reports.ts';

type Json = Readonly<Record<string, unknown>>;

/** The order cannot be read; the message names the member. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
}

/** @throws OrderError */
export function readNoticeOrder(body: string): NoticeOrder {
  const value = objectIn(body);
  const recipient = objectAt(value, 'recipient');
  const kind = textAt(recipient, 'kind') ?? 'person';
  if (kind !== 'person' && kind !== 'organisation') throw new OrderError('recipient.kind is person or organisation.');
  const level = value['loginLevel'];
  if (level !== undefined && (typeof level !== 'number' || !Number.isInteger(level))) throw new OrderError('loginLevel is a whole number.');
  const attachments = value['attachments'] ?? [];
  if (!Array.isArray(attachments)) throw new OrderError('attachments is a list.');
  return {
    caseId: wordAt(value, 'case'),
    recipient: { name: wordAt(recipient, 'name'), kind },
    mailbox: textAt(value, 'mailbox'),
    applicationId: textAt(value, 'applicationId'),
    loginLevel: level,
    title: wordAt(value, 'title'),
    text: wordAt(value, 'text'),
    reference: textAt(value, 'reference'),
    way: wayAt(value),
    files: attachments.map((entry: unknown) => fileOf(entry)),
  };
}

/** @throws OrderError */
export function readStateOrder(body: string): StateOrder {
  const value = objectIn(body);
  const occurredAt = wordAt(value, 'occurredAt');
  if (Number.isNaN(Date.parse(occurredAt))) throw new OrderError('occurredAt is a time.');
  return {
    caseId: wordAt(value, 'case'),
    applicantName: wordAt(objectAt(value, 'recipient'), 'name'),
    applicationId: wordAt(value, 'applicationId'),
    status: wordAt(value, 'status'),
    details: textAt(value, 'details'),
    information: textAt(value, 'information'),
    reference: textAt(value, 'reference'),
    way: wayAt(value),
    occurredAt,
  };
}

function objectIn(body: string): Json {
  try {
    return asObject(JSON.parse(body), 'The order');
  } catch (error) {
    if (error instanceof OrderError) throw error;
    throw new OrderError('The order is no JSON.');
  }
}

function asObject(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new OrderError(`${name} is an object.`);
  return value as Json;
}

function objectAt(value: Json, name: string): Json {
  return asObject(value[name], name);
}

function textAt(value: Json, name: string): string | undefined {
  const member = value[name];
  if (member === undefined || member === null) return undefined;
  if (typeof member !== 'string') throw new OrderError(`${name} is a text.`);
  return member;
}

function wordAt(value: Json, name: string): string {
  const text = textAt(value, name);
  if (text === undefined) throw new OrderError(`${name} is missing.`);
  return text;
}

function wayAt(value: Json): Way {
  const way = textAt(value, 'way') ?? 'direct';
  if (way !== 'direct' && way !== 'fit-connect') throw new OrderError('way is direct or fit-connect.');
  return way;
}

function fileOf(entry: unknown): NoticeFile {
  const value = asObject(entry, 'An attachment');
  return { filename: wordAt(value, 'filename'), type: wordAt(value, 'mediaType'), bytes: Buffer.from(wordAt(value, 'contentBase64'), 'base64') };
}
