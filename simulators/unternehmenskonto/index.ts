/** The simulator of Mein Unternehmenskonto: what runner, host and tests use. A list, no logic. */
export { createUnternehmenskonto } from './simulator.ts';
export type { UnternehmenskontoOptions } from './simulator.ts';
export { createControlClient } from './control.ts';
export { CRYPTO_PROFILES, DEFAULT_PROFILE } from './crypto-profiles.ts';
export { FAULTS } from './faults/index.ts';
export { SPECIFICATION } from './spec.ts';
