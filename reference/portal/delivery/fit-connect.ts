/** FIT-Connect as a sender (Submission API v2): token, destination and its key, announcement, submission, event log. */
import type { DeliverySettings } from '../paid-service.ts';
import { membersIn } from '../web/http-client.ts';
import type { Http, HttpAnswer } from '../web/http-client.ts';

/** A destination as it is published. */
export interface Destination {
  readonly isActive: boolean;
  readonly encryptionKid: string;
}

/** Ids that the delivery service gave. */
export interface Announced {
  readonly submissionId: string;
  readonly caseId: string;
}

/** The delivery service; nothing is kept but the token. */
export interface DeliveryService {
  /** Id of the destination at that address. @returns undefined for an address of another service */
  destinationAt(address: string): string | undefined;
  destination(id: string): Promise<Destination | undefined>;
  /** JWK as text. */
  key(destinationId: string, kid: string): Promise<string | undefined>;
  announce(destinationId: string): Promise<Announced | undefined>;
  /** @returns whether it is known to have been taken */
  submit(submissionId: string, parts: { readonly metadata: string; readonly data: string }): Promise<boolean>;
  /** Compact SETs of a case, oldest first. @returns undefined when the service did not tell all of it */
  events(caseId: string): Promise<readonly string[] | undefined>;
  /** Keys of the service itself, as text. */
  serviceKeys(): Promise<string | undefined>;
}

const RESERVE_MS = 60_000;
const PAGE = 500;
const MOST_PAGES = 20;

/** The service with these settings. */
export function createDeliveryService(settings: DeliverySettings, http: Http): DeliveryService {
  const base = `${settings.submissionApiUrl}/v2`;
  let kept: { readonly value: string; readonly endsAt: number } | undefined;
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<HttpAnswer | undefined> => {
    if (kept === undefined || Date.now() >= kept.endsAt) kept = await requestToken(settings, http);
    if (kept === undefined) return undefined;
    const headers = { authorization: `Bearer ${kept.value}`, accept: 'application/json' };
    const answer = await (body === undefined
      ? http({ method, url: base + path, headers })
      : http({ method, url: base + path, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }));
    if (answer?.status === 401) kept = undefined;
    return answer;
  };
  return {
    destinationAt: (address) => (address.startsWith(`${base}/destinations/`) ? address.slice(base.length + '/destinations/'.length) : undefined),
    async destination(id) {
      const answer = await call('GET', `/destinations/${id}`);
      const { status, encryptionKid } = answer?.status === 200 ? membersIn(answer.body) : {};
      return typeof encryptionKid === 'string' ? { isActive: status === 'active', encryptionKid } : undefined;
    },
    async key(destinationId, kid) {
      const answer = await call('GET', `/destinations/${destinationId}/keys/${kid}`);
      return answer?.status === 200 ? answer.body : undefined;
    },
    async announce(destinationId) {
      const answer = await call('POST', '/submissions', { destinationId, announcedAttachments: [], publicService: settings.service });
      const { submissionId, caseId } = answer?.status === 201 ? membersIn(answer.body) : {};
      return typeof submissionId === 'string' && typeof caseId === 'string' ? { submissionId, caseId } : undefined;
    },
    async submit(submissionId, { metadata, data }) {
      const answer = await call('PUT', `/submissions/${submissionId}`, { encryptedMetadata: metadata, encryptedData: data });
      return answer !== undefined && answer.status >= 200 && answer.status < 300;
    },
    async events(caseId) {
      const all: string[] = [];
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await call('GET', `/cases/${caseId}/events?limit=${PAGE}&offset=${all.length}`);
        const { eventLog, totalCount } = answer?.status === 200 ? membersIn(answer.body) : {};
        if (!Array.isArray(eventLog)) return undefined;
        all.push(...eventLog.filter((event) => typeof event === 'string'));
        if (eventLog.length === 0 || all.length >= Number(totalCount)) return all;
      }
      return undefined;
    },
    async serviceKeys() {
      const answer = await http({ method: 'GET', url: `${settings.submissionApiUrl}/.well-known/jwks.json`, headers: { accept: 'application/json' } });
      return answer?.status === 200 ? answer.body : undefined;
    },
  };
}

async function requestToken({ tokenUrl, clientId, clientSecret }: DeliverySettings, http: Http): Promise<{ value: string; endsAt: number } | undefined> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const answer = await http({ method: 'POST', url: tokenUrl, headers, body });
  const { access_token: value, expires_in: seconds } = answer?.status === 200 ? membersIn(answer.body) : {};
  return typeof value === 'string' && typeof seconds === 'number' ? { value, endsAt: Date.now() + seconds * 1000 - RESERVE_MS } : undefined;
}
