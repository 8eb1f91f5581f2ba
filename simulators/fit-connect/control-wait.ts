/** Waiting for something to become true: listeners and one timer, no polling. */
import { matchesQuery } from '../../src/core/exchange.ts';
import type { CertificateKind } from '../../src/core/simulator.ts';
import type { HandshakeView, WaitCondition } from './contract.ts';
import type { HostHooks } from './service.ts';
import type { Tenant } from './tenant.ts';

/** Calls `changed` whenever the condition may have become true. @returns ends it */
type Watch = (changed: () => void) => () => void;

interface Question {
  isMet(): boolean;
  readonly watch: Watch;
}

/**
 * Waits until the condition is met.
 * @param timeoutMs real time @param signal ends the waiting early
 * @returns whether it was met
 */
export async function waitUntil(
  tenant: Tenant,
  condition: WaitCondition,
  timeoutMs: number,
  host: HostHooks | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const question = questionOf(tenant, condition, host);
  if (question.isMet()) return true;
  return new Promise((resolve) => {
    const end = (isMet: boolean): void => {
      clearTimeout(timer);
      unwatch();
      signal.removeEventListener('abort', abort);
      resolve(isMet);
    };
    const abort = (): void => end(false);
    const timer = setTimeout(() => end(question.isMet()), Math.max(0, timeoutMs));
    const unwatch = question.watch(() => {
      if (question.isMet()) end(true);
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}

function questionOf(tenant: Tenant, condition: WaitCondition, host: HostHooks | undefined): Question {
  switch (condition.kind) {
    case 'exchange':
      return exchangeQuestion(tenant, condition);
    case 'answered':
      return {
        isMet: () => condition.submissionIds.every((id) => tenant.answered.has(id)),
        watch(changed) {
          tenant.onAnswered.add(changed);
          return () => void tenant.onAnswered.delete(changed);
        },
      };
    case 'handshake':
      return {
        isMet: () => host !== undefined && seenUnder(host.handshakes(), condition.certificate) > condition.afterCount,
        watch: (changed) => host?.onHandshake?.(changed) ?? (() => undefined),
      };
  }
}

/** Counts on from what is recorded already, so that a long record is searched once. */
function exchangeQuestion(tenant: Tenant, { query, count = 1 }: Extract<WaitCondition, { kind: 'exchange' }>): Question {
  const { recorder } = tenant.service;
  let found = recorder.query(tenant.id, query).length;
  return {
    isMet: () => found >= count,
    watch: (changed) =>
      recorder.onRecorded((exchange) => {
        if (exchange.tenant !== tenant.id || !matchesQuery(exchange, query)) return;
        found += 1;
        changed();
      }),
  };
}

/** Handshakes that failed and requests that came under one certificate. */
function seenUnder({ refused, requests }: HandshakeView, certificate: CertificateKind): number {
  return refused[certificate] + requests[certificate];
}
