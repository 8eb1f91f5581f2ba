/**
 * The operations of the Submission API and the Destination API that a receiving system needs, for versions 1 and 2.
 * Answers are narrowed here; everything behind this file works with typed values.
 */
import type { JWK } from 'jose';
import type { AuthorizedHttp } from './authorized-http.ts';
import type { Faults } from './faults.ts';
import type { HttpAnswer } from './http.ts';
import { TooLargeError } from './http.ts';

/** The service answered with a status that the operation does not expect. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(operation: string, status: number) {
    super(`${operation} answered ${status}`);
    this.status = status;
  }
}

/** The status promised an answer, but the body is not what the operation describes. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

/** A submission as delivered, everything still encrypted. `serviceIdentifier` may be missing in version 2. */
export interface Submission {
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string | undefined;
  readonly serviceIdentifier: string | undefined;
  readonly attachmentIds: readonly string[];
  readonly encryptedMetadata: string;
  readonly encryptedData: string | undefined;
}

/** One page of a list; `totalCount` is infinite when the service does not tell, then an empty page is the end. */
export interface Page {
  readonly items: readonly unknown[];
  readonly totalCount: number;
}

/** The delivery service as this product sees it. */
export interface FitConnectClient {
  listSubmissions(offset: number, limit: number): Promise<Page>;
  getSubmission(submissionId: string): Promise<Submission>;
  /** The encrypted attachment, compact JWE in ASCII. */
  getAttachment(submissionId: string, attachmentId: string): Promise<Buffer>;
  /** The whole event log of a case, oldest event first. */
  getEvents(caseId: string): Promise<readonly string[]>;
  /** Posts an event; every HTTP status is an answer, only a lost one throws. */
  postEvent(caseId: string, event: string): Promise<{ readonly status: number }>;
  getServiceKeys(): Promise<readonly JWK[]>;
  /** The public key of a destination, undefined when there is none. */
  getDestinationKey(destinationId: string, kid: string): Promise<JWK | undefined>;
  publishKey(key: JWK): Promise<void>;
  switchEncryptionKid(kid: string): Promise<void>;
}

/** Options of {@link createFitConnectClient}; addresses without version and without a slash at the end. */
export interface ClientOptions {
  readonly http: AuthorizedHttp;
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly destinationId: string;
  readonly maxAttachmentBytes: number;
  readonly faults: Faults;
}

const EVENTS_PER_PAGE = 100;
const MAX_EVENTS = 10_000;
const MAX_SUBMISSION_BYTES = 64 * 1024 * 1024;
const ATTACHMENT_TIMEOUT_MS = 5 * 60_000;

/** Creates the client. */
export function createFitConnectClient(options: ClientOptions): FitConnectClient {
  const { http } = options;
  const api = `${options.submissionApiUrl}/${options.apiVersion}`;
  const managed = `${options.destinationApiUrl}/${options.apiVersion}/destinations/${encodeURIComponent(options.destinationId)}`;
  const get = (url: string, maxBytes?: number) =>
    http.send({ method: 'GET', url, headers: { accept: 'application/json' }, ...(maxBytes === undefined ? {} : { maxBytes }) });

  return {
    async listSubmissions(offset, limit) {
      const query = new URLSearchParams({ destinationId: options.destinationId, offset: String(offset), limit: String(limit) });
      return page(expect('list submissions', await get(`${api}/submissions?${query.toString()}`), 200), 'submissions');
    },
    async getSubmission(submissionId) {
      const answer = await get(`${api}/submissions/${encodeURIComponent(submissionId)}`, MAX_SUBMISSION_BYTES);
      return readSubmission(json(expect('get submission', answer, 200)), submissionId);
    },
    async getAttachment(submissionId, attachmentId) {
      const url = `${api}/submissions/${encodeURIComponent(submissionId)}/attachments/${encodeURIComponent(attachmentId)}`;
      // A JWE is a third larger than its content, plus header, key and tag.
      const maxBytes = Math.ceil((options.maxAttachmentBytes * 4) / 3) + 16_384;
      const answer = await http.send({ method: 'GET', url, headers: { accept: 'application/jose' }, maxBytes, timeoutMs: ATTACHMENT_TIMEOUT_MS });
      return expect('get attachment', answer, 200).body;
    },
    getEvents: (caseId) => readEvents((query) => get(`${api}/cases/${encodeURIComponent(caseId)}/events?${query.toString()}`, MAX_SUBMISSION_BYTES)),
    async postEvent(caseId, event) {
      const contentType = options.faults.has('event-as-json') ? 'application/json' : 'application/jose';
      const url = `${api}/cases/${encodeURIComponent(caseId)}/events`;
      const answer = await http.send({ method: 'POST', url, headers: { 'content-type': contentType }, body: event });
      return { status: answer.status };
    },
    async getServiceKeys() {
      const answer = await http.sendOpenly({ method: 'GET', url: `${options.submissionApiUrl}/.well-known/jwks.json` });
      const { keys } = json(expect('get service keys', answer, 200));
      if (!Array.isArray(keys)) throw new AnswerError('the key set of the service has no keys');
      return keys.filter(isRecord);
    },
    async getDestinationKey(destinationId, kid) {
      const url = `${api}/destinations/${encodeURIComponent(destinationId)}/keys/${encodeURIComponent(kid)}`;
      const answer = await http.sendOpenly({ method: 'GET', url });
      if (answer.status === 404 || answer.status === 400) return undefined;
      return json(expect('get destination key', answer, 200));
    },
    async publishKey(key) {
      const headers = { 'content-type': 'application/json' };
      expect('publish key', await http.send({ method: 'POST', url: `${managed}/keys`, headers, body: JSON.stringify(key) }), 200, 201, 204);
    },
    async switchEncryptionKid(kid) {
      const headers = { 'content-type': 'application/merge-patch+json' };
      const body = JSON.stringify({ encryptionKid: kid });
      expect('switch encryption key', await http.send({ method: 'PATCH', url: managed, headers, body }), 200, 204);
    },
  };
}

async function readEvents(getPage: (query: URLSearchParams) => Promise<HttpAnswer>): Promise<readonly string[]> {
  const events: string[] = [];
  for (;;) {
    const query = new URLSearchParams({ limit: String(EVENTS_PER_PAGE), offset: String(events.length) });
    const { items, totalCount } = page(expect('get events', await getPage(query), 200), 'eventLog');
    // Something that is no text cannot be a signed event; the empty text fails verification like one.
    events.push(...items.map((item) => (typeof item === 'string' ? item : '')));
    if (items.length === 0 || events.length >= totalCount) return events;
    if (events.length > MAX_EVENTS) throw new TooLargeError(`event log longer than ${MAX_EVENTS}`);
  }
}

function expect(operation: string, answer: HttpAnswer, ...statuses: readonly number[]): HttpAnswer {
  if (!statuses.includes(answer.status)) throw new ApiError(operation, answer.status);
  return answer;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function json(answer: HttpAnswer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(answer.body.toString('utf8'));
  } catch {
    throw new AnswerError('the answer is not JSON');
  }
  if (!isRecord(value)) throw new AnswerError('the answer is not a JSON object');
  return value;
}

function page(answer: HttpAnswer, member: string): Page {
  const body = json(answer);
  const items = body[member];
  if (!Array.isArray(items)) throw new AnswerError(`the list has no ${member}`);
  const totalCount = body['totalCount'];
  return { items, totalCount: typeof totalCount === 'number' ? totalCount : Number.POSITIVE_INFINITY };
}

function readSubmission(body: Record<string, unknown>, submissionId: string): Submission {
  if (body['submissionId'] !== submissionId || typeof body['caseId'] !== 'string') throw new AnswerError('the submission has other or no ids');
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined);
  const service = [body['publicService'], body['serviceType']].find(isRecord)?.['identifier'];
  const attachments = Array.isArray(body['attachments']) ? body['attachments'] : [];
  return {
    submissionId,
    caseId: body['caseId'],
    destinationId: text('destinationId'),
    serviceIdentifier: typeof service === 'string' ? service : undefined,
    attachmentIds: attachments.filter((id): id is string => typeof id === 'string'),
    encryptedMetadata: text('encryptedMetadata') ?? '',
    encryptedData: text('encryptedData'),
  };
}
