/**
 * RequestDenied: no login and a readable page. Clause: BundID interface description 9.7. That the detail is escaped, and that the
 * page is no crash, is inferred.
 */
import { crashFlaws, escapingFlaws, readableFlaws } from './error-page.ts';
import { refusesLogin } from './login-rule.ts';

/** @requirement BID-ER-01 */
export const explainDeniedRequests = refusesLogin('BID-ER-01', 'explain-denied-requests', {
  further: (subject) => [...crashFlaws(subject, 'I'), ...readableFlaws(subject), ...escapingFlaws(subject)],
});
