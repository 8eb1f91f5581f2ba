/** Mein Unternehmenskonto in the unit tests of a product: the simulator as msw handlers. */
import type { HttpHandler } from 'msw';
import type { Simulator } from '../../src/core/simulator.ts';
import { createMswFace } from '../msw-face.ts';

/**
 * The simulator as handlers for `setupServer` of `msw/node`.
 * @param options `baseUrl` has to be the one the simulator was made with, since addresses in its answers begin with it
 */
export function unternehmenskontoHandlers(simulator: Simulator, options: { readonly baseUrl: string }): readonly HttpHandler[] {
  return createMswFace(simulator, options.baseUrl);
}
