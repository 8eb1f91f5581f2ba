/** The product's test interface in a scenario, and its clock, which is set ahead and back again. */
import { createTestInterface } from '../../src/drivers/portal/test-interface.ts';
import type { TestInterface } from '../../src/drivers/portal/test-interface.ts';
import type { PortalWorld } from './world.ts';

/** @returns undefined when the target names none */
export function openTestInterface({ parameters, control }: PortalWorld): TestInterface | undefined {
  const { portal, trusted } = parameters;
  const { testInterface: settings } = portal;
  if (settings === undefined) return undefined;
  return createTestInterface({ settings, ...(trusted.length === 0 ? {} : { ca: trusted }), note: async (exchange) => control.note(exchange) });
}

/** Sets the product's clock to a time ahead of the real one. */
export type SetAhead = (seconds: number) => Promise<void>;

/**
 * Lends the product's clock and puts it right in the end, whatever happens.
 * @throws Error when the product does not do as it is told
 */
export async function withClock<Result>(world: PortalWorld, act: (setAhead: SetAhead) => Promise<Result>): Promise<Result> {
  const product = openTestInterface(world);
  const startedMs = Date.now();
  const setAhead: SetAhead = async (seconds) => {
    if ((await product?.setClock(new Date(startedMs + seconds * 1000))) !== true) throw new Error('The product did not set its clock.');
  };
  try {
    return await act(setAhead);
  } finally {
    await product?.setClock(new Date());
  }
}
