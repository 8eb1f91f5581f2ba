/**
 * The client of the control interface, for scenarios and runner. Refusals and failures become errors of the suite, since
 * they say nothing about the product. Long waits are asked for in slices, so that no connection idles for minutes.
 */
import { PruefstandError } from '../../src/core/errors.ts';
import type { FitConnectControl, TenantAddresses } from './contract.ts';

export interface ControlClientOptions {
  /** Base URL of the control interface, without a trailing slash. */
  readonly url: string;
  /** Tenant that all calls are about. */
  readonly tenant: string;
  /** Default: the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

const WAIT_SLICE_MS = 20_000;

/** A client for one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlClient(options: ControlClientOptions): FitConnectControl {
  const { send, ask, tell } = createTransport(options);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    updateDestination: async (id, change) => tell('PATCH', `/destinations/${encodeURIComponent(id)}`, change),
    destination: async (id) => ask('GET', `/destinations/${encodeURIComponent(id)}`),
    arm: async (fault) => (await ask<{ id: string }>('POST', '/faults', fault)).id,
    disarm: async (faultId) => tell('DELETE', `/faults/${encodeURIComponent(faultId)}`),
    armed: async () => ask('GET', '/faults'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    submission: async (id) => ask('GET', `/submissions/${encodeURIComponent(id)}`),
    submissions: async () => ask('GET', '/submissions'),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, part) => new Uint8Array(await (await send('GET', `/exchanges/${encodeURIComponent(id)}/${part}`)).arrayBuffer()),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
    sendCallback: async (id, order) => ask('POST', `/destinations/${encodeURIComponent(id)}/callbacks`, order),
    revokeTokens: async (clientId) => tell('POST', `/clients/${encodeURIComponent(clientId)}/revocation`),
    showCertificate: async (kind) => tell('POST', '/certificate', { kind }),
    handshakes: async () => ask('GET', '/handshakes'),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', exchange)).id,
    write: async (key, value) => tell('PUT', `/values/${encodeURIComponent(key)}`, value ?? null),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${encodeURIComponent(key)}`)).value,
  };
}

interface Transport {
  readonly send: (method: string, path: string, body?: unknown, tenantPath?: string) => Promise<Response>;
  /** Sends and reads the JSON answer. */
  readonly ask: <T>(method: string, path: string, body?: unknown, tenantPath?: string) => Promise<T>;
  /** Sends and drops the answer. */
  readonly tell: (method: string, path: string, body?: unknown) => Promise<void>;
}

function createTransport({ url, tenant, fetch: given }: ControlClientOptions): Transport {
  const ownPath = `/${encodeURIComponent(tenant)}`;
  const doFetch = given ?? (async (request: Request) => fetch(request));
  const send: Transport['send'] = async (method, path, body, tenantPath = ownPath) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const request = new Request(`${url}/tenants${tenantPath}${path}`, init);
    const response = await reach(doFetch, request);
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
  const place = request.url;
  try {
    return await doFetch(request);
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_UNREACHABLE', 'The control interface of the FIT-Connect simulator does not answer.', {
      hint: 'Is the simulator running, and is the address of its control port right?',
      place,
      cause,
    });
  }
}

async function refusalOf(response: Response): Promise<PruefstandError> {
  const text = await response.text();
  return new PruefstandError('ERR_CONTROL_REFUSED', `The control interface of the FIT-Connect simulator refused: ${messageIn(text)}`, {
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
