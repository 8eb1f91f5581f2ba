/** NoAuthnContext, Responder and unknown codes: no login, no trace. Our reading; no source prints the rule. */
import { crashFlaws } from './error-page.ts';
import { refusesLogin } from './login-rule.ts';

/** @requirement BID-ER-03 */
export const surviveErrorStatuses = refusesLogin('BID-ER-03', 'survive-error-statuses', { further: (subject) => crashFlaws(subject) });
