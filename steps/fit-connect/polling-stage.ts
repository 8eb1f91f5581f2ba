/** Watches the product's requests for the pickup list until one comes that no callback can have prompted. */
import { hasUnpromptedPoll } from '../../src/checks/fit-connect/index.ts';
import type { FitConnectWorld } from './world.ts';
import { REACTION_MS, lastSeq } from './callback-stage.ts';

/** A product that polls often is not expected to take longer than two rounds to follow a callback, but at least this long. */
const SHORTEST_QUIET_MS = 1_000;
const LIST = { peer: 'product', operation: 'list-submissions' } as const;

/**
 * Waits until the product asks for the list unprompted, for no longer than two rounds after the callbacks have ended.
 * @returns whether it did; undefined when the product gets no callbacks, so that it cannot be prompted
 */
export async function pollsUnprompted(world: FitConnectWorld): Promise<boolean | undefined> {
  if (!world.target.hasCallback) return undefined;
  const quietMs = Math.min(REACTION_MS, Math.max(SHORTEST_QUIET_MS, 2000 * world.target.pollingSeconds));
  const deadline = Date.now() + quietMs + 2 * world.roundMs;
  for (;;) {
    const afterSeq = await lastSeq(world);
    if (await isSeen(world, quietMs)) return true;
    const { isMet } = await world.control.waitFor({ kind: 'exchange', query: { ...LIST, afterSeq } }, Math.max(0, deadline - Date.now()));
    if (!isMet) return false;
  }
}

async function isSeen(world: FitConnectWorld, quietMs: number): Promise<boolean> {
  const [{ finishedAt }, lists, callbacks] = await Promise.all([
    world.campaign(),
    world.control.exchanges(LIST),
    world.control.exchanges({ direction: 'outbound', peer: 'product', operation: 'callback' }),
  ]);
  return hasUnpromptedPoll({ lists, callbacks, callbacksUntil: finishedAt, quietMs });
}
