/**
 * Which means are offered (section 4 of the fact sheet, step 4): those that are listed, reach the level, and deliver the
 * technical attributes that are asked for. Pure.
 */
import type { PersonaMeans } from '../../src/core/account.ts';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import type { Bilingual } from '../../src/core/language.ts';
import type { AccountPerson } from '../account-people.ts';
import type { Offer, OfferedChoice } from '../account-system.ts';
import type { Demand, LevelDemand } from './demand.ts';
import { HIDING, METHOD_TITLES, TEMPORARY_TITLE } from './means.ts';
import { shownName } from './person-values.ts';

/** Why a means is not offered; undefined when it is. */
export function whyHidden(means: PersonaMeans, demand: Demand): Bilingual | undefined {
  if (demand.methods?.includes(means.method) === false) return { de: 'in der Anfrage nicht genannt', en: 'not listed in the request' };
  if (!reaches(means.level, demand.level)) return { de: `erreicht nur Niveau ${means.level}`, en: `reaches level ${means.level} only` };
  const { attributes } = demand;
  if (attributes === 'all') return undefined;
  const lacking = HIDING.find(({ attribute, has }) => !has(means) && attributes.some(({ name }) => name === attributeUrn(attribute)));
  if (lacking === undefined) return undefined;
  return { de: `liefert kein ${lacking.attribute}`, en: `delivers no ${lacking.attribute}` };
}

function reaches(level: number, demand: LevelDemand): boolean {
  if (demand.kind === 'unreachable') return false;
  return demand.kind === 'exact' ? level === demand.level : level >= demand.level;
}

/** All choices, grouped by means; groups without any choice are among the hidden ones. */
export function offerOf(people: readonly AccountPerson[], demand: Demand): Offer {
  const groups = new Map<string, { title: Bilingual; choices: OfferedChoice[]; reason?: Bilingual }>();
  for (const method of Object.keys(METHOD_TITLES) as (keyof typeof METHOD_TITLES)[])
    for (const isTemporary of [false, true])
      for (const person of people)
        for (const means of person.means) {
          if (means.method !== method || means.isTemporary !== isTemporary) continue;
          const group = groups.get(means.id) ?? { title: titleOf(means), choices: [] };
          groups.set(means.id, group);
          const reason = whyHidden(means, demand);
          if (reason === undefined) group.choices.push({ persona: person.id, means: means.id, name: shownName(person, means), title: person.title });
          else group.reason ??= reason;
        }
  const all = [...groups];
  return {
    groups: all.filter(([, { choices }]) => choices.length > 0).map(([id, { title, choices }]) => ({ id, title, choices })),
    hidden: all.flatMap(([, { title, choices, reason }]) => (choices.length > 0 || reason === undefined ? [] : [{ title, reason }])),
  };
}

function titleOf({ method, isTemporary }: PersonaMeans): Bilingual {
  const title = METHOD_TITLES[method];
  if (!isTemporary) return title;
  return { de: `${title.de}, ${TEMPORARY_TITLE.de}`, en: `${title.en}, ${TEMPORARY_TITLE.en}` };
}
