/** How V8 treats a call that ends after a second or two. */
import { setFlagsFromString } from 'node:v8';

/**
 * Carries out work that ends soon without V8's last stage of compiling: it takes as long on a processor as a quarter of the whole
 * verification of a bundle, in a thread beside ours, and what it makes hardly runs before the call is over. Threads that are started
 * meanwhile do the same. The stages before it stay.
 */
export async function withoutLateCompiling<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--no-opt');
  try {
    return await work();
  } finally {
    setFlagsFromString('--opt');
  }
}
