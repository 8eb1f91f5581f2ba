/** The simulator of Mein Unternehmenskonto: the shared account simulator with the organisations of `fixtures/accounts`. */
import type { CompanyPersona } from '../../src/core/account.ts';
import { readCompanies } from '../account-people.ts';
import { createAccountSimulator } from '../account-simulator.ts';
import type { AccountSimulator, AccountSimulatorOptions } from '../account-simulator.ts';
import { createUnternehmenskontoSystem } from './system.ts';

export interface UnternehmenskontoOptions extends AccountSimulatorOptions {
  /** Default: those of `fixtures/accounts/firmen.yaml`. */
  readonly companies?: readonly CompanyPersona[];
}

/** Makes a simulator without tenants. @throws ERR_CONFIG_INVALID when the list of organisations cannot be used */
export function createUnternehmenskonto(options: UnternehmenskontoOptions): AccountSimulator {
  return createAccountSimulator(createUnternehmenskontoSystem(options.companies ?? readCompanies()), options);
}
