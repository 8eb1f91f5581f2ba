/** What every room does around its scenarios: it tells the world which one runs, and keeps those apart that need the product to themselves. */
import { Before, setDefaultTimeout, setParallelCanAssign } from '@cucumber/cucumber';
import { mayBegin } from './side-by-side.ts';
import type { PruefstandWorld } from './world.ts';

/** Registers the hooks with the library of steps that is being loaded. */
export function registerHooks(): void {
  /** Waiting has its own deadlines from the target; this one only catches a suite that hangs. */
  setDefaultTimeout(30 * 60 * 1000);

  Before(function (this: PruefstandWorld, { pickle }) {
    this.scenarioKey = `${pickle.uri}:${pickle.location?.line ?? 0}`;
    this.requirements = pickle.tags.flatMap(({ name }) => (name.startsWith('@req:') ? [name.slice(5)] : []));
  });

  setParallelCanAssign(mayBegin);
}
