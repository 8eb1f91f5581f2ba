/**
 * A route as data, and the way of a call through it: do what is due, read the body, identify and label, armed faults, handler,
 * faults again, record, answer. Nothing throws out of it.
 */
import { toTimestamp } from '../../src/core/clock.ts';
import { isDelivered, plainText, toResponse } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody } from '../request-body.ts';
import type { Call } from './call.ts';
import type { DeliveryView } from './contract.ts';
import { recordCall } from './record.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** What the path begins with: all of it up to the first open segment. */
  readonly beginning: string;
  /** The segments after that; `*` is open. None where the path has no open segment. */
  readonly rest: readonly string[];
  readonly operation: string;
  /** Reads what was sent and notes it, without judging. @returns carries the call out */
  readonly open: (call: Call) => () => Answer;
}

/** A route. @param path with `*` for open segments */
export function routeOf(method: Route['method'], path: string, operation: string, open: Route['open']): Route {
  const end = path.indexOf('*');
  return { method, beginning: end < 0 ? path : path.slice(0, end), rest: end < 0 ? [] : path.slice(end).split('/'), operation, open };
}

/** Open segments of a path that fits. @returns undefined when it does not fit */
export function segmentsOf({ beginning, rest }: Route, path: string): readonly string[] | undefined {
  if (rest.length === 0) return path === beginning ? [] : undefined;
  if (!path.startsWith(beginning)) return undefined;
  const segments = path.slice(beginning.length).split('/');
  if (segments.length !== rest.length) return undefined;
  const open: string[] = [];
  for (const [index, segment] of segments.entries()) {
    if (rest[index] === '*') open.push(segment);
    else if (rest[index] !== segment) return undefined;
  }
  return open;
}

/** Takes a call through its route. Never throws or rejects. @returns the answer, recorded */
export function run(call: Call, route: Route): Response | Promise<Response> {
  call.operation = route.operation;
  const reading = readBody(call, call.tenant.service.maxBodyBytes);
  return typeof reading === 'boolean' ? carryOut(call, route, reading) : reading.then((isReadable) => carryOut(call, route, isReadable));
}

function carryOut(call: Call, route: Route, isReadable: boolean): Response {
  try {
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
  const delivery: { -readonly [Name in keyof DeliveryView]: DeliveryView[Name] } = { exchange, operation: call.operation, at, status: answer.status };
  if (answer.refusal !== undefined) delivery.refusal = answer.refusal;
  if (call.client !== undefined) delivery.client = call.client.name;
  if (call.authentication !== undefined) delivery.authentication = call.authentication;
  if (transactionId !== undefined) delivery.transactionId = transactionId;
  tenant.deliveries.push(delivery);
  if (tenant.deliveries.length > 2 * MAX_DELIVERIES) tenant.deliveries.splice(0, MAX_DELIVERIES);
  if (tenant.onChange.size > 0) for (const listener of [...tenant.onChange]) listener();
  return toResponse(answer);
}

const MAX_DELIVERIES = 1_000;
