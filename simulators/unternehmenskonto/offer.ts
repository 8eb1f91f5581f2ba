/** Who can log in: every organisation and person with an ELSTER certificate, grouped by data set. A request rules nobody out. */
import type { CompanyPersona, DataSet } from '../../src/core/account.ts';
import type { Bilingual } from '../../src/core/language.ts';
import type { Choice, Offer, OfferedChoice } from '../account-system.ts';
import { companyName, personName } from './company-texts.ts';

/** The one means: an ELSTER certificate in a file, as the path of the login page says. */
export const CERTIFICATE = 'softpse';

const TITLE: Bilingual = { de: 'Wählen Sie, wer sich anmeldet', en: 'Choose who logs in' };
const GROUP_TITLES: Readonly<Record<DataSet, Bilingual>> = {
  StNr: { de: 'Mit Steuernummer: Organisationen und Einzelunternehmen', en: 'With tax number: organisations and sole traders' },
  BZStNr: { de: 'Mit BZSt-Nummer: meist ausländische Organisationen', en: 'With BZSt number: mostly foreign organisations' },
  IdNr: { de: 'Mit Identifikationsnummer: Privatpersonen', en: 'With identification number: natural persons' },
};
const ORDER: readonly DataSet[] = ['StNr', 'BZStNr', 'IdNr'];

/** All choices. */
export function offerOf(companies: readonly CompanyPersona[]): Offer {
  const groups = ORDER.map((dataSet) => ({
    id: dataSet,
    title: GROUP_TITLES[dataSet],
    choices: companies.filter((company) => company.dataSet === dataSet).map(choiceFor),
  }));
  return { title: TITLE, groups: groups.filter(({ choices }) => choices.length > 0), hidden: [] };
}

function choiceFor(company: CompanyPersona): OfferedChoice {
  const { actingPerson, title } = company;
  const acting = actingPerson === undefined ? undefined : personName(actingPerson);
  return {
    persona: company.id,
    means: CERTIFICATE,
    name: companyName(company),
    title: acting === undefined ? title : { de: `${title.de} – es handelt ${acting}`, en: `${title.en} – acting person ${acting}` },
  };
}

/** The choice of that persona; undefined for one that does not exist, or another means. */
export function choiceOf(companies: readonly CompanyPersona[], persona: string, means = CERTIFICATE): Choice | undefined {
  return means === CERTIFICATE && companies.some(({ id }) => id === persona) ? { persona, means } : undefined;
}
