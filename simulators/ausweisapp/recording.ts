/** What of the client's traffic is recorded: everything but PINs and the key of a token. */
import { toTimestamp } from '../../src/core/clock.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { WireContext } from '../../src/core/simulator.ts';
import type { HttpOutcome, HttpRequest } from '../../src/transport/http-client.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { ClientAnswer } from './answers.ts';

/** The client has no tenants. */
export const TENANT = 'default';

interface Inbound {
  readonly request: Request;
  readonly wire: WireContext | undefined;
  readonly answer: ClientAnswer;
  readonly startedAt: number;
  readonly durationMs: number;
}

/** A request of a browser. What was typed into the form is left out. */
export function recordInbound(recorder: Recorder, { request, wire, answer, startedAt, durationMs }: Inbound): void {
  const { pathname, search } = new URL(request.url);
  recorder.record({
    tenant: TENANT,
    direction: 'inbound',
    peer: 'unknown',
    operation: request.method === 'POST' ? 'eid-entry' : 'eid-activation',
    startedAt: toTimestamp(startedAt),
    durationMs,
    labels: {},
    request: { method: request.method, target: wire?.rawTarget ?? pathname + search, headers: wire?.rawHeaders ?? [...request.headers], body: '' },
    response: { status: answer.status, headers: answer.headers, body: answer.body },
    faults: [],
  });
}

const PSK = /(<PSK>)[^<]{0,1000}/;

/** Sends and records. */
export function recorded(
  send: (request: HttpRequest) => Promise<HttpOutcome>,
  recorder: Recorder,
  clock: Clock,
): (request: HttpRequest, operation: string) => Promise<HttpOutcome> {
  return async (request, operation) => {
    const startedAt = toTimestamp(clock.now());
    const outcome = await send(request);
    const url = new URL(request.url);
    recorder.record({
      tenant: TENANT,
      direction: 'outbound',
      peer: 'unknown',
      operation,
      startedAt,
      durationMs: outcome.durationMs,
      labels: {},
      request: { method: request.method, target: url.pathname + url.search, headers: [['Host', url.host]], body: request.body ?? '' },
      ...(outcome.kind === 'answer'
        ? {
            response: {
              status: outcome.answer.status,
              headers: outcome.answer.headers,
              body: Buffer.from(outcome.answer.body).toString('utf8').replace(PSK, '$1'),
            },
          }
        : {}),
      faults: [],
    });
    return outcome;
  };
}
