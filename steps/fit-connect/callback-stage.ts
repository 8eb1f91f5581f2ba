/**
 * Sets the stage for callbacks. The submission a callback names is hidden from the pickup list, so that only a product
 * which follows the callback fetches it. Products that answer a callback with an early poll are caught differently: the
 * submission is listed from the moment of the callback, right after a regular poll, and fetched early or not.
 */
import { FOLLOWING_KEY, PROBE_KEY } from '../../src/core/callback-following.ts';
import type { CallbackFollowing } from '../../src/core/callback-following.ts';
import type { HiddenSubmission } from '../../src/core/submission.ts';
import type { CallbackOutcome } from '../../simulators/fit-connect/contract.ts';
import type { FitConnectWorld } from './world.ts';
import { productSeconds } from './clock-stage.ts';

/** How long a product has to follow a correct callback, and how long once it has shown that it follows none. */
export const REACTION_MS = 4_000;
const HOPELESS_MS = 200;
/** Shortest polling interval between whose polls an early one can be told apart. */
const SHORTEST_INTERVAL_MS = 3_000;

/** Waits for the fetch of a submission. @returns the exchange, or undefined when it did not come in time */
export async function fetchOf(world: FitConnectWorld, { submissionId }: HiddenSubmission, timeoutMs: number, afterSeq = 0): Promise<string | undefined> {
  const query = { peer: 'product', operation: 'get-submission', submissionId, afterSeq } as const;
  await world.control.waitFor({ kind: 'exchange', query }, timeoutMs);
  return (await world.control.exchanges(query))[0]?.id;
}

/** Number of the last exchange so far. */
export async function lastSeq(world: FitConnectWorld): Promise<number> {
  return (await world.control.waitFor({ kind: 'exchange', query: {} }, 0)).seq;
}

/** Sends a callback that is right in everything, its timestamp by the product's clock too. */
export async function sendCorrect(world: FitConnectWorld, { destinationId, submissionId, caseId }: HiddenSubmission): Promise<CallbackOutcome> {
  const submissions = [{ destinationId, submissionId, caseId }];
  return world.control.sendCallback(world.target.destinationId, { submissions, timestamp: productSeconds(world) });
}

/** How long to wait for the fetch after a correct callback, for a product that follows callbacks in that way. */
export async function reactionMs(world: FitConnectWorld, following: CallbackFollowing): Promise<number> {
  if (following === 'none') return HOPELESS_MS;
  return following === 'fetch' ? REACTION_MS : Math.max(HOPELESS_MS, Math.min(REACTION_MS, (await quietUntil(world)) - Date.now()));
}

/** How long to watch a product that polls early, before a forged callback counts as not followed. */
export const WATCHED_MS = 1_000;

const QUIET_KEY = 'callback-quiet-until';
/** Part of the polling interval after a regular poll in which no other is due, with a margin for imprecise timers. */
const QUIET_PART = 0.85;

async function quietUntil(world: FitConnectWorld): Promise<number> {
  return ((await world.control.read(QUIET_KEY)) as number | undefined) ?? 0;
}

/**
 * For a product that polls early: lists the submission at a moment at which no regular poll is due. Several callbacks fit
 * between two regular polls; a product whose timer starts anew after an early poll only becomes quieter.
 */
export async function prepare(world: FitConnectWorld, facts: HiddenSubmission, following: CallbackFollowing): Promise<void> {
  if (following !== 'poll') return;
  if ((await quietUntil(world)) - Date.now() < WATCHED_MS + HOPELESS_MS) {
    const { seq } = await world.control.waitFor({ kind: 'exchange', query: { operation: 'list-submissions' } }, 0);
    await world.control.waitFor({ kind: 'exchange', query: { peer: 'product', operation: 'list-submissions', afterSeq: seq } }, 2 * world.roundMs);
    await world.control.write(QUIET_KEY, Date.now() + world.target.pollingSeconds * 1000 * QUIET_PART);
  }
  await world.control.disarm(facts.hidingFault);
}

/** How this product follows callbacks; found out with the probe when nobody has yet. */
export async function followingOf(world: FitConnectWorld): Promise<CallbackFollowing> {
  const known = (await world.control.read(FOLLOWING_KEY)) as CallbackFollowing | undefined;
  if (known !== undefined) return known;
  const found = await findOut(world);
  await world.control.write(FOLLOWING_KEY, found);
  return found;
}

async function findOut(world: FitConnectWorld): Promise<CallbackFollowing> {
  const probe = (await world.control.read(PROBE_KEY)) as HiddenSubmission;
  await sendCorrect(world, probe);
  if ((await fetchOf(world, probe, REACTION_MS)) !== undefined) return 'fetch';
  if (world.target.pollingSeconds * 1000 < SHORTEST_INTERVAL_MS) return 'none';
  await prepare(world, probe, 'poll');
  await sendCorrect(world, probe);
  return (await fetchOf(world, probe, await reactionMs(world, 'poll'))) === undefined ? 'none' : 'poll';
}
