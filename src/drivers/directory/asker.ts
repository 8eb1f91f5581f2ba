/**
 * The suite as a client of a directory (DVDV2 API 2.15.0): logs in, asks, records every exchange. What fails or answers with a server
 * error is asked once more at once, so that a single hiccup of the network says nothing about the directory.
 */
import type { Exchange, RawHeader } from '../../core/exchange.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpOutcome, HttpRequest } from '../../transport/http-client.ts';
import type { Recorder } from '../../transport/recorder.ts';
import type { TransportFailureKind } from '../../transport/transport-failure.ts';
import { createAssertions, MADE_UP_TOKEN } from './assertions.ts';
import type { Asking, Assertion, Authorization, DirectoryServer, DirectoryTarget } from './target.ts';

/** What came of it. */
export interface Asked {
  readonly exchange: Exchange;
  /** Why no complete answer came; `no-token`: the login before failed, and its exchange is the one told. */
  readonly failure?: TransportFailureKind | 'no-token';
  /** Status of an answer that broke off. */
  readonly begunStatus?: number;
}

export interface Asker extends AsyncDisposable {
  ask(asking: Asking): Promise<Asked>;
}

export interface AskerOptions {
  readonly directory: DirectoryTarget;
  readonly recorder: Recorder;
  /** Tenant that exchanges are recorded for. */
  readonly tenant: string;
  readonly timeoutMs: number;
  /** Authorities to trust instead of the system's ones, PEM. */
  readonly trusted?: readonly string[];
}

/** Answers are small; a tree of categories of the whole country is far below. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const JSON_TYPE: RawHeader = ['Content-Type', 'application/json'];
const FORM_TYPE: RawHeader = ['Content-Type', 'application/x-www-form-urlencoded'];

interface Prepared extends HttpRequest {
  readonly operation: string;
  readonly server: DirectoryServer;
}

/** A client. The caller disposes it. */
export function createAsker(options: AskerOptions): Asker {
  const { directory, timeoutMs, trusted = [] } = options;
  const client = createHttpClient({ timeoutMs, maxResponseBytes: MAX_ANSWER_BYTES, ...(trusted.length === 0 ? {} : { ca: trusted }) });
  const assertions = createAssertions(directory.login);
  const tokens = new Map<DirectoryServer, Promise<Token>>();

  const send = async (request: Prepared): Promise<Sent> => {
    const first = await sendOnce(client.attempt, request, options);
    return isHiccup(first.asked) ? sendOnce(client.attempt, request, options) : first;
  };
  const requestToken = async (server: DirectoryServer, assertion: Assertion): Promise<Sent> => {
    const url = `${urlOf(directory, server)}/extern/standaloneauth/token`;
    return send({ operation: 'token', server, method: 'POST', url, headers: [FORM_TYPE], body: await assertions.form(assertion, url) });
  };
  const logIn = async (server: DirectoryServer): Promise<Token> => {
    const { asked, body } = await requestToken(server, 'own');
    return { asked, token: tokenIn(body) };
  };
  const tokenFor = async (server: DirectoryServer): Promise<Token> => {
    const known = tokens.get(server) ?? logIn(server);
    tokens.set(server, known);
    return known;
  };

  return {
    async ask(asking) {
      const { server = 'first' } = asking;
      if (asking.kind === 'token') return (await requestToken(server, asking.assertion)).asked;
      const kind: Authorization = asking.kind === 'look-up' ? (asking.authorization ?? 'own') : 'own';
      const isTokenWanted = directory.login !== undefined && (kind === 'own' || kind === 'fresh' || kind === 'bearer');
      const login = isTokenWanted ? await (kind === 'fresh' ? logIn(server) : tokenFor(server)) : undefined;
      if (login !== undefined && login.token === undefined) return { ...login.asked, failure: 'no-token' };
      return (await send(prepare(directory, asking, headerOf(kind, login?.token)))).asked;
    },
    [Symbol.asyncDispose]: async () => client.close(),
  };
}

interface Token {
  readonly asked: Asked;
  readonly token: string | undefined;
}

interface Sent {
  readonly asked: Asked;
  /** With its secrets; stays in this process. */
  readonly body?: Uint8Array;
}

function headerOf(kind: Authorization, token: string | undefined): readonly RawHeader[] {
  if (kind === 'made-up') return [['Authorization', `EmbeddedBearer ${MADE_UP_TOKEN}`]];
  if (token === undefined) return [];
  return [['Authorization', `${kind === 'bearer' ? 'Bearer' : 'EmbeddedBearer'} ${token}`]];
}

function urlOf({ backendUrls }: DirectoryTarget, server: DirectoryServer): string {
  const url = backendUrls[server];
  if (url === undefined) throw new Error('The target names no second server.');
  return url;
}

function prepare(directory: DirectoryTarget, asking: Exclude<Asking, { kind: 'token' }>, headers: readonly RawHeader[]): Prepared {
  const { server = 'first' } = asking;
  const base = `${urlOf(directory, server)}/${directory.entryPath}/v2/`;
  if (asking.kind === 'batch')
    return {
      operation: `batch-${asking.function}`,
      server,
      method: 'POST',
      url: `${base}batch/${asking.function}`,
      headers: [...headers, JSON_TYPE],
      body: JSON.stringify(asking.requests),
    };
  const { request } = asking;
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  const query = request === undefined ? '' : `?request_json=${encodeURIComponent(text)}`;
  return { operation: asking.function, server, method: 'GET', url: `${base}${asking.function}${query}`, headers };
}

async function sendOnce(attempt: (request: HttpRequest) => Promise<HttpOutcome>, request: Prepared, { recorder, tenant }: AskerOptions): Promise<Sent> {
  const startedAt = new Date().toISOString();
  const outcome = await attempt(request);
  const { pathname, search } = new URL(request.url);
  const exchange = recorder.record({
    tenant,
    direction: 'outbound',
    peer: 'suite',
    operation: request.operation,
    startedAt,
    durationMs: outcome.durationMs,
    labels: { server: request.server },
    request: { method: request.method, target: pathname + search, headers: request.headers as readonly RawHeader[], body: request.body ?? '' },
    ...(outcome.kind === 'answer' ? { response: outcome.answer } : {}),
    faults: [],
  });
  if (outcome.kind === 'answer') return { asked: { exchange }, body: outcome.answer.body };
  const { kind, status } = outcome.failure;
  return { asked: { exchange, failure: kind, ...(status === undefined ? {} : { begunStatus: status }) } };
}

function isHiccup({ exchange, failure }: Asked): boolean {
  const status = exchange.response?.status ?? 0;
  return failure !== undefined || status >= 500 || status === 429;
}

/** By either name that description and observation give it. */
function tokenIn(body: Uint8Array | undefined): string | undefined {
  try {
    const answer = JSON.parse(Buffer.from(body ?? []).toString('utf8')) as Readonly<Record<string, unknown>> | null;
    const token = answer?.['access_token'] ?? answer?.['accessToken'];
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}
