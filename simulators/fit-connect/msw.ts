/**
 * FIT-Connect in the unit tests of a product: the simulator as msw handlers, and one that is ready to use. What msw cannot
 * catch is named in docs/unit-tests-with-msw.md.
 */
import type { HttpHandler } from 'msw';
import type { Simulator } from '../../src/core/simulator.ts';
import { createMswFace } from '../msw-face.ts';

export { createFitConnectForTests } from './in-process.ts';
export type { FitConnectForTests, InProcessOptions } from './in-process.ts';

/**
 * The simulator as handlers for `setupServer` of `msw/node`.
 * @param options `baseUrl` has to be the one the simulator was made with, since addresses in its answers begin with it
 */
export function fitConnectHandlers(simulator: Simulator, options: { readonly baseUrl: string }): readonly HttpHandler[] {
  return createMswFace(simulator, options.baseUrl);
}
