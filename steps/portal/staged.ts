/** What the `Wenn` of a scenario brought about, until its `Dann` judges it. */
import type { PortalWorld } from './world.ts';

export interface Staged<Subject> {
  set(world: PortalWorld, subject: Subject): void;
  /** @throws Error when the scenario has no `Wenn` that sets it */
  get(world: PortalWorld): Subject;
}

export function createStaged<Subject extends object>(): Staged<Subject> {
  const known = new WeakMap<PortalWorld, Subject>();
  return {
    set: (world, subject) => void known.set(world, subject),
    get(world) {
      const subject = known.get(world);
      if (subject === undefined) throw new Error('Nothing was staged before this step.');
      return subject;
    },
  };
}
