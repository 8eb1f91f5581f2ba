/** Complex values are read by namespace, in any order, with parts missing. Seen in integrators' code for Mein Unternehmenskonto. */
import { addressDifferences, differing, withOrganisation } from './company-comparison.ts';
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-AT-01 */
export const readComplexValues = takesLogin('MUK-AT-01', 'read-complex-values', {
  further: withOrganisation((told, company) => differing(addressDifferences(told, company))),
});
