/** Waiting for something to become true: one listener and one timer, no polling. */
import type { WaitCondition } from './contract.ts';
import type { HostHooks } from './control-server.ts';
import type { Tenant } from './tenant.ts';
import { paymentsOf } from './views.ts';

export interface Waiting {
  /** Real time. */
  readonly timeoutMs: number;
  /** Ends the waiting early. */
  readonly signal: AbortSignal;
  readonly host: HostHooks | undefined;
}

/** Waits until the condition is met. @returns whether it was */
export async function waitUntil(tenant: Tenant, condition: WaitCondition, { timeoutMs, signal, host }: Waiting): Promise<boolean> {
  const isMet = (): boolean => hasHappened(tenant, condition, host);
  if (isMet()) return true;
  return new Promise((resolve) => {
    const end = (outcome: boolean): void => {
      clearTimeout(timer);
      tenant.onChange.delete(changed);
      endListening?.();
      signal.removeEventListener('abort', abort);
      resolve(outcome);
    };
    const abort = (): void => end(false);
    const changed = (): void => {
      if (isMet()) end(true);
    };
    const timer = setTimeout(() => end(isMet()), Math.max(0, timeoutMs));
    tenant.onChange.add(changed);
    const endListening = host?.onHandshake?.(changed);
    signal.addEventListener('abort', abort, { once: true });
  });
}

function hasHappened(tenant: Tenant, condition: WaitCondition, host: HostHooks | undefined): boolean {
  switch (condition.kind) {
    case 'exchange':
      return tenant.service.recorder.query(tenant.id, condition.query).length >= (condition.count ?? 1);
    case 'payment':
      return paymentsOf(tenant, condition.query).length >= (condition.count ?? 1);
    case 'read':
      return paymentsOf(tenant, condition.query).filter(({ isRead }) => isRead).length >= (condition.count ?? 1);
    case 'handshake': {
      const seen = host?.handshakes();
      return seen !== undefined && seen.refused[condition.certificate] + seen.requests[condition.certificate] > condition.afterCount;
    }
  }
}
