/** A stand for the client's own tests: a client, and a network of one function behind it. */
import type { HttpOutcome, HttpRequest } from '../../src/transport/http-client.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { createAusweisApp } from './index.ts';
import type { AusweisAppOptions } from './index.ts';

export const ORIGIN = 'http://127.0.0.1:24727';
export const SERVER = 'https://eid.test';
export const TOKEN_URL = `${SERVER}/tctoken`;

/** What a stranger's server answers. */
export type Served = (request: HttpRequest) => HttpOutcome;

export function answered(status: number, text = '', location?: string): HttpOutcome {
  return {
    kind: 'answer',
    durationMs: 0,
    answer: { status, headers: location === undefined ? [] : [['Location', location]], body: Buffer.from(text, 'utf8') },
  };
}

export interface ClientStand {
  /** Requests that left, in order. */
  readonly sent: readonly HttpRequest[];
  readonly internalErrors: readonly unknown[];
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<Response>;
  control(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** @unit milliseconds */
  advance(ms: number): void;
}

export interface StandOptions extends Pick<AusweisAppOptions, 'mode' | 'developerMode' | 'whenBusy'> {
  readonly serve?: Served;
  /** Default: everywhere but evil.example; undefined for that of the client. */
  readonly mayContact?: AusweisAppOptions['mayContact'] | undefined;
}

export function createClientStand(options: StandOptions = {}): ClientStand {
  const { serve = () => answered(500), mayContact = 'mayContact' in options ? undefined : ({ hostname }: URL) => hostname === 'eid.test', ...rest } = options;
  const sent: HttpRequest[] = [];
  const internalErrors: unknown[] = [];
  let now = Date.parse('2026-03-01T10:00:00.000Z');
  const client = createAusweisApp({
    ...rest,
    baseUrl: ORIGIN,
    recorder: createRecorder(),
    clock: { now: () => now },
    ...(mayContact === undefined ? {} : { mayContact }),
    send: async (request) => {
      sent.push(request);
      return serve(request);
    },
    onInternalError: (error) => internalErrors.push(error),
  });
  return {
    sent,
    internalErrors,
    get: async (path, headers = {}) => client.fetch(new Request(ORIGIN + path, { headers })),
    post: async (path, form) => client.fetch(new Request(ORIGIN + path, { method: 'POST', body: new URLSearchParams(form) })),
    control: async (method, path, body, headers = {}) =>
      client.control.fetch(
        new Request(`http://control.test${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      ),
    advance(ms) {
      now += ms;
    },
  };
}
