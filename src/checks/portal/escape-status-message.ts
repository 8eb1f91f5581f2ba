/** StatusMessage is escaped where it is shown. Our reading. A page that does not show it has nothing to escape. */
import { escapingFlaws } from './error-page.ts';
import { cannotTell } from '../flaw.ts';
import { refusesLogin } from './login-rule.ts';

/** @requirement MUK-ER-02 */
export const escapeStatusMessage = refusesLogin('MUK-ER-02', 'escape-status-message', {
  further: (subject) => (subject.answers.some(({ response }) => response?.body.text !== undefined) ? escapingFlaws(subject) : [cannotTell('page-not-seen')]),
});
