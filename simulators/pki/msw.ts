/** The test PKI in the unit tests of a product: the simulator as msw handlers, for clients that ask by fetch. */
import type { HttpHandler } from 'msw';
import type { Simulator } from '../../src/core/simulator.ts';
import { createMswFace } from '../msw-face.ts';

/**
 * The simulator as handlers for `setupServer` of `msw/node`.
 * @param options `baseUrl` has to be the one the simulator was made with, since it stands in certificates
 */
export function pkiHandlers(simulator: Simulator, options: { readonly baseUrl: string }): readonly HttpHandler[] {
  return createMswFace(simulator, options.baseUrl);
}
