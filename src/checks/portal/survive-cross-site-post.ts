/** The pending request survives the POST from the account's site: cookies of the login are not kept to the own site. Seen in a service's code. */
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-SE-01 */
export const surviveCrossSitePost = takesLogin('MUK-SE-01', 'survive-cross-site-post');
