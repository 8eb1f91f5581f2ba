/** A login with nothing but what is required succeeds. Clause: BundID interface description 9.2. */
import { takesLogin } from './login-rule.ts';

/** @requirement BID-AT-02 */
export const copeWithMissingAttributes = takesLogin('BID-AT-02', 'cope-with-missing-attributes');
