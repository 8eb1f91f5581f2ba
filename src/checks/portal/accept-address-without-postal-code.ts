/** A foreign address without postal code is accepted. Seen in a service's code. */
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-AT-07 */
export const acceptAddressWithoutPostalCode = takesLogin('MUK-AT-07', 'accept-address-without-postal-code');
