/** FIT-Connect as a sender (Submission API v2): token, destination and its key, announcement, attachments, submission, event log. The only file that knows its addresses. */
import type { BridgeSettings } from './config.ts';
import type { Http, HttpAnswer, HttpOutcome } from './http.ts';

/** What a sealed submission consists of; every part is a compact JWE. */
export interface SealedSubmission {
  readonly metadata: string;
  readonly data: string;
  /** By the ids that were announced. */
  readonly attachments: ReadonlyMap<string, string>;
}

/** Ids that the delivery service gave. */
export interface Announced {
  readonly submissionId: string;
  readonly caseId: string;
}

/** The delivery service; nothing is kept but the token. */
export interface DeliveryService {
  /** JWK of the destination as it is published now. @returns undefined when it cannot be had */
  encryptionKey(): Promise<Json | undefined>;
  announce(service: { readonly identifier: string; readonly name: string }, attachmentIds: readonly string[]): Promise<Announced | undefined>;
  /** @returns `unclear` when the last step may or may not have been carried out */
  submit(submissionId: string, sealed: SealedSubmission): Promise<'submitted' | 'refused' | 'not-sent' | 'unclear'>;
  /** Compact SETs of a case, oldest first. @returns undefined when the service did not tell */
  events(caseId: string): Promise<readonly string[] | undefined>;
  /** Key of the destination by that id, to verify its events. */
  destinationKey(kid: string): Promise<Json | undefined>;
}

export type Json = Readonly<Record<string, unknown>>;

const RESERVE_MS = 60_000;
const MOST_EVENTS = 500;

/** The service with these settings. */
export function createDeliveryService(settings: BridgeSettings, http: Http): DeliveryService {
  const base = `${settings.submissionApiUrl}/v2`;
  const destination = `/destinations/${settings.destinationId}`;
  let kept: { readonly value: string; readonly endsAt: number } | undefined;
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: { readonly type: string; readonly text: string }): Promise<HttpOutcome> => {
    if (kept === undefined || Date.now() >= kept.endsAt) kept = await requestToken(settings, http);
    if (kept === undefined) return { kind: 'failure', failure: 'not-sent' };
    const headers = { authorization: `Bearer ${kept.value}`, accept: 'application/json', ...(body === undefined ? {} : { 'content-type': body.type }) };
    const outcome = await http({ method, url: base + path, headers, body: Buffer.from(body?.text ?? '') });
    if (outcome.kind === 'answer' && outcome.answer.status === 401) kept = undefined;
    return outcome;
  };
  const asJson = (value: object): { readonly type: string; readonly text: string } => ({ type: 'application/json', text: JSON.stringify(value) });
  const destinationKey = async (kid: string): Promise<Json | undefined> => jsonOf(await call('GET', `${destination}/keys/${encodeURIComponent(kid)}`), 200);
  return {
    destinationKey,
    async encryptionKey() {
      const { status, encryptionKid } = jsonOf(await call('GET', destination), 200) ?? {};
      return status === 'active' && typeof encryptionKid === 'string' ? destinationKey(encryptionKid) : undefined;
    },
    async announce(publicService, attachmentIds) {
      const body = asJson({ destinationId: settings.destinationId, announcedAttachments: attachmentIds, publicService });
      const { submissionId, caseId } = jsonOf(await call('POST', '/submissions', body), 201) ?? {};
      return typeof submissionId === 'string' && typeof caseId === 'string' ? { submissionId, caseId } : undefined;
    },
    async submit(submissionId, { metadata, data, attachments }) {
      for (const [id, text] of attachments) {
        const outcome = await call('PUT', `/submissions/${submissionId}/attachments/${id}`, { type: 'application/jose', text });
        if (!isTaken(outcome)) return 'not-sent';
      }
      const outcome = await call('PUT', `/submissions/${submissionId}`, asJson({ encryptedMetadata: metadata, encryptedData: data }));
      if (isTaken(outcome)) return 'submitted';
      if (outcome.kind === 'failure') return outcome.failure === 'unclear' ? 'unclear' : 'not-sent';
      return outcome.answer.status >= 500 ? 'not-sent' : 'refused';
    },
    async events(caseId) {
      const { eventLog } = jsonOf(await call('GET', `/cases/${caseId}/events?limit=${MOST_EVENTS}&offset=0`), 200) ?? {};
      return Array.isArray(eventLog) ? eventLog.filter((event) => typeof event === 'string') : undefined;
    },
  };
}

function isTaken(outcome: HttpOutcome): boolean {
  return outcome.kind === 'answer' && outcome.answer.status >= 200 && outcome.answer.status < 300;
}

function jsonOf(outcome: HttpOutcome, status: number): Json | undefined {
  return outcome.kind === 'answer' && outcome.answer.status === status ? membersIn(outcome.answer) : undefined;
}

function membersIn({ body }: HttpAnswer): Json | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

async function requestToken({ tokenUrl, clientId, clientSecret }: BridgeSettings, http: Http): Promise<{ value: string; endsAt: number } | undefined> {
  const body = Buffer.from(new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }).toString());
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const { access_token: value, expires_in: seconds } = jsonOf(await http({ method: 'POST', url: tokenUrl, headers, body }), 200) ?? {};
  return typeof value === 'string' && typeof seconds === 'number' ? { value, endsAt: Date.now() + seconds * 1000 - RESERVE_MS } : undefined;
}
