/** Writes an exchange down: bodies as they were, but for secrets that a face carries in XML. */
import type { ExchangeLabels } from '../../src/core/exchange.ts';
import type { RecordInput } from '../../src/transport/recorder.ts';
import type { Answer } from './answer.ts';
import { rawHeadersOf } from './call.ts';
import type { Call } from './call.ts';

const WIRE_NAMES = { delay: 'delayed', truncate: 'truncated', reset: 'reset-before-answer', 'lost-answer': 'lost-answer' } as const;

/** @param startedAt RFC 3339 @returns id of the exchange */
export function recordCall(call: Call, answer: Answer, startedAt: string): string {
  const { wire } = answer;
  const body = call.recordedBody ?? call.body;
  const request: { -readonly [Name in keyof RecordInput['request']]: RecordInput['request'][Name] } = {
    method: call.request.method,
    target: targetOf(call),
    headers: rawHeadersOf(call),
    body,
  };
  if (call.text !== undefined) request.text = call.text;
  const input: { -readonly [Name in keyof RecordInput]: RecordInput[Name] } = {
    tenant: call.tenant.id,
    direction: 'inbound',
    peer: call.peer,
    operation: call.operation,
    startedAt,
    durationMs: performance.now() - call.startedTick,
    labels: labelsOf(call.labels.transactionId),
    request,
    faults: call.struck,
  };
  const hasLeft = wire?.kind !== 'reset' && wire?.kind !== 'lost-answer';
  if (hasLeft) input.response = { status: answer.status, headers: answer.headers, body: answer.body ?? '' };
  if (wire !== undefined) input.wire = WIRE_NAMES[wire.kind];
  return call.tenant.service.recorder.keep(input);
}

/** Labels of an exchange about a payment. */
export function labelsOf(transactionId: string | undefined): ExchangeLabels {
  return transactionId === undefined ? {} : { transactionId };
}

function targetOf(call: Call): string {
  if (call.wire?.rawTarget !== undefined) return call.wire.rawTarget;
  const path = call.tenant.prefix + call.path;
  return call.query === '' ? path : `${path}?${call.query}`;
}
