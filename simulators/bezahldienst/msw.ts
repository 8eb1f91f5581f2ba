/** The payment service in the unit tests of a product: the simulator as msw handlers, and one that is ready to use. */
import type { HttpHandler } from 'msw';
import type { Simulator } from '../../src/core/simulator.ts';
import { createMswFace } from '../msw-face.ts';

export { createBezahldienstForTests, SAMPLE_MANDANT } from './in-process.ts';
export type { BezahldienstForTests, InProcessOptions } from './in-process.ts';

/**
 * The simulator as handlers for `setupServer` of `msw/node`.
 * @param options `baseUrl` has to be the one the simulator was made with, since addresses in its answers begin with it
 */
export function bezahldienstHandlers(simulator: Simulator, options: { readonly baseUrl: string }): readonly HttpHandler[] {
  return createMswFace(simulator, options.baseUrl);
}
