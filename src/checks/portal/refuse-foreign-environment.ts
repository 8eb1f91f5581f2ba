/** In production a response of the test environment is refused. Seen in a service's code (issuer against environment). */
import { refusesLogin } from './login-rule.ts';

/** @requirement MUK-RS-04 */
export const refuseForeignEnvironment = refusesLogin('MUK-RS-04', 'refuse-foreign-environment');
