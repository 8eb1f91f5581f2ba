/** An answer that is unusual and valid is accepted (attack sheet, section 3). Our reading of the standards: it only warns. */
import { takesLogin } from './login-rule.ts';

/** @requirement BID-RS-13 */
export const acceptValidVariants = takesLogin('BID-RS-13', 'accept-valid-variants', { basis: 'I' });
