/** Logins that show how a service takes what an account says of a person; each with its words in a feature. */
import type { LoginPlan } from './login-stage.ts';

/** By the words after „Wenn sich eine Person anmeldet,“. */
export const ATTRIBUTE_LOGINS: Readonly<Record<string, LoginPlan>> = {
  'deren Konto die Kurznamen von Vor- und Familiennamen vertauscht': {
    deviation: 'friendly-name-vertauscht',
    description: { de: 'mit vertauschten FriendlyNames', en: 'with swapped FriendlyNames' },
  },
  'die keinen Vornamen hat': {
    persona: 'nur-ein-name',
    description: { de: 'ohne Vornamen', en: 'without a given name' },
  },
  'deren Konto weder Anschrift noch Geburtsnamen kennt': {
    persona: 'eidas-substanziell',
    description: { de: 'ohne Anschrift und Geburtsnamen', en: 'without address and birth name' },
  },
  'deren Kennzeichen ungewöhnlich lang ist und mit einem Vorsatz beginnt': {
    deviation: 'bpk2-mit-vorsatz',
    description: { de: 'mit bPK2 mit Vorsatz und ungewöhnlicher Länge', en: 'with a bPK2 of unusual length with a prefix' },
  },
  'deren Angaben teils nachgewiesen und teils von ihr selbst eingetragen sind': {
    means: 'eID',
    description: { de: 'mit nachgewiesenen und selbst eingetragenen Angaben', en: 'with proven and self-declared data' },
  },
  'deren Konto eine unbekannte Angabe liefert': {
    deviation: 'unbekanntes-attribut',
    description: { de: 'mit einem unbekannten Attribut', en: 'with an unknown attribute' },
  },
  'deren Konto die Angaben in umgekehrter Reihenfolge liefert': {
    deviation: 'attribute-umgekehrt',
    description: { de: 'mit Attributen in umgekehrter Reihenfolge', en: 'with attributes in reverse order' },
  },
  'deren Ausweis ein Pseudonym mitbringt': {
    means: 'eID',
    description: { de: 'mit Pseudonym des Ausweises', en: 'with the pseudonym of a card' },
  },
  'deren Name Umlaute und ein großes ß enthält': {
    persona: 'umlaute',
    means: 'eID',
    description: { de: 'mit Umlauten und großem ß', en: 'with umlauts and capital sharp s' },
  },
  'deren Name weitere Buchstaben europäischer Sprachen enthält': {
    persona: 'din-91379',
    means: 'eID',
    description: { de: 'mit Buchstaben der DIN 91379', en: 'with letters of DIN 91379' },
  },
  'deren Name sehr lang ist': {
    persona: 'lange-namen',
    means: 'eID',
    description: { de: 'mit sehr langen Namen', en: 'with very long names' },
  },
  'deren Name spitze Klammern enthält': {
    deviation: 'werte-mit-auszeichnung',
    description: { de: 'mit Auszeichnung im Namen', en: 'with markup in the name' },
  },
  'deren Ausweis keine Staatsangehörigkeit nennt': {
    persona: 'hedwig-altkarte',
    description: { de: 'ohne Staatsangehörigkeit, mit ungeteilter Straße und Anrede 9', en: 'without nationality, with an unsplit street and salutation 9' },
  },
};

export const TEMPORARY: LoginPlan = {
  deviation: 'ohne-kennzeichen',
  description: { de: 'ohne bPK2 und Postkorb-Handle', en: 'without bPK2 and postkorb handle' },
};
export const TWICE: LoginPlan = { description: { de: 'derselben Person, zum zweiten Mal', en: 'of the same person, a second time' } };
export const HANDED_IN: LoginPlan = { description: { de: 'mit Postkorb und anschließendem Antrag', en: 'with a mailbox and an application afterwards' } };
/** Ends without session for no reason of the person's. */
export const GENERAL_FAILURE: LoginPlan = {
  outcome: 'responder-error',
  description: { de: 'mit einer Störung beim Konto', en: 'with a failure of the account' },
};
