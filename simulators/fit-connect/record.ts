/** Writes exchanges down for the evidence; redaction and bounds are the recorder's business. */
import { toTimestamp } from '../../src/core/clock.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import type { RecordInput } from '../../src/transport/recorder.ts';
import type { Answer } from './answer.ts';
import { rawHeadersOf } from './call.ts';
import type { Call } from './call.ts';
import type { Tenant } from './tenant.ts';

/** Records an exchange of a tenant. */
export function recordExchange(tenant: Tenant, input: Omit<RecordInput, 'tenant'>): Exchange {
  return tenant.service.recorder.record({ tenant: tenant.id, ...input });
}

/** Records a call with its answer; an answer that never leaves is recorded as absent. */
export function recordCall(call: Call, answer: Answer): void {
  const { wire } = answer;
  const hasLeft = wire?.kind !== 'reset' && wire?.kind !== 'lost-answer';
  call.tenant.service.recorder.keep({
    tenant: call.tenant.id,
    direction: 'inbound',
    peer: call.peer,
    operation: call.operation,
    startedAt: toTimestamp(call.startedAt),
    durationMs: performance.now() - call.startedTick,
    labels: call.labels,
    request: {
      method: call.request.method,
      target: targetOf(call),
      headers: rawHeadersOf(call),
      body: call.body,
      ...(call.text === undefined ? {} : { text: call.text }),
    },
    ...(hasLeft ? { response: { status: answer.status, headers: answer.headers, body: answer.body ?? '' } } : {}),
    faults: call.struck,
    ...(wire === undefined ? {} : { wire: WIRE_NAMES[wire.kind] }),
  });
}

const WIRE_NAMES = { delay: 'delayed', truncate: 'truncated', reset: 'reset-before-answer', 'lost-answer': 'lost-answer' } as const;

function targetOf(call: Call): string {
  if (call.wire?.rawTarget !== undefined) return call.wire.rawTarget;
  const path = call.tenant.prefix + call.path;
  return call.query === '' ? path : `${path}?${call.query}`;
}
