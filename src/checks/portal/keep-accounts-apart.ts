/** A response of one account does not count in a transaction of the other. Inferred from the SAML profile and OWASP. */
import { refusesLogin } from './login-rule.ts';

/** @requirement MUK-MIX-01 */
export const keepAccountsApart = refusesLogin('MUK-MIX-01', 'keep-accounts-apart');
