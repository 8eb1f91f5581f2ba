/** A run as it is when nothing is said: for tests, proofs and measurements, which change a member or two. */
import type { RunOptions } from './run-options.ts';

/** Everything but what is tested and where it is written; nobody follows it or ends it early. */
export function ordinaryRun(): Omit<RunOptions, 'loaded' | 'outputFolder'> {
  return {
    language: 'de',
    parallel: 0,
    repeat: 1,
    isOneByOne: false,
    hasFreshKeys: false,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
}
