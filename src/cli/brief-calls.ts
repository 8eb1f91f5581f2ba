/** How V8 treats a call that ends after a second or two. */
import { setFlagsFromString } from 'node:v8';

/**
 * What does not pay before such a call is over. The last stage of compiling takes as long on a processor as a quarter of the whole
 * verification of a bundle, in a thread beside ours, and what it makes hardly runs; the first stage pays at once instead of after
 * some rounds. Marking what is alive step by step, beside the work, finds next to nothing to throw away.
 */
const FLAGS = ['opt', 'incremental-marking'];
const OTHER_FLAGS = ['always-sparkplug'];

/** Carries out work that ends soon. Threads that are started meanwhile do the same. */
export async function asBriefCall<T>(work: () => Promise<T>): Promise<T> {
  set(OTHER_FLAGS, FLAGS);
  try {
    return await work();
  } finally {
    set(FLAGS, OTHER_FLAGS);
  }
}

function set(on: readonly string[], off: readonly string[]): void {
  for (const flag of on) setFlagsFromString(`--${flag}`);
  for (const flag of off) setFlagsFromString(`--no-${flag}`);
}
