/**
 * How the clients of all control interfaces speak to them. Refusals and failures become errors of the suite, since they say
 * nothing about the product. Long waits are asked for in slices, so that no connection idles for minutes.
 */
import { PruefstandError } from '../src/core/errors.ts';
import { hostInProcess } from '../src/transport/same-process.ts';
import type { InnerRequest } from '../src/transport/same-process.ts';

export interface ControlClientOptions {
  /** Base URL of the control interface, without a trailing slash. */
  readonly url: string;
  /** Tenant that all calls are about. */
  readonly tenant: string;
  /** Default: the host itself where it is of this process, else the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A body that is no JSON. */
export interface RawContent {
  readonly text: string;
  readonly type: string;
}

export interface ControlTransport {
  /** Sends and reads the JSON answer. @param tenantPath instead of the tenant's own path */
  readonly ask: <T>(method: string, path: string, body?: unknown, tenantPath?: string) => Promise<T>;
  /** Sends and reads the bytes of the answer. */
  readonly bytes: (method: string, path: string) => Promise<Uint8Array>;
  /** Sends a body that is no JSON and reads the JSON answer. */
  readonly hand: <T>(method: string, path: string, content: RawContent) => Promise<T>;
  /** Sends and drops the answer. */
  readonly tell: (method: string, path: string, body?: unknown) => Promise<void>;
}

type Send = (method: string, path: string, content?: RawContent, tenantPath?: string) => Promise<Response>;

/** @param system how the simulator is called in errors. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export function createControlTransport(system: string, { url, tenant, fetch: given }: ControlClientOptions): ControlTransport {
  const ownPath = `/${encodeURIComponent(tenant)}`;
  const send: Send = async (method, path, content, tenantPath = ownPath) => {
    const place = `${url}/tenants${tenantPath}${path}`;
    const near = given === undefined ? hostInProcess(url) : undefined;
    const response = await reach(system, place, async () =>
      near === undefined ? (given ?? globalThis.fetch)(requestOf(method, place, content)) : near(innerRequestOf(method, place, content)),
    );
    if (!response.ok) throw await refusalOf(system, response, place);
    return response;
  };
  return {
    ask: async <T>(method: string, path: string, body?: unknown, tenantPath?: string) => (await (await send(method, path, json(body), tenantPath)).json()) as T,
    bytes: async (method, path) => new Uint8Array(await (await send(method, path)).arrayBuffer()),
    hand: async <T>(method: string, path: string, content: RawContent) => (await (await send(method, path, content)).json()) as T,
    async tell(method, path, body) {
      await (await send(method, path, json(body))).arrayBuffer();
    },
  };
}

function json(body: unknown): RawContent | undefined {
  return body === undefined ? undefined : { text: JSON.stringify(body), type: 'application/json' };
}

function requestOf(method: string, place: string, content: RawContent | undefined): Request {
  return new Request(place, content === undefined ? { method } : { method, body: content.text, headers: { 'Content-Type': content.type } });
}

function innerRequestOf(method: string, url: string, content: RawContent | undefined): InnerRequest {
  return content === undefined ? { method, url } : { method, url, headers: [['Content-Type', content.type]], body: Buffer.from(content.text, 'utf8') };
}

async function reach(system: string, place: string, call: () => Promise<Response>): Promise<Response> {
  try {
    return await call();
  } catch (cause) {
    throw new PruefstandError('ERR_CONTROL_UNREACHABLE', `The control interface of the ${system} simulator does not answer.`, {
      hint: 'Is the simulator running, and is the address of its control port right?',
      place,
      cause,
    });
  }
}

async function refusalOf(system: string, response: Response, place: string): Promise<PruefstandError> {
  const text = await response.text();
  return new PruefstandError('ERR_CONTROL_REFUSED', `The control interface of the ${system} simulator refused: ${messageIn(text)}`, {
    place: `${response.status} ${place}`,
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

const WAIT_SLICE_MS = 20_000;

/** What came of waiting. `seq` is the last number of the record then. */
export interface WaitAnswer {
  readonly isMet: boolean;
  readonly seq: number;
}

/** @param wait asks for one slice @returns as soon as it is met, or when the time is over */
export async function waitInSlices(timeoutMs: number, wait: (sliceMs: number) => Promise<WaitAnswer>): Promise<WaitAnswer> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const left = Math.max(0, end - performance.now());
    const answer = await wait(Math.min(left, WAIT_SLICE_MS));
    if (answer.isMet || left <= WAIT_SLICE_MS) return answer;
  }
}
