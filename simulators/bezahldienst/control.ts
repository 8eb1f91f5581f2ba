/**
 * The client of the control interface, for scenarios and runner. Refusals and failures become errors of the suite, since they
 * say nothing about the product. Long waits are asked for in slices, so that no connection idles for minutes.
 */
import { PruefstandError } from '../../src/core/errors.ts';
import type { PaymentControl, TenantAddresses } from './contract.ts';

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
export function createControlClient(options: ControlClientOptions): PaymentControl {
  const { bytes, ask, tell } = createTransport(options);
  const part = (text: string | number): string => encodeURIComponent(text);
  return {
    createTenant: async (seed) => ask<TenantAddresses>('POST', '', seed, ''),
    deleteTenant: async () => tell('DELETE', ''),
    addresses: async () => ask('GET', ''),
    putClient: async (client) => tell('PUT', '/clients', client),
    withdrawClient: async (name) => tell('DELETE', `/clients/${part(name)}`),
    putMandant: async (mandant) => tell('PUT', '/mandanten', mandant),
    payments: async (query = {}) => ask('POST', '/payments/query', query),
    act: async (id, action) => ask('POST', `/payments/${part(id)}/actions`, action),
    arrange: async (arrangement) => (await ask<{ id: string }>('POST', '/arrangements', arrangement)).id,
    cancelArrangement: async (id) => tell('DELETE', `/arrangements/${part(id)}`),
    link: async (application, transactionIds) => tell('POST', '/links', { application, transactionIds }),
    audit: async () => ask('GET', '/audit'),
    snapshot: async () => ask('GET', '/snapshot'),
    deliveries: async () => ask('GET', '/deliveries'),
    revokeTokens: async () => tell('DELETE', '/tokens'),
    arm: async (fault) => (await ask<{ id: string }>('POST', '/faults', fault)).id,
    disarm: async (faultId) => tell('DELETE', `/faults/${part(faultId)}`),
    armed: async () => ask('GET', '/faults'),
    advanceClock: async (seconds) => tell('POST', '/clock', { seconds }),
    exchanges: async (query) => ask('POST', '/exchanges/query', query),
    body: async (id, which) => bytes('GET', `/exchanges/${part(id)}/${which}`),
    waitFor: async (condition, timeoutMs) => waitInSlices(timeoutMs, async (slice) => ask('POST', '/wait', { condition, timeoutMs: slice })),
    showCertificate: async (kind) => tell('POST', '/certificate', { kind }),
    handshakes: async () => ask('GET', '/handshakes'),
    note: async (exchange) => (await ask<{ id: string }>('POST', '/exchanges', exchange)).id,
    write: async (key, value) => tell('PUT', `/values/${part(key)}`, value ?? null),
    read: async (key) => (await ask<{ value?: unknown }>('GET', `/values/${part(key)}`)).value,
  };
}

interface Transport {
  /** Sends and reads the bytes of the answer. */
  readonly bytes: (method: string, path: string, body?: unknown, tenantPath?: string) => Promise<Uint8Array>;
  /** Sends and reads the JSON answer. */
  readonly ask: <T>(method: string, path: string, body?: unknown, tenantPath?: string) => Promise<T>;
  /** Sends and drops the answer. */
  readonly tell: (method: string, path: string, body?: unknown) => Promise<void>;
}

function createTransport({ url, tenant, fetch: given }: ControlClientOptions): Transport {
  const ownPath = `/${encodeURIComponent(tenant)}`;
  const doFetch = given ?? (async (request: Request) => fetch(request));
  const send = async (method: string, path: string, body?: unknown, tenantPath = ownPath): Promise<Response> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await reach(doFetch, new Request(`${url}/tenants${tenantPath}${path}`, init));
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
  return {
    bytes: async (...call) => new Uint8Array(await (await send(...call)).arrayBuffer()),
    ask: async <T>(...call: Parameters<Transport['ask']>) => (await (await send(...call)).json()) as T,
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
    throw new PruefstandError('ERR_CONTROL_UNREACHABLE', 'The control interface of the payment simulator does not answer.', {
      hint: 'Is the simulator running, and is the address of its control port right?',
      place,
      cause,
    });
  }
}

async function refusalOf(response: Response): Promise<PruefstandError> {
  const text = await response.text();
  return new PruefstandError('ERR_CONTROL_REFUSED', `The control interface of the payment simulator refused: ${messageIn(text)}`, {
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
