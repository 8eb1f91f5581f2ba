/**
 * Values of a person as one means delivers them, with their trust (SSB 6, 6.1, 6.2.9). An eID delivers upper case, with a
 * capital sharp s; a country `D` from the card becomes `DE`. Pure.
 */
import type { AccountLevel, PersonaMeans, PersonaValue, TrustLevel } from '../../src/core/account.ts';
import type { AttributeName } from '../../src/core/account-attributes.ts';
import type { AccountPerson } from '../account-people.ts';
import { asOnCard } from '../eid-card.ts';
import { brings } from './means.ts';

export interface TrustedValue {
  readonly value: string;
  /** Absent: cannot be determined. */
  readonly trust?: TrustLevel;
}

const TRUST_OF_LEVEL: Readonly<Record<AccountLevel, TrustLevel>> = { 1: 'UNTERGEORDNET', 3: 'SUBSTANTIELL', 4: 'HOCH' };
const PRINTED: ReadonlySet<AttributeName> = new Set([
  'givenName',
  'surname',
  'birthName',
  'placeOfBirth',
  'personalTitle',
  'postalAddress',
  'localityName',
] satisfies AttributeName[]);

/** The value of a personal attribute; undefined when this person has none by this means. */
export function personalValue(person: AccountPerson, means: PersonaMeans, attribute: AttributeName): TrustedValue | undefined {
  if (!brings(means, attribute)) return undefined;
  if (attribute === 'documentType') return proven(means.documentType, means);
  if (attribute === 'eidasIssuingCountry') return proven(means.country, means);
  const known = person.values[attribute];
  return known === undefined ? undefined : { value: written(known, means, attribute), ...trustOf(known, means, attribute) };
}

function proven(value: string | undefined, { level }: PersonaMeans): TrustedValue | undefined {
  return value === undefined ? undefined : { value, trust: TRUST_OF_LEVEL[level] };
}

function written({ value, origin }: PersonaValue, { method }: PersonaMeans, attribute: AttributeName): string {
  if (attribute === 'country' && value === 'D') return 'DE';
  return method === 'eID' && origin === 'identity' && PRINTED.has(attribute) ? asOnCard(value) : value;
}

/** Mail is confirmed and therefore NORMAL, what else was typed in is UNTERGEORDNET (sample of SSB 10.2 for mail and gender). */
function trustOf({ origin }: PersonaValue, { level }: PersonaMeans, attribute: AttributeName): Pick<TrustedValue, 'trust'> {
  if (origin === 'unproven') return {};
  if (origin === 'identity') return { trust: TRUST_OF_LEVEL[level] };
  return { trust: attribute === 'mail' ? 'NORMAL' : 'UNTERGEORDNET' };
}

/** The name of a person on the pages. */
export function shownName(person: AccountPerson, means: PersonaMeans): string {
  const part = (attribute: AttributeName): string | undefined => personalValue(person, means, attribute)?.value;
  return [part('givenName'), part('surname')].filter((text) => text !== undefined).join(' ');
}
