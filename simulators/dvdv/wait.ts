/** Waiting for something to become true: one listener and one timer, no polling. */
import type { ServerName, WaitCondition } from './contract.ts';
import type { HostHooks } from './control-server.ts';
import type { Tenant } from './tenant.ts';

export interface Waiting {
  /** Real time. */
  readonly timeoutMs: number;
  /** Ends the waiting early. */
  readonly signal: AbortSignal;
  readonly host: (server: ServerName) => HostHooks | undefined;
}

/** Both servers. */
export const SERVERS: readonly ServerName[] = ['first', 'second'];

/** Waits until the condition is met. @returns whether it was */
export async function waitUntil(tenant: Tenant, condition: WaitCondition, { timeoutMs, signal, host }: Waiting): Promise<boolean> {
  const hosts = SERVERS.flatMap((server) => host(server) ?? []);
  const isMet = (): boolean => hasHappened(tenant, condition, hosts);
  if (isMet()) return true;
  return new Promise((resolve) => {
    const end = (outcome: boolean): void => {
      clearTimeout(timer);
      tenant.onChange.delete(changed);
      for (const stop of endings) stop?.();
      signal.removeEventListener('abort', abort);
      resolve(outcome);
    };
    const abort = (): void => end(false);
    const changed = (): void => {
      if (isMet()) end(true);
    };
    const timer = setTimeout(() => end(isMet()), Math.max(0, timeoutMs));
    tenant.onChange.add(changed);
    const endings = hosts.map((hooks) => hooks.onHandshake?.(changed));
    signal.addEventListener('abort', abort, { once: true });
  });
}

function hasHappened({ id, service, calls }: Tenant, condition: WaitCondition, hosts: readonly HostHooks[]): boolean {
  switch (condition.kind) {
    case 'exchange':
      return service.recorder.query(id, condition.query).length >= (condition.count ?? 1);
    case 'call':
      return calls.query(condition.query).length >= (condition.count ?? 1);
    case 'handshake': {
      const seen = hosts.map((hooks) => hooks.handshakes());
      return seen.reduce((sum, { refused, requests }) => sum + refused[condition.certificate] + requests[condition.certificate], 0) > condition.afterCount;
    }
  }
}
