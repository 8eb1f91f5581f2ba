/**
 * Which server is asked: the first one, and after a technical error its substitute for a while. An answer about the matter, a refusal
 * or an empty one too, is an answer, and nobody else is asked for it.
 */
import type { Config } from './config.ts';
import type { Faults } from './faults.ts';
import type { HttpAnswer } from './http.ts';
import type { Log } from '../kit/log.ts';

/** Asks one server. */
export type Ask = (server: string) => Promise<HttpAnswer | undefined>;

export interface Servers {
  /** @returns undefined when no server gave an answer that is one */
  ask(ask: Ask): Promise<HttpAnswer | undefined>;
}

/** All servers of the configuration. */
export function createServers({ servers, holdMs, faults }: Config, log: Log, now: () => number = Date.now): Servers {
  let current = 0;
  let heldUntil = 0;
  return {
    async ask(ask) {
      if (current !== 0 && now() >= heldUntil) current = 0;
      const start = current;
      let last: HttpAnswer | undefined;
      for (let step = 0; step < servers.length; step += 1) {
        const index = (start + step) % servers.length;
        last = await ask(servers[index] ?? servers[0]);
        if (!isReasonToMove(last, faults)) {
          if (index !== current) {
            current = index;
            heldUntil = now() + holdMs;
            log('server-changed', { server: index });
          }
          return last;
        }
      }
      return isTechnical(last) ? undefined : last;
    },
  };
}

function isTechnical(answer: HttpAnswer | undefined): boolean {
  return answer === undefined || answer.status >= 500;
}

function isReasonToMove(answer: HttpAnswer | undefined, faults: Faults): boolean {
  if (faults.has('no-failover')) return false;
  if (faults.has('failover-on-500-only')) return answer?.status === 500;
  if (faults.has('failover-on-miss') && (answer?.status === 204 || answer?.status === 404)) return true;
  if (faults.has('failover-on-401') && answer?.status === 401) return true;
  return isTechnical(answer);
}
