/** Waiting for something to become true: listeners and one timer, no polling. */
import { matchesQuery } from '../src/core/exchange.ts';
import type { ExchangeQuery } from '../src/core/exchange.ts';
import type { CertificateKind } from '../src/core/simulator.ts';
import type { Recorder } from '../src/transport/recorder.ts';
import type { HostHooks } from './host-hooks.ts';

/** What is waited for. */
export interface Question {
  isMet(): boolean;
  /** Calls `changed` whenever it may have become true. @returns ends it */
  readonly watch: (changed: () => void) => () => void;
}

export interface Patience {
  /** Real time. */
  readonly timeoutMs: number;
  /** Ends the waiting early. */
  readonly signal: AbortSignal;
}

/** Waits until the answer is yes, or the time is over. @returns whether it was */
export async function waitUntil(question: Question, { timeoutMs, signal }: Patience): Promise<boolean> {
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

/** Whether enough exchanges are on record. Counts on from what is there, so that a long record is searched once. */
export function exchangeQuestion(
  recorder: Recorder,
  tenant: string,
  { query, count = 1 }: { readonly query: ExchangeQuery; readonly count?: number },
): Question {
  let found = recorder.query(tenant, query).length;
  return {
    isMet: () => found >= count,
    watch: (changed) =>
      recorder.onRecorded((exchange) => {
        if (exchange.tenant !== tenant || !matchesQuery(exchange, query)) return;
        found += 1;
        changed();
      }),
  };
}

/** Whether the hosts together saw more broken handshakes and requests under a certificate than before. */
export function handshakeQuestion(
  hosts: readonly HostHooks[],
  { certificate, afterCount }: { readonly certificate: CertificateKind; readonly afterCount: number },
): Question {
  return {
    isMet: () =>
      hosts.reduce((sum, host) => {
        const { refused, requests } = host.handshakes();
        return sum + refused[certificate] + requests[certificate];
      }, 0) > afterCount,
    watch(changed) {
      const endings = hosts.map((host) => host.onHandshake?.(changed));
      return () => {
        for (const end of endings) end?.();
      };
    },
  };
}

/** Whether something of a tenant that tells its changes has become so. */
export function stateQuestion(listeners: Set<() => void>, isMet: () => boolean): Question {
  return {
    isMet,
    watch(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
}
