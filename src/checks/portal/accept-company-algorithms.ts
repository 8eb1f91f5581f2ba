/** A response signed with RSASSA-PSS is accepted. Seen in an integrator's settings; algorithms of the encryption are our reading. */
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-RS-01 */
export const acceptCompanyAlgorithms = takesLogin('MUK-RS-01', 'accept-company-algorithms', { basis: 'I' });
