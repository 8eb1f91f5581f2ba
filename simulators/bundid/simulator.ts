/** The BundID simulator: the shared account simulator, playing BundID or an account of the same product. */
import { readPeople } from '../account-people.ts';
import type { AccountPerson } from '../account-people.ts';
import { createAccountSimulator } from '../account-simulator.ts';
import type { AccountSimulator, AccountSimulatorOptions } from '../account-simulator.ts';
import type { BundidKind } from './kinds.ts';
import { createBundidSystem } from './system.ts';

export interface BundidOptions extends AccountSimulatorOptions {
  /** Default: those of `fixtures/accounts/personen.yaml`. */
  readonly people?: readonly AccountPerson[];
  /** Which account is played. Default `bundid`. */
  readonly kind?: BundidKind;
}

/** Makes a simulator without tenants. @throws ERR_CONFIG_INVALID when the list of people cannot be used */
export function createBundid(options: BundidOptions): AccountSimulator {
  return createAccountSimulator(createBundidSystem(options.people ?? readPeople(), options.kind), options);
}
