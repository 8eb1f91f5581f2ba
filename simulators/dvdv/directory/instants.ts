/** Instants of entries, and the stretches of time between them in which every look-up answers the same. */
import { PruefstandError } from '../../../src/core/errors.ts';

/** @param open where there is none @throws ERR_CONTROL_REFUSED for what is no instant */
export function instantIn(text: string | undefined, open: number): number {
  if (text === undefined) return open;
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw refused(`"${text}" is no instant.`);
  return value;
}

export function refused(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}

export interface Epochs {
  /** From that instant on something may be different; infinite ones are left out. */
  add(instant: number): void;
  /** Number of the stretch of time that an instant lies in. */
  at(instant: number): number;
}

/** Instants that entries no longer have stay: they cost a look, never a wrong answer. */
export function createEpochs(): Epochs {
  const known = new Set<number>();
  let sorted: readonly number[] = [];
  return {
    add(instant) {
      if (Number.isFinite(instant)) known.add(instant);
    },
    at(instant) {
      if (sorted.length !== known.size) sorted = [...known].sort((a, b) => a - b);
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? Infinity) <= instant) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
