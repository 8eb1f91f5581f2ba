/** What each means of BundID brings besides a level (SSB 5, 5.2, 5.3, 6.2; table in section 4 of the fact sheet). */
import type { AuthnMethod, PersonaMeans } from '../../src/core/account.ts';
import type { AttributeName } from '../../src/core/account-attributes.ts';
import type { Bilingual } from '../../src/core/language.ts';

/** In the order of the page. */
export const METHOD_TITLES: Readonly<Record<AuthnMethod, Bilingual>> = {
  eID: { de: 'Online-Ausweis (eID)', en: 'Online ID card (eID)' },
  Elster: { de: 'ELSTER-Zertifikat', en: 'ELSTER certificate' },
  eIDAS: { de: 'Ausweis eines anderen EU-Staats (eIDAS)', en: 'Identity of another EU state (eIDAS)' },
  FINK: { de: 'Konto eines anderen Landes (FINK)', en: 'Account of another state (FINK)' },
  Benutzername: { de: 'Benutzername und Passwort', en: 'User name and password' },
  Diia: { de: 'Diia', en: 'Diia' },
  Authega: { de: 'Authega', en: 'Authega' },
};

export const TEMPORARY_TITLE: Bilingual = { de: 'einmalig, ohne Konto', en: 'one-off, without account' };

/** A temporary login never has one (SSB 5.3); every other means has. */
export function hasBpk2({ isTemporary }: PersonaMeans): boolean {
  return !isTemporary;
}

/** Neither a temporary login nor FINK, whose mailboxes are elsewhere (SSB 5.2, 5.3). */
export function hasMailbox({ isTemporary, method }: PersonaMeans): boolean {
  return !isTemporary && method !== 'FINK';
}

/** Only the eID has a pseudonym of its own so far (SSB 6.2.8). */
export function hasPseudonym({ method }: PersonaMeans): boolean {
  return method === 'eID';
}

/** Technical attributes that hide a means when they are asked for and it lacks them (SSB 9.2.1). */
export const HIDING: readonly { readonly attribute: AttributeName; readonly has: (means: PersonaMeans) => boolean }[] = [
  { attribute: 'bPK2', has: hasBpk2 },
  { attribute: 'legacyPostkorbHandle', has: hasMailbox },
];

/** Attributes that only certain means bring (SSB 6.1). */
export function brings(means: PersonaMeans, attribute: AttributeName): boolean {
  if (attribute === 'documentType') return means.method === 'eID';
  if (attribute === 'eidasIssuingCountry') return means.method === 'eIDAS';
  return true;
}
