/** A response signed with RSASSA-PSS and encrypted with AES-GCM is accepted. Clause: BundID interface description 5.4. */
import { takesLogin } from './login-rule.ts';

/** @requirement BID-RS-13 */
export const acceptPssAndGcm = takesLogin('BID-RS-13', 'accept-pss-and-gcm');
