/** In production accounts with IstTestkonto="true" are refused. Our reading of the attribute. */
import { refusesLogin } from './login-rule.ts';

/** @requirement MUK-RS-05 */
export const refuseTestAccounts = refusesLogin('MUK-RS-05', 'refuse-test-accounts');
