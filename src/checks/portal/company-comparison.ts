/** What the product took over of an organisation, as its adapter tells it, against what the account delivered. */
import type { CompanyPersona } from '../../core/account.ts';
import type { JsonObject } from '../../formats/json.ts';
import { accountView, wordAt } from './account-view.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { LoginSubject } from './subject.ts';

/** Members as they may be called, the first that is there counts. */
const ADDRESS = { street: ['street'], houseNumber: ['houseNumber'], postalCode: ['postalCode'], town: ['city', 'town'], country: ['country'] } as const;

/** Judges when adapter and record both tell of the organisation. */
export function withOrganisation(judge: (told: JsonObject, company: CompanyPersona) => readonly Flaw[]): (subject: LoginSubject) => readonly Flaw[] {
  return ({ told, delivered: { company } }) => {
    const organisation = accountView(told)?.organisation;
    return organisation === undefined || company === undefined ? [cannotTell('organisation-not-shown')] : judge(organisation, company);
  };
}

/** Parts of the address that differ. A product that tells no address is not compared. */
export function addressDifferences(told: JsonObject, { address }: CompanyPersona): readonly string[] {
  if (address === undefined || typeof told['address'] !== 'object' || told['address'] === null) return address === undefined ? [] : ['address'];
  return (Object.keys(ADDRESS) as (keyof typeof ADDRESS)[]).filter((part) => {
    const seen = ADDRESS[part].map((name) => wordAt(told, 'address', name)).find((word) => word !== undefined);
    return (seen ?? '') !== (address[part] ?? '');
  });
}

export function differing(names: readonly string[]): readonly Flaw[] {
  return names.length === 0 ? [] : [broken('organisation-differs', { params: { names: names.join(', ') } })];
}

/** Full name of the acting person, as a product might put it. */
export function actingName({ actingPerson }: CompanyPersona): string | undefined {
  return actingPerson === undefined ? undefined : [actingPerson.givenName, actingPerson.surname].filter((part) => part !== undefined).join(' ');
}
