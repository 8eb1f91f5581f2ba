/**
 * The assertions that led to a login, so that none does so twice (Profiles 4.1.4.5), whatever request or signature it
 * comes with the second time. Kept by the real time, far longer than any assertion is valid.
 */
import type { Faults } from '../faults.ts';

/** Remembers assertions. */
export interface UsedAssertions {
  /** @returns false when that assertion was used before */
  use(issuer: string, assertionId: string): boolean;
}

const KEPT_MS = 24 * 60 * 60_000;

/** Creates the memory. */
export function createUsedAssertions(faults: Faults, realNow: () => number = Date.now): UsedAssertions {
  const used = new Map<string, number>();
  return {
    use: (issuer, assertionId) => {
      const now = realNow();
      for (const [key, time] of used) {
        if (time > now - KEPT_MS) break;
        used.delete(key);
      }
      const key = JSON.stringify([issuer, assertionId]);
      const isNew = !used.has(key);
      used.set(key, now);
      return isNew || faults.has('forgets-assertions') || faults.has('accepts-replay');
    },
  };
}
