/** A login with an unknown attribute and another order succeeds. Our reading: new releases have added attributes before. */
import { takesLogin } from './login-rule.ts';

/** @requirement BID-AT-06 */
export const ignoreUnknownAttributes = takesLogin('BID-AT-06', 'ignore-unknown-attributes');
