/**
 * Requests per window and client (fact sheet, section 13): `RateLimit-*` headers on every answer, 429 without a body when
 * the window is used up. Windows follow the real clock; the limits of the real service are not published.
 */
import type { Clock } from '../../src/core/clock.ts';
import type { RawHeader } from '../../src/core/exchange.ts';
import { empty } from './answer.ts';
import type { Answer } from './answer.ts';

export interface RateLimiter {
  /** Counts one request. @returns headers for its answer, and the refusal when the window was used up before */
  count(key: string): { readonly headers: readonly RawHeader[]; readonly refusal?: Answer };
}

/** @requirement FC-SVC-019 */
export function createRateLimiter(clock: Clock, { limit, windowSeconds }: { readonly limit: number; readonly windowSeconds: number }): RateLimiter {
  const windows = new Map<string, { endsAt: number; used: number }>();
  return {
    count(key) {
      const now = clock.now();
      let window = windows.get(key);
      if (window === undefined || window.endsAt <= now) windows.set(key, (window = { endsAt: now + windowSeconds * 1000, used: 0 }));
      const isRefused = window.used >= limit;
      if (!isRefused) window.used += 1;
      const headers: readonly RawHeader[] = [
        ['RateLimit-Limit', String(limit)],
        ['RateLimit-Remaining', String(limit - window.used)],
        ['RateLimit-Reset', String(Math.ceil((window.endsAt - now) / 1000))],
      ];
      return isRefused ? { headers, refusal: empty(429) } : { headers };
    },
  };
}
