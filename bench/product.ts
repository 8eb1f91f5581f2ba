/**
 * The receiver's side of the benchmarks: picks up, opens and accepts one submission as a Fachverfahren would, without
 * validation and storage, which are the product's business and not the simulator's. Each step is timed by the caller.
 */
import { randomUUID } from 'node:crypto';
import { decodeJws, decryptJwe, signJws, verifyJws } from '../src/formats/jose.ts';
import type { HttpClient } from '../src/transport/http-client.ts';
import type { BenchKeys } from './seed.ts';
import { DESTINATION_ID, PRODUCT } from './seed.ts';

/** A fetched submission, still encrypted. */
export interface Fetched {
  readonly submissionId: string;
  readonly caseId: string;
  readonly metadata: string;
  readonly data: string;
  readonly attachments: ReadonlyMap<string, string>;
}

export interface Product {
  /** First page of the pickup list. @returns ids of what waits */
  list(): Promise<readonly string[]>;
  fetch(submissionId: string): Promise<Fetched>;
  /** @returns the events of the case, compact */
  readLog(caseId: string): Promise<readonly string[]>;
  open(fetched: Fetched): Promise<void>;
  /** Verifies the submit event as a product has to. @throws Error when there is none or its signature does not fit */
  verifySubmit(log: readonly string[]): Promise<void>;
  /** @returns the accept event, compact */
  signAccept(fetched: Fetched): Promise<string>;
  postAccept(caseId: string, event: string): Promise<void>;
}

const EVENTS = 'https://schema.fitko.de/fit-connect/events/';
const SET_SCHEMA = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

/** Fetches an access token of the product's client. */
export async function productToken(url: string, client: HttpClient): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: PRODUCT.clientId, client_secret: PRODUCT.clientSecret }).toString();
  const answer = await client.send({ method: 'POST', url: `${url}/token`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  return (JSON.parse(Buffer.from(answer.body).toString('utf8')) as { access_token: string }).access_token;
}

/** A product with one token. */
export async function createProduct(url: string, client: HttpClient, keys: BenchKeys): Promise<Product> {
  const base = `${url}/submission-api/v2`;
  const authorization = `Bearer ${await productToken(url, client)}`;
  const get = async (path: string): Promise<string> => {
    const { status, body } = await client.send({ method: 'GET', url: base + path, headers: { authorization } });
    if (status !== 200) throw new Error(`GET ${path} was answered ${status}.`);
    return Buffer.from(body).toString('utf8');
  };
  return {
    async list() {
      const { submissions } = JSON.parse(await get('/submissions?limit=500')) as { submissions: readonly { submissionId: string }[] };
      return submissions.map(({ submissionId }) => submissionId);
    },
    async fetch(submissionId) {
      const fetched = JSON.parse(await get(`/submissions/${submissionId}`)) as {
        caseId: string;
        attachments: readonly (string | { attachmentId: string })[];
        encryptedMetadata: string;
        encryptedData: string;
      };
      const ids = fetched.attachments.map((attachment) => (typeof attachment === 'string' ? attachment : attachment.attachmentId));
      const attachments = await Promise.all(ids.map(async (id) => [id, await get(`/submissions/${submissionId}/attachments/${id}`)] as const));
      return { submissionId, caseId: fetched.caseId, metadata: fetched.encryptedMetadata, data: fetched.encryptedData, attachments: new Map(attachments) };
    },
    readLog: async (caseId) => (JSON.parse(await get(`/cases/${caseId}/events`)) as { eventLog: readonly string[] }).eventLog,
    async open({ metadata, data, attachments }) {
      await Promise.all([metadata, data, ...attachments.values()].map(async (part) => decryptJwe(part, keys.encryption.privateJwk)));
    },
    verifySubmit: async (log) => verifySubmit(log, keys),
    signAccept: async (fetched) => signAccept(fetched, keys),
    async postAccept(caseId, event) {
      const { status } = await client.send({
        method: 'POST',
        url: `${base}/cases/${caseId}/events`,
        headers: { authorization, 'content-type': 'application/jose' },
        body: event,
      });
      if (status !== 204) throw new Error(`The accept event was answered ${status}.`);
    },
  };
}

async function verifySubmit(log: readonly string[], { service }: BenchKeys): Promise<void> {
  const event = log.find((compact) => Object.hasOwn(decodeJws(compact)?.payload['events'] ?? {}, `${EVENTS}submit-submission`));
  const isValid = event !== undefined && (await verifyJws(event, service.publicJwk, { algorithms: ['PS512'] }));
  if (!isValid) throw new Error('The event log holds no valid submit event.');
}

async function signAccept({ submissionId, caseId, metadata, data, attachments }: Fetched, { signing }: BenchKeys): Promise<string> {
  const tags = { metadata: tagOf(metadata), data: tagOf(data), attachments: Object.fromEntries([...attachments].map(([id, part]) => [id, tagOf(part)])) };
  const claims = {
    $schema: SET_SCHEMA,
    iss: DESTINATION_ID,
    iat: Math.floor(Date.now() / 1000),
    jti: randomUUID(),
    sub: `submission:${submissionId}`,
    txn: `case:${caseId}`,
    events: { [`${EVENTS}accept-submission`]: { authenticationTags: tags } },
  };
  return signJws({ typ: 'secevent+jwt', alg: 'PS512', kid: signing.publicJwk.kid }, claims, signing.privateJwk);
}

function tagOf(compact: string): string {
  return compact.slice(compact.lastIndexOf('.') + 1);
}
