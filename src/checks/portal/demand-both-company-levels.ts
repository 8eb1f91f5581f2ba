/**
 * A login is refused when one of the two levels, of identification or of this authentication, is below the need. The levels were
 * seen in an integrator's descriptions, the duty to check both is inferred.
 */
import { refusesLogin } from './login-rule.ts';

/** @requirement MUK-AT-05 */
export const demandBothCompanyLevels = refusesLogin('MUK-AT-05', 'demand-both-company-levels', { basis: 'I' });
