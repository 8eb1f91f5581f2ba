/**
 * The delivery service as far as the tests of this product need it: token, list, submission, attachments, event log,
 * keys. It knows nothing about right and wrong; tests put in what they want the product to see.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import type { JWK } from 'jose';

/** A submission lying at the service. */
export interface StoredSubmission {
  readonly submissionId: string;
  readonly caseId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly attachments: Readonly<Record<string, string>>;
  isListed: boolean;
}

/** An event that the product posted, with what was answered. */
export interface PostedEvent {
  readonly caseId: string;
  readonly jws: string;
  readonly contentType: string | undefined;
  readonly claims: Record<string, unknown>;
}

/** What to do with a posted event; `lost-after` takes it and hangs up, `lost-before` hangs up at once, a function looks around first. */
export type PostReaction = number | 'lost-after' | 'lost-before' | (() => Promise<void>);

/** The running service. */
export interface FakeService {
  readonly url: string;
  readonly submissions: Map<string, StoredSubmission>;
  readonly logs: Map<string, string[]>;
  readonly destinationKeys: Map<string, JWK>;
  serviceKeys: JWK[];
  readonly posted: PostedEvent[];
  /** Method and path of every request with the query, in order. */
  readonly requests: string[];
  /** Answers of the next posts, then 204. */
  readonly reactions: PostReaction[];
  /** Status codes for the next requests whose "METHOD path" matches, with extra headers. */
  readonly interrupts: { readonly match: RegExp; readonly status: number; readonly headers?: Record<string, string>; times: number }[];
  tokensIssued: number;
  readonly patches: string[];
  /** Resolves when the condition holds after some request. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts the service. */
export async function startFakeService(tls?: { readonly cert: string; readonly key: string }): Promise<FakeService> {
  const waiters = new Set<() => void>();
  const service: Omit<FakeService, 'url' | 'until' | 'close'> = {
    submissions: new Map(),
    logs: new Map(),
    destinationKeys: new Map(),
    serviceKeys: [],
    posted: [],
    requests: [],
    reactions: [],
    interrupts: [],
    tokensIssued: 0,
    patches: [],
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void handle(service, request, response).finally(() => {
      for (const check of waiters) check();
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer({ ...tls }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(service, {
    url: `${tls === undefined ? 'http' : 'https'}://localhost:${port}`,
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiters.delete(check);
          resolve();
        };
        waiters.add(check);
        check();
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

type State = Omit<FakeService, 'url' | 'until' | 'close'>;

/** A request taken apart; `path` comes without base and version. */
interface Call {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

async function handle(service: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.replace(/^\/submission-api|^\/destination-api/, '').replace(/^\/v\d/, '');
  const method = request.method ?? '';
  service.requests.push(`${method} ${path}${url.search}`);
  const call = { method, path: path.split('/').slice(1), query: url.searchParams, headers: request.headers, body: Buffer.concat(chunks).toString() };
  const reply = interruption(service, `${method} ${path}`) ?? (await answer(service, call));
  if (reply === 'hang-up') {
    response.destroy();
    return;
  }
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? null);
  const content = reply.body === undefined ? '' : text;
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(content) }).end(content);
}

function interruption(service: State, name: string): Reply | undefined {
  const interrupt = service.interrupts.find(({ match, times }) => times > 0 && match.test(name));
  if (interrupt !== undefined) interrupt.times -= 1;
  return interrupt;
}

async function answer(service: State, call: Call): Promise<Reply | 'hang-up'> {
  const [kind] = call.path;
  if (kind === 'token') {
    service.tokensIssued += 1;
    return { status: 200, body: { access_token: `token-${service.tokensIssued}`, token_type: 'Bearer', expires_in: 1800 } };
  }
  if (kind === '.well-known') return { status: 200, body: { keys: service.serviceKeys } };
  if (kind === 'destinations') return destination(service, call);
  if (call.headers.authorization?.startsWith('Bearer token-') !== true) return { status: 401 };
  return kind === 'cases' ? events(service, call) : submissions(service, call);
}

function page(items: readonly unknown[], member: string, query: URLSearchParams): Reply {
  const offset = Number(query.get('offset'));
  const rows = items.slice(offset, offset + Number(query.get('limit')));
  return { status: 200, body: { count: rows.length, offset, totalCount: items.length, [member]: rows } };
}

function submissions(service: State, { path: [, id, below, inner], query }: Call): Reply {
  const listed = [...service.submissions.values()].filter(({ isListed }) => isListed);
  if (id === undefined)
    return page(
      listed.map(({ submissionId, caseId }) => ({ submissionId, caseId })),
      'submissions',
      query,
    );
  const submission = listed.find(({ submissionId }) => submissionId === id);
  if (submission === undefined) return { status: 404 };
  if (below !== 'attachments') return { status: 200, body: submission.body };
  const attachment = submission.attachments[inner ?? ''];
  return attachment === undefined ? { status: 404 } : { status: 200, body: attachment, headers: { 'content-type': 'application/jose' } };
}

function destination(service: State, { method, path: [, id, , kid], headers, body }: Call): Reply {
  if (method !== 'GET') {
    service.patches.push(`${method} ${headers['content-type'] ?? ''} ${body}`);
    return { status: method === 'POST' ? 201 : 200, body: {} };
  }
  const key = service.destinationKeys.get(`${id ?? ''} ${kid ?? ''}`);
  return key === undefined ? { status: 404 } : { status: 200, body: key };
}

async function events(service: State, { method, path: [, caseId = ''], query, headers, body }: Call): Promise<Reply | 'hang-up'> {
  if (method === 'GET') return page(service.logs.get(caseId) ?? [], 'eventLog', query);
  const next = service.reactions.shift() ?? 204;
  const reaction = typeof next === 'function' ? await next().then(() => 204) : next;
  if (reaction === 'lost-before') return 'hang-up';
  const claims = decodeJwt(body) as Record<string, unknown>;
  service.posted.push({ caseId, jws: body, contentType: headers['content-type'], claims });
  if (reaction === 204 || reaction === 'lost-after') {
    service.logs.get(caseId)?.push(body);
    const submission = service.submissions.get(String(claims['sub']).replace('submission:', ''));
    if (submission !== undefined) submission.isListed = false;
  }
  return reaction === 'lost-after' ? 'hang-up' : { status: reaction };
}
