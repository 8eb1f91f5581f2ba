/** An answer of Mein Unternehmenskonto that is unusual and valid is accepted (attack sheet, section 3). Our reading: it only warns. */
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-RS-03 */
export const acceptCompanyAnswers = takesLogin('MUK-RS-03', 'accept-company-answers', { basis: 'I' });
