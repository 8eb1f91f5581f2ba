/** Where orders come from: the form of a person who is logged in, or the test interface. What has another shape is none. */
import type { Account } from '../accounts/account.ts';
import { ATTRIBUTE_NAMES } from '../accounts/attributes.ts';
import type { AttributeKey } from '../accounts/attributes.ts';
import type { Authority, PaidService } from '../paid-service.ts';
import type { Draft } from '../sessions.ts';
import { membersIn, membersOf } from '../web/http-client.ts';
import type { Applicant, Item, Wish } from './order.ts';

/** An application by the form, with the fee of the service. */
export function wishOf(account: Account, content: Draft, { feeCents, directory }: PaidService): Wish {
  const fee = { reference: 'anmeldung', description: 'Gebuehr fuer die Anmeldung', quantity: 1, unitNetCents: feeCents, unitTaxCents: 0, taxRate: 0 };
  return { applicant: applicantOf(account), content, purpose: 'Kindergartenanmeldung', items: [fee], authority: directory.authority };
}

/** An application by the test interface. @returns undefined for one that cannot be read */
export function wishIn(text: string, account: Account, { directory }: PaidService): Wish | undefined {
  const { purpose, items, authority } = membersIn(text);
  const read = (Array.isArray(items) ? items : []).map(itemIn);
  if (typeof purpose !== 'string' || purpose.trim() === '' || read.length === 0 || read.includes(undefined)) return undefined;
  const [word = ''] = purpose.trim().split(/\s/);
  return {
    applicant: applicantOf(account),
    content: { kindVorname: word, kindNachname: 'Probierkind', kindGeburtsdatum: '2023-08-29', betreuungAb: '2027-08-01' },
    purpose,
    items: read.filter((item) => item !== undefined),
    authority: authorityIn(authority) ?? directory.authority,
  };
}

function applicantOf({ accountId, attributes }: Account): Applicant {
  const value = (key: AttributeKey): string => attributes.find(({ name }) => name === ATTRIBUTE_NAMES[key])?.value ?? '';
  return { accountId, givenName: value('givenName'), familyName: value('surname'), mail: value('mail') };
}

function itemIn(value: unknown): Item | undefined {
  const { reference, description, quantity, unitNetCents, unitTaxCents, taxRate } = membersOf(value);
  const isWhole = (number: unknown): number is number => typeof number === 'number' && Number.isSafeInteger(number) && number >= 0;
  if (typeof reference !== 'string' || typeof description !== 'string') return undefined;
  if (!isWhole(quantity) || !isWhole(unitNetCents) || !isWhole(unitTaxCents) || !isWhole(taxRate)) return undefined;
  return { reference, description, quantity, unitNetCents, unitTaxCents, taxRate };
}

function authorityIn(value: unknown): Authority | undefined {
  const { organizationKey, serviceUri } = membersOf(value);
  return typeof organizationKey === 'string' && typeof serviceUri === 'string' ? { organizationKey, serviceUri } : undefined;
}
