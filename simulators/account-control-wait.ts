/** Waiting for an exchange or a login: listeners and one timer, no polling. */
import type { AccountWaitCondition } from '../src/core/account-control.ts';
import { matchesQuery } from '../src/core/exchange.ts';
import type { AccountTenant } from './account-tenant.ts';

interface Question {
  isMet(): boolean;
  /** Calls `changed` whenever the condition may have become true. @returns ends it */
  watch(changed: () => void): () => void;
}

/**
 * Waits until the condition is met.
 * @param timeoutMs real time @param signal ends the waiting early
 * @returns whether it was met
 */
export async function waitUntil(tenant: AccountTenant, condition: AccountWaitCondition, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const question = condition.kind === 'exchange' ? exchangeQuestion(tenant, condition) : loginQuestion(tenant, condition);
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

/** Counts on from what is recorded already, so that a long record is searched once. */
function exchangeQuestion({ id, service }: AccountTenant, { query, count = 1 }: Extract<AccountWaitCondition, { kind: 'exchange' }>): Question {
  const { recorder } = service;
  let found = recorder.query(id, query).length;
  return {
    isMet: () => found >= count,
    watch: (changed) =>
      recorder.onRecorded((exchange) => {
        if (exchange.tenant !== id || !matchesQuery(exchange, query)) return;
        found += 1;
        changed();
      }),
  };
}

function loginQuestion({ logins }: AccountTenant, { query, count = 1 }: Extract<AccountWaitCondition, { kind: 'login' }>): Question {
  return { isMet: () => logins.query(query).length >= count, watch: logins.onChange };
}
