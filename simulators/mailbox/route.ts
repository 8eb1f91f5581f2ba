/**
 * A route as data, and the way of a call through it: read the body, label, armed faults, handler, faults again, record,
 * answer. Nothing throws out of it.
 */
import { toTimestamp } from '../../src/core/clock.ts';
import { toResponse } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody } from '../request-body.ts';
import { rawHeadersOf } from './call.ts';
import type { Call } from './call.ts';
import { noteDelivery } from './deliveries.ts';
import { problem } from './problems.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly operation: string;
  /** Reads what was sent and notes it, without judging. @returns carries the call out */
  readonly open: (call: Call) => () => Answer;
}

/** Takes a call through its route. Never rejects. @returns the answer, recorded */
export async function run(call: Call, route: Route): Promise<Response> {
  call.operation = route.operation;
  try {
    const isReadable = await readBody(call, call.tenant.service.maxBodyBytes);
    if (!isReadable) return finish(call, problem('request-malformed', 'The body could not be read to its end.'));
    return finish(call, answerTo(call, route));
  } catch (error) {
    call.tenant.service.onInternalError(error);
    return finish(call, problem('internal-error'));
  }
}

function answerTo(call: Call, route: Route): Answer {
  const { faults } = call.tenant;
  if (call.isBodyTooLarge) return problem('content-too-large', 'The body is larger than is taken.');
  const carryOut = route.open(call);
  return faults.before(call) ?? faults.after(call, carryOut());
}

/** Records the answer and sends it. */
export function finish(call: Call, answer: Answer): Response {
  const { tenant, notes, stored } = call;
  const exchange = record(call, answer);
  for (const item of stored) item.exchange = exchange;
  noteDelivery(tenant, {
    ...notes,
    exchange,
    operation: call.operation,
    at: toTimestamp(call.startedAt),
    status: answer.status,
    ...(answer.refusal === undefined ? {} : { refusal: answer.refusal }),
    ...(call.sender === undefined ? {} : { sender: call.sender.name }),
  });
  return toResponse(answer);
}

const WIRE_NAMES = { delay: 'delayed', truncate: 'truncated', reset: 'reset-before-answer', 'lost-answer': 'lost-answer' } as const;

/** @returns id of the exchange */
function record(call: Call, answer: Answer): string {
  const { wire } = answer;
  const hasLeft = wire?.kind !== 'reset' && wire?.kind !== 'lost-answer';
  return call.tenant.service.recorder.keep({
    tenant: call.tenant.id,
    direction: 'inbound',
    peer: call.peer,
    operation: call.operation,
    startedAt: toTimestamp(call.startedAt),
    durationMs: performance.now() - call.startedTick,
    labels: {},
    request: { method: call.request.method, target: targetOf(call), headers: rawHeadersOf(call), body: call.body },
    ...(hasLeft ? { response: { status: answer.status, headers: answer.headers, body: answer.body ?? '' } } : {}),
    faults: call.struck,
    ...(wire === undefined ? {} : { wire: WIRE_NAMES[wire.kind] }),
  });
}

function targetOf(call: Call): string {
  if (call.wire?.rawTarget !== undefined) return call.wire.rawTarget;
  const path = call.tenant.prefix + call.path;
  return call.query === '' ? path : `${path}?${call.query}`;
}
