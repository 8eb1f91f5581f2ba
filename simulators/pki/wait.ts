/** Waiting for something to become true: one listener and one timer, no polling. */
import type { WaitCondition } from './contract.ts';
import type { Tenant } from './tenant.ts';

/** Waits until the condition is met. @param timeoutMs real time @returns whether it was */
export async function waitUntil(tenant: Tenant, condition: WaitCondition, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const isMet = (): boolean => tenant.service.recorder.query(tenant.id, condition.query).length >= (condition.count ?? 1);
  if (isMet()) return true;
  return new Promise((resolve) => {
    const end = (outcome: boolean): void => {
      clearTimeout(timer);
      tenant.onChange.delete(changed);
      signal.removeEventListener('abort', abort);
      resolve(outcome);
    };
    const abort = (): void => end(false);
    const changed = (): void => {
      if (isMet()) end(true);
    };
    const timer = setTimeout(() => end(isMet()), Math.max(0, timeoutMs));
    tenant.onChange.add(changed);
    signal.addEventListener('abort', abort, { once: true });
  });
}
