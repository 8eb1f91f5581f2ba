/** The product's clock, where its adapter can set it: ahead for one scenario, then back to the present. */
import { createStaged } from '../staged.ts';
import type { FitConnectWorld } from './world.ts';

interface ClockState {
  readonly aheadSeconds: number;
  /** Whether the adapter says that the clock was set. */
  readonly isSet: boolean;
}

const clocks = createStaged<ClockState>();

/** Sets the product's clock ahead of the real time. */
export async function setClockAhead(world: FitConnectWorld, aheadSeconds: number): Promise<void> {
  const answer = await world.adapter?.setClock(new Date(Date.now() + aheadSeconds * 1000));
  clocks.set(world, { aheadSeconds, isSet: answer?.isSet === true });
}

/** Sets the clock to the present again, if it was set. */
export async function setClockBack(world: FitConnectWorld): Promise<void> {
  if (clocks.find(world) !== undefined) await world.adapter?.setClock(new Date());
}

/** Whether the clock was set as the scenario wants it; undefined when it wants nothing. */
export function isClockSet(world: FitConnectWorld): boolean | undefined {
  return clocks.find(world)?.isSet;
}

/** The time by the product's clock, for a callback that it shall take for fresh. @unit Unix seconds */
export function productSeconds(world: FitConnectWorld): number {
  const clock = clocks.find(world);
  return Math.floor(Date.now() / 1000) + (clock?.isSet === true ? clock.aheadSeconds : 0);
}
