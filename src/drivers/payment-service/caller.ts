/**
 * Calls a payment service with the credentials of the target and records every exchange, secrets redacted. Credentials go to the origin of
 * the interface only, and to the token endpoint that the target names; payment pages get none. Answers are a stranger's: bounded in size
 * and time.
 */
import type { Exchange, RawHeader } from '../../core/exchange.ts';
import { PruefstandError } from '../../core/errors.ts';
import { parseJsonObject } from '../../formats/json.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpClient, HttpOutcome } from '../../transport/http-client.ts';
import type { Recorder } from '../../transport/recorder.ts';
import { visitPage } from './page-visit.ts';
import type { VisitOrder, VisitResult } from './page-visit.ts';
import type { PaymentAuthentication, PaymentServiceTarget } from './target.ts';

/** Whose credentials a call carries. */
export type CallAccess = 'own' | 'other' | 'none';

export interface CallOrder {
  readonly operation: 'xbezahldienste-create' | 'xbezahldienste-read' | 'xbezahldienste-status';
  readonly method: 'GET' | 'POST';
  /** Absolute, on the origin of the interface. */
  readonly url: string;
  readonly access: CallAccess;
  /** JSON, or what is to be taken for it. */
  readonly body?: string;
}

export interface CallResult {
  readonly exchange: Exchange;
  /** Why no answer came. */
  readonly failure?: string;
}

/** What a person is to do with a payment. */
export interface CompletionOrder {
  readonly transactionId: string;
  readonly outcome: 'paid' | 'failed' | 'canceled';
}

export interface Caller extends AsyncDisposable {
  call(order: CallOrder): Promise<CallResult>;
  /** Asks the adapter to see to an outcome. @throws ERR_CONFIG_INVALID where the target has no adapter */
  complete(order: CompletionOrder): Promise<CallResult>;
  visit(order: VisitOrder): Promise<VisitResult>;
}

export interface CallerOptions {
  readonly target: PaymentServiceTarget;
  /** PEM of authorities to trust instead of the system's. */
  readonly ca?: readonly string[];
  readonly recorder: Recorder;
}

/** Tenant of the record that all exchanges belong to. */
export const RECORD_TENANT = 'default';
const CALL_TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 1_048_576;

/** One request with everything that goes out. */
interface Wire {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly RawHeader[];
  readonly body?: string;
  readonly labels?: Exchange['labels'];
}

/** Makes a caller. The user disposes it. */
export function createCaller({ target, ca, recorder }: CallerOptions): Caller {
  const clients = new Map<string, HttpClient>();
  const trust = ca === undefined || ca.length === 0 ? {} : { ca };
  const clientOf = (authentication?: PaymentAuthentication): HttpClient => {
    const identity = authentication?.kind === 'mutual-tls' ? { certificate: authentication.certificate, key: authentication.key } : undefined;
    const known = clients.get(identity?.certificate ?? '');
    const client =
      known ?? createHttpClient({ timeoutMs: CALL_TIMEOUT_MS, maxResponseBytes: MAX_ANSWER_BYTES, ...trust, ...(identity === undefined ? {} : { identity }) });
    clients.set(identity?.certificate ?? '', client);
    return client;
  };
  const send = async (client: HttpClient, wire: Wire): Promise<{ readonly result: CallResult; readonly outcome: HttpOutcome }> => {
    const startedAt = new Date().toISOString();
    const { operation, labels, ...request } = wire;
    const outcome = await client.attempt(request);
    return { outcome, result: recorded(recorder, wire, startedAt, outcome) };
  };
  const tokens = createTokens(async (wire) => (await send(clientOf(), wire)).outcome);
  const authorized = async (access: CallAccess): Promise<{ readonly client: HttpClient; readonly headers: readonly RawHeader[] }> => {
    const tenant = access === 'own' ? target.tenant : access === 'other' ? target.otherTenant : undefined;
    if (tenant === undefined) return { client: clientOf(), headers: [] };
    const header = await authorizationOf(tenant.authentication, tokens);
    return { client: clientOf(tenant.authentication), headers: header === undefined ? [] : [['Authorization', header]] };
  };
  return {
    async call({ operation, method, url, access, body }) {
      requireOrigin(url, target.baseUrl);
      const { client, headers } = await authorized(access);
      const plain: readonly RawHeader[] = [
        ['Accept', 'application/json, application/problem+json'],
        ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
      ];
      return (await send(client, { operation, method, url, headers: [...plain, ...headers], ...(body === undefined ? {} : { body }) })).result;
    },
    async complete(order) {
      const { completion } = target;
      if (completion?.kind !== 'adapter') throw new PruefstandError('ERR_INTERNAL', 'The target has no adapter to complete payments with.');
      const token: readonly RawHeader[] = completion.token === undefined ? [] : [['Authorization', `Bearer ${completion.token}`]];
      const headers: readonly RawHeader[] = [['Accept', 'application/json'], ['Content-Type', 'application/json'], ...token];
      const labels = { transactionId: order.transactionId };
      return (await send(clientOf(), { operation: 'adapter', method: 'POST', url: `${completion.url}/payments`, headers, body: JSON.stringify(order), labels }))
        .result;
    },
    visit: async (order) =>
      visitPage(order, [new URL(target.baseUrl).origin, ...target.pageOrigins], async (url, headers) =>
        send(clientOf(), { operation: 'payment-page', method: 'GET', url, headers }),
      ),
    async [Symbol.asyncDispose]() {
      await Promise.all([...clients.values()].map(async (client) => client.close()));
    },
  };
}

function recorded(recorder: Recorder, { operation, method, url, headers, body = '', labels = {} }: Wire, startedAt: string, outcome: HttpOutcome): CallResult {
  const { pathname, search } = new URL(url);
  const exchange = recorder.record({
    tenant: RECORD_TENANT,
    direction: 'outbound',
    peer: 'product',
    operation,
    startedAt,
    durationMs: Math.round(outcome.durationMs),
    labels,
    request: { method, target: pathname + search, headers, body },
    ...(outcome.kind === 'failure' ? {} : { response: outcome.answer }),
    faults: [],
  });
  return { exchange, ...(outcome.kind === 'failure' ? { failure: outcome.failure.kind } : {}) };
}

/** A scenario never sends credentials elsewhere. */
function requireOrigin(url: string, baseUrl: string): void {
  if (URL.parse(url)?.origin === new URL(baseUrl).origin) return;
  throw new PruefstandError('ERR_INTERNAL', 'A call with credentials was ordered to an address outside the interface.');
}

type Tokens = (authentication: Extract<PaymentAuthentication, { readonly kind: 'client-credentials' }>) => Promise<string>;

async function authorizationOf(authentication: PaymentAuthentication, tokens: Tokens): Promise<string | undefined> {
  if (authentication.kind === 'mutual-tls') return undefined;
  if (authentication.kind === 'basic') return `Basic ${Buffer.from(`${authentication.user}:${authentication.password}`).toString('base64')}`;
  return `Bearer ${await tokens(authentication)}`;
}

const DEFAULT_TOKEN_SECONDS = 60;
/** A token is not used in its last seconds. */
const MARGIN_SECONDS = 10;

function createTokens(send: (wire: Wire) => Promise<HttpOutcome>): Tokens {
  const kept = new Map<string, { readonly token: Promise<string>; endsAt: number }>();
  return async ({ tokenUrl, clientId, clientSecret }) => {
    const known = kept.get(clientId);
    if (known !== undefined && Date.now() < known.endsAt) return known.token;
    const entry = { token: Promise.resolve(''), endsAt: Infinity };
    entry.token = fetchToken(send, { tokenUrl, clientId, clientSecret }).then(({ token, seconds }) => {
      entry.endsAt = Date.now() + Math.max(1, seconds - MARGIN_SECONDS) * 1000;
      return token;
    });
    kept.set(clientId, entry);
    entry.token.catch(() => kept.delete(clientId));
    return entry.token;
  };
}

async function fetchToken(
  send: (wire: Wire) => Promise<HttpOutcome>,
  { tokenUrl, clientId, clientSecret }: { readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string },
): Promise<{ readonly token: string; readonly seconds: number }> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }).toString();
  const headers: readonly RawHeader[] = [
    ['Accept', 'application/json'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  const outcome = await send({ operation: 'oauth-token', method: 'POST', url: tokenUrl, headers, body });
  const json = outcome.kind === 'answer' && outcome.answer.status === 200 ? parseJsonObject(outcome.answer.body) : undefined;
  const { access_token: token, expires_in: seconds } = json ?? {};
  if (typeof token !== 'string') throw new PruefstandError('ERR_TARGET_UNREACHABLE', 'The token endpoint of the payment service gave no token.');
  return { token, seconds: typeof seconds === 'number' ? seconds : DEFAULT_TOKEN_SECONDS };
}
