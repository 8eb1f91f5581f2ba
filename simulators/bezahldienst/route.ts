/**
 * A route as data, and the way of a call through it: do what is due, read the body, identify and label, armed faults, handler,
 * faults again, record, answer. Nothing throws out of it.
 */
import { toTimestamp } from '../../src/core/clock.ts';
import { isDelivered, plainText, toResponse } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody } from '../request-body.ts';
import type { Call } from './call.ts';
import { recordCall } from './record.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Segments of the path; `*` is open. */
  readonly path: readonly string[];
  readonly operation: string;
  /** Reads what was sent and notes it, without judging. @returns carries the call out */
  readonly open: (call: Call) => () => Answer;
}

/** A route. @param path with `*` for open segments */
export function routeOf(method: Route['method'], path: string, operation: string, open: Route['open']): Route {
  return { method, path: path.split('/').slice(1), operation, open };
}

/** Open segments of a path that fits. @returns undefined when it does not fit */
export function segmentsOf({ path }: Route, segments: readonly string[]): readonly string[] | undefined {
  if (path.length !== segments.length) return undefined;
  const open: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const wanted = path[index];
    const segment = segments[index] ?? '';
    if (wanted === '*') open.push(segment);
    else if (wanted !== segment) return undefined;
  }
  return open;
}

/** Takes a call through its route. Never rejects. @returns the answer, recorded */
export async function run(call: Call, route: Route): Promise<Response> {
  call.operation = route.operation;
  try {
    const isReadable = await readBody(call, call.tenant.service.maxBodyBytes);
    if (!isReadable) return finish(call, plainText(400, 'The body could not be read to its end.'));
    if (call.isBodyTooLarge) return finish(call, plainText(413, 'The body is larger than is taken.'));
    call.tenant.tick();
    return finish(call, answerTo(call, route));
  } catch (error) {
    call.tenant.service.onInternalError(error);
    return finish(call, plainText(500, 'The simulator failed.'));
  }
}

function answerTo(call: Call, route: Route): Answer {
  const { faults } = call.tenant;
  const carryOut = route.open(call);
  return faults.before(call) ?? faults.after(call, carryOut());
}

/** Records the answer and sends it. */
export function finish(call: Call, answer: Answer): Response {
  const { tenant } = call;
  if (isDelivered(answer)) for (const then of call.onDelivered) then();
  const at = toTimestamp(call.startedAt);
  const exchange = recordCall(call, answer, at);
  const { transactionId } = call.labels;
  tenant.deliveries.push({
    exchange,
    operation: call.operation,
    at,
    status: answer.status,
    ...(answer.refusal === undefined ? {} : { refusal: answer.refusal }),
    ...(call.client === undefined ? {} : { client: call.client.name }),
    ...(call.authentication === undefined ? {} : { authentication: call.authentication }),
    ...(transactionId === undefined ? {} : { transactionId }),
  });
  if (tenant.deliveries.length > 2 * MAX_DELIVERIES) tenant.deliveries.splice(0, MAX_DELIVERIES);
  for (const listener of [...tenant.onChange]) listener();
  return toResponse(answer);
}

const MAX_DELIVERIES = 1_000;
