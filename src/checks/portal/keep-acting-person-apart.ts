/**
 * The acting person is not the organisation. Seen in an integrator's descriptions; that a login without acting person succeeds
 * is inferred.
 */
import { accountView, wordAt } from './account-view.ts';
import { actingName } from './company-comparison.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement MUK-AT-04 */
export const keepActingPersonApart = takesLogin('MUK-AT-04', 'keep-acting-person-apart', { basis: 'I', further: judgePerson });

function judgePerson({ told, delivered: { company } }: LoginSubject): readonly Flaw[] {
  const view = accountView(told);
  const person = company === undefined ? undefined : actingName(company);
  if (person === undefined) return [];
  const name = wordAt(view?.organisation, 'name') ?? view?.displayName;
  if (name === undefined) return [cannotTell('organisation-not-shown')];
  return name === person && company?.values['Firmenname'] !== person ? [broken('person-is-organisation')] : [];
}
