/** The directory in the unit tests of a product: both servers as msw handlers, and one that is ready to use. */
import type { HttpHandler } from 'msw';
import { createMswFace } from '../msw-face.ts';
import type { DvdvSimulator } from './simulator.ts';

export { createDvdvForTests } from './in-process.ts';
export type { DvdvForTests, InProcessOptions } from './in-process.ts';

/**
 * The simulator as handlers for `setupServer` of `msw/node`.
 * @param options addresses of the servers, those that the simulator was made with
 */
export function dvdvHandlers(
  simulator: Pick<DvdvSimulator, 'first' | 'second'>,
  options: { readonly firstUrl: string; readonly secondUrl: string },
): readonly HttpHandler[] {
  return [...createMswFace(simulator.first, options.firstUrl), ...createMswFace(simulator.second, options.secondUrl)];
}
