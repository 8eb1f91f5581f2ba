/** The BundID simulator: what runner, host and tests use. A list, no logic. */
export { createBundid } from './simulator.ts';
export type { BundidOptions } from './simulator.ts';
export { createControlClient } from './control.ts';
export { CRYPTO_PROFILES, DEFAULT_PROFILE } from './crypto-profiles.ts';
export { BUNDID_KINDS } from './kinds.ts';
export type { BundidKind } from './kinds.ts';
export { FAULTS } from './faults/index.ts';
export { mailboxesOf } from './mailboxes.ts';
export type { AccountMailbox } from './mailboxes.ts';
export { OFFICIAL_CODES } from './rules/index.ts';
export { SPECIFICATION } from './spec.ts';
