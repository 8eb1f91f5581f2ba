/** The simulated eID client: what runner, host and tests use. A list, no logic. */
export { createAusweisApp } from './simulator.ts';
export type { AusweisApp, AusweisAppOptions } from './simulator.ts';
export { DEFAULT_PIN } from './card-reader.ts';
export { SPECIFICATION } from './spec.ts';
