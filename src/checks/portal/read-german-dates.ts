/** Dates `dd.MM.yyyy` are read with the day first. Seen in integrators' code; BundID uses ISO dates. */
import type { CompanyPersona } from '../../core/account.ts';
import type { JsonObject } from '../../formats/json.ts';
import { wordAt } from './account-view.ts';
import { withOrganisation } from './company-comparison.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-AT-06 */
export const readGermanDates = takesLogin('MUK-AT-06', 'read-german-dates', { further: withOrganisation(judgeDates) });

function judgeDates(told: JsonObject, company: CompanyPersona): readonly Flaw[] {
  const pairs = [
    { delivered: company.actingPerson?.birthdate, seen: wordAt(told, 'actingPerson', 'birthDate') },
    { delivered: company.values['Geburtsdatum'], seen: wordAt(told, 'birthDate') },
  ].flatMap(({ delivered, seen }) => (delivered === undefined || seen === undefined ? [] : [{ delivered, seen }]));
  if (pairs.length === 0) return [cannotTell('organisation-not-shown')];
  const wrong = pairs.find(({ delivered, seen }) => seen !== delivered && seen !== isoOf(delivered));
  return wrong === undefined ? [] : [broken('date-misread', { params: { wanted: isoOf(wrong.delivered), seen: wrong.seen } })];
}

function isoOf(german: string): string {
  const [day = '', month = '', year = ''] = german.split('.');
  return `${year}-${month}-${day}`;
}
