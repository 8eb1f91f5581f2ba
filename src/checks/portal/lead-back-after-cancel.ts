/** Cancel: no login, no crash, and form data are still there. Clauses: BundID interface description 8.2, 9.5. */
import { crashFlaws } from './error-page.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { refusesLogin } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement BID-ER-02 */
export const leadBackAfterCancel = refusesLogin('BID-ER-02', 'lead-back-after-cancel', {
  further: (subject) => [...crashFlaws(subject), ...formFlaws(subject)],
});

function formFlaws({ entered }: LoginSubject): readonly Flaw[] {
  const text = entered?.page?.response?.body.text;
  if (entered?.page === undefined || text === undefined) return [cannotTell('form-not-seen')];
  return text.includes(entered.value) ? [] : [broken('form-data-lost', { evidence: [{ exchange: entered.page.id, at: 'response/body' }] })];
}
