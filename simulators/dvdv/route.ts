/**
 * The way of a call: read the body, attribute it, note what was asked, armed faults, admission, look-up, faults again, record,
 * answer. Nothing throws out of it.
 */
import { toTimestamp } from '../../src/core/clock.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { toResponse } from './answer.ts';
import type { Answer } from './answer.ts';
import { admit, identify } from './authorization.ts';
import { readBody } from '../request-body.ts';
import { rawHeadersOf } from './call.ts';
import type { Call } from './call.ts';
import { problem } from './problems.ts';
import type { Route } from './routes.ts';

/** Takes a call through its route. Never rejects. @returns the answer, recorded */
export async function run(call: Call, route: Route): Promise<Response> {
  call.operation = route.operation;
  if (route.function !== undefined) call.notes.function = route.function;
  if (route.entry !== undefined) call.notes.entry = route.entry;
  try {
    const isReadable = call.request.method === 'GET' || (await readBody(call, call.tenant.service.maxBodyBytes));
    return finish(call, isReadable ? answerTo(call, route) : problem('request-unreadable', '7006: Der Inhalt endet vor seiner Zeit.'));
  } catch (error) {
    call.tenant.service.onInternalError(error);
    return finish(call, problem('internal-error'));
  }
}

function answerTo(call: Call, route: Route): Answer {
  const { faults } = call.tenant;
  if (route.entry !== undefined) identify(call);
  if (call.isBodyTooLarge) return problem('content-too-large', 'Der Inhalt ist größer, als angenommen wird.');
  const lookUp = route.open(call);
  const carryOut: typeof lookUp = (change) => (route.entry === undefined ? undefined : admit(call, route.entry)) ?? lookUp(change);
  if (route.entry === undefined && call.tenant.networks.standalone === 'closed') return problem('network-closed');
  const answer = faults.before(call, carryOut) ?? carryOut();
  if (call.issued !== undefined) call.peer = call.tenant.peerOf(call.issued.fingerprint);
  return faults.after(call, answer);
}

/** Records the answer and sends it. */
export function finish(call: Call, answer: Answer): Response {
  const { tenant, notes, server, operation, peer, struck } = call;
  const exchange = record(call, answer);
  tenant.calls.add({
    exchange: exchange.id,
    seq: exchange.seq,
    server,
    operation,
    at: exchange.startedAt,
    status: answer.status,
    peer,
    ...notes,
    ...(answer.refusal === undefined ? {} : { refusal: answer.refusal }),
    faults: struck,
  });
  for (const listener of [...tenant.onChange]) listener();
  return toResponse(answer);
}

const WIRE_NAMES = { delay: 'delayed', truncate: 'truncated', reset: 'reset-before-answer', 'lost-answer': 'lost-answer' } as const;

function record(call: Call, answer: Answer): Exchange {
  const { wire } = answer;
  const hasLeft = wire?.kind !== 'reset' && wire?.kind !== 'lost-answer';
  return call.tenant.service.recorder.record({
    tenant: call.tenant.id,
    direction: 'inbound',
    peer: call.peer,
    operation: call.operation,
    startedAt: toTimestamp(call.startedAt),
    durationMs: performance.now() - call.startedTick,
    labels: call.server === 'first' ? FIRST : SECOND,
    request: { method: call.request.method, target: targetOf(call), headers: rawHeadersOf(call), body: call.body },
    ...(hasLeft ? { response: { status: answer.status, headers: answer.headers, body: answer.body ?? '' } } : {}),
    faults: call.struck,
    ...(wire === undefined ? {} : { wire: WIRE_NAMES[wire.kind] }),
  });
}

const FIRST = { server: 'first' } as const;
const SECOND = { server: 'second' } as const;

function targetOf(call: Call): string {
  if (call.wire?.rawTarget !== undefined) return call.wire.rawTarget;
  const path = call.tenant.prefix + call.path;
  return call.query === '' ? path : `${path}?${call.query}`;
}
