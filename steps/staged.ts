/**
 * What the `Wenn` of a scenario brought about, until its `Dann` judges it. A `Dann` without it is a mistake of the suite: no subject may be
 * made up instead, as what was never tried would be judged as if the product had done nothing.
 */
import type { PruefstandWorld } from './world.ts';

export interface Staged<Subject> {
  set(world: PruefstandWorld, subject: Subject): void;
  /** @throws Error when no step of the scenario has set it */
  get(world: PruefstandWorld): Subject;
  /** For steps that do without it as well. */
  find(world: PruefstandWorld): Subject | undefined;
}

export function createStaged<Subject>(): Staged<Subject> {
  const known = new WeakMap<PruefstandWorld, { readonly subject: Subject }>();
  return {
    set: (world, subject) => void known.set(world, { subject }),
    get: (world) => (known.get(world) ?? nothingStaged()).subject,
    find: (world) => known.get(world)?.subject,
  };
}

/** What steps of a scenario have added one after another. @throws Error when none has */
export function gathered<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return entries.length === 0 ? nothingStaged() : entries;
}

function nothingStaged(): never {
  throw new Error('Nothing was staged before this step.');
}
