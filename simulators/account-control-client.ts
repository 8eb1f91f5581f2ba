/**
 * The client of an account's control interface, for scenarios, drivers and runner. Refusals and failures become errors of the
 * suite, since they say nothing about the product. Long waits are asked for in slices, so that no connection idles for minutes.
 */
import type { AccountAddresses, AccountControlClient, ServiceProviderView } from '../src/core/account-control.ts';
import { PruefstandError } from '../src/core/errors.ts';

export interface AccountControlClientOptions {
  /** Base URL of the control interface, without a trailing slash. */
  readonly url: string;
  /** Tenant that all calls are about. */
  readonly tenant: string;
  /** Default: the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

const WAIT_SLICE_MS = 20_000;
const XML = 'application/samlmetadata+xml';

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createAccountControlClient(options: AccountControlClientOptions): AccountControlClient {
  const { send, ask, tell } = createTransport(options);
  const part = encodeURIComponent;
  return {
    createTenant: async (seed) => ask<AccountAddresses>('POST', '', json(seed), ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    registerServiceProvider: async (metadata) => ask<ServiceProviderView>('POST', '/service-providers', { text: metadata, type: XML }),
    serviceProviders: async () => ask('GET', '/service-providers'),
    removeServiceProvider: async (entityId) => tell('DELETE', `/service-providers/${part(entityId)}`),
    personas: async () => ask('GET', '/personas'),
    identities: async (persona, entityId) => ask('GET', `/personas/${part(persona)}/identities?entityId=${part(entityId)}`),
    deviations: async () => ask('GET', '/deviations'),
    armLogin: async (order) => (await ask<{ id: string }>('POST', '/logins', json(order))).id,
    disarmLogin: async (id) => tell('DELETE', `/orders/${part(id)}`),
    armedLogins: async () => ask('GET', '/orders'),
    logins: async (query) => ask('POST', '/logins/query', json(query)),
    documents: async (id) => ask('GET', `/logins/${part(id)}/documents`),
    rollKeys: async () => tell('POST', '/key-rollover'),
    advanceClock: async (seconds) => tell('POST', '/clock', json({ seconds })),
    exchanges: async (query) => ask('POST', '/exchanges/query', json(query)),
    body: async (id, which) => new Uint8Array(await (await send('GET', `/exchanges/${part(id)}/${which}`)).arrayBuffer()),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', json({ condition, timeoutMs: slice }))),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', json(exchange))).id,
    write: async (key, value) => tell('PUT', `/values/${part(key)}`, json(value ?? null)),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${part(key)}`)).value,
  };
}

interface Content {
  readonly text: string;
  readonly type: string;
}

function json(value: unknown): Content {
  return { text: JSON.stringify(value), type: 'application/json' };
}

interface Transport {
  readonly send: (method: string, path: string, content?: Content, tenantPath?: string) => Promise<Response>;
  /** Sends and reads the JSON answer. */
  readonly ask: <T>(method: string, path: string, content?: Content, tenantPath?: string) => Promise<T>;
  /** Sends and drops the answer. */
  readonly tell: (method: string, path: string, content?: Content) => Promise<void>;
}

function createTransport({ url, tenant, fetch: given }: AccountControlClientOptions): Transport {
  const ownPath = `/${encodeURIComponent(tenant)}`;
  const doFetch = given ?? (async (request: Request) => fetch(request));
  const send: Transport['send'] = async (method, path, content, tenantPath = ownPath) => {
    const init = content === undefined ? { method } : { method, body: content.text, headers: { 'Content-Type': content.type } };
    const response = await reach(doFetch, new Request(`${url}/tenants${tenantPath}${path}`, init));
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
  return {
    send,
    ask: async <T>(...call: Parameters<Transport['send']>) => (await (await send(...call)).json()) as T,
    async tell(...call) {
      await (await send(...call)).arrayBuffer();
    },
  };
}

async function reach(doFetch: (request: Request) => Promise<Response>, request: Request): Promise<Response> {
  try {
    return await doFetch(request);
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_UNREACHABLE', 'The control interface of the account simulator does not answer.', {
      hint: 'Is the simulator running, and is the address of its control port right?',
      place: request.url,
      cause,
    });
  }
}

async function refusalOf(response: Response): Promise<PruefstandError> {
  const text = await response.text();
  return new PruefstandError('ERR_CONTROL_REFUSED', `The control interface of the account simulator refused: ${messageIn(text)}`, {
    place: `${response.status} ${response.url}`,
  });
}

function messageIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message : text;
  } catch {
    return text.slice(0, 200);
  }
}

async function waitInSlices(timeoutMs: number, wait: (sliceMs: number) => Promise<{ isMet: boolean; seq: number }>): Promise<{ isMet: boolean; seq: number }> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const left = Math.max(0, end - performance.now());
    const answer = await wait(Math.min(left, WAIT_SLICE_MS));
    if (answer.isMet || left <= WAIT_SLICE_MS) return answer;
  }
}
