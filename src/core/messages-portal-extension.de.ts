/** Sätze der Befunde zu der Erweiterung in Anfragen an die BundID, deutsch. */
import type { MessageTable } from './messages.ts';

export const PORTAL_EXTENSION_DE: MessageTable = {
  'extension-missing': {
    summary: 'Der Anfrage fehlt die Erweiterung akdb:AuthenticationRequest.',
    expected: 'akdb:AuthenticationRequest mit Version="2" unter samlp:Extensions.',
    observed: 'Keine solche Erweiterung.',
  },
  'extension-version': { summary: 'Die Erweiterung hat die falsche Version.', expected: 'Version="2"', observed: 'Version: {seen}' },
  'extension-odd': {
    summary: 'Die Erweiterung enthält Teile, die die Schnittstellenbeschreibung nicht kennt.',
    expected: 'Die beschriebenen Elemente, je einmal.',
    observed: '{seen}',
  },
  'no-requested-attribute': { summary: 'Die Anfrage fordert keine Angabe an.', expected: 'Mindestens ein RequestedAttribute.', observed: 'Keines.' },
  'requested-attribute-name': {
    summary: 'Eine Angabe wird nicht mit ihrem vollständigen Namen angefordert.',
    expected: 'Name="urn:oid:…"',
    observed: '{seen}',
  },
  'display-name-missing': {
    summary: 'Die Anfrage nennt den Namen der Behörde nicht.',
    expected: 'OrganizationDisplayName mit Text.',
    observed: 'Fehlt oder leer.',
  },
  'display-name-long': {
    summary: 'Der Name der Behörde ist zu lang und kann gekürzt erscheinen.',
    expected: 'Höchstens 50 Zeichen.',
    observed: '{length} Zeichen',
  },
  'online-service-id-missing': {
    summary: 'Die Anfrage nennt die Kennung der Leistung nicht.',
    expected: 'OnlineServiceId mit der BMI-ID.',
    observed: 'Fehlt oder leer.',
  },
  'online-service-id-form': {
    summary: 'Die Kennung der Leistung hat nicht die Form einer BMI-ID.',
    expected: 'BMI- mit Buchstabe und Ziffern',
    observed: '{seen}',
  },
  'no-declared-attributes': {
    summary: 'Die Zieldatei nennt nicht, welche Angaben die Leistung braucht; die Regel war nicht zu prüfen.',
    expected: 'Liste der gebrauchten Angaben in der Zieldatei.',
    observed: 'Keine.',
  },
  'attribute-not-needed': {
    summary: 'Die Anfrage fordert Angaben an, die die Leistung nicht braucht.',
    expected: 'Nur Angaben, die die Zieldatei nennt.',
    observed: '{seen}',
  },
  'attribute-required-without-reason': {
    summary: 'Die Anfrage macht Angaben zur Pflicht, ohne dass ein Grund genannt ist.',
    expected: 'RequiredAttribute="true" nur mit Grund.',
    observed: '{seen}',
  },
  'attribute-required-at-level-1': {
    summary: 'Die Anfrage macht auf Niveau 1 Angaben zur Pflicht.',
    expected: 'Auf Niveau 1 keine Pflichtangaben.',
    observed: '{seen}',
  },
  'bpk-required': {
    summary: 'Die Anfrage verlangt das zurückgezogene bPK als Pflichtangabe.',
    expected: 'bPK2 statt bPK.',
    observed: 'bPK mit RequiredAttribute="true".',
  },
  'no-declared-identifier': {
    summary: 'Die Zieldatei sagt nicht, ob die Leistung ein Kennzeichen braucht; die Regel war nicht zu prüfen.',
    expected: 'Angabe in der Zieldatei.',
    observed: 'Keine.',
  },
  'identifier-not-asked': {
    summary: 'Die Anfrage fordert weder bPK2 noch Postkorb-Adresse an, obwohl die Leistung eines davon braucht.',
    expected: 'bPK2 oder legacyPostkorbHandle unter den angeforderten Angaben.',
    observed: 'Keines von beiden.',
  },
  'methods-empty': {
    summary: 'Die Anfrage nennt eine leere Liste von Anmeldeverfahren.',
    expected: 'Keine Liste, oder mindestens ein Verfahren.',
    observed: 'Liste ohne Eintrag.',
  },
  'methods-smart-eid': { summary: 'Die Anfrage nennt Smart-eID als Anmeldeverfahren.', expected: 'eID, denn Smart-eID zählt dazu.', observed: 'Smart-eID' },
  'methods-all-off': {
    summary: 'Die Anfrage schaltet jedes genannte Anmeldeverfahren aus.',
    expected: 'Mindestens ein Verfahren mit Enabled true oder ohne Enabled.',
    observed: 'Alle mit Enabled false.',
  },
  'methods-unknown': {
    summary: 'Die Anfrage nennt Anmeldeverfahren, die es nicht gibt.',
    expected: 'Authega, Benutzername, eID, eIDAS, Diia, Elster, FINK',
    observed: '{seen}',
  },
  'back-url-injected': {
    summary: 'Die Rücksprungadresse enthält, was von außen in eine Adresse geschrieben wurde.',
    expected: 'Eine feste oder geprüfte BackURL.',
    observed: '{seen}',
  },
  'back-url-not-https': { summary: 'Die Rücksprungadresse ist keine https-Adresse.', expected: 'https://…', observed: '{seen}' },
  'back-url-loopback': {
    summary: 'Die Rücksprungadresse führt zu diesem Rechner; ob sie im Betrieb https ist, ist nicht zu sehen.',
    expected: 'https://…',
    observed: '{seen}',
  },
  'purpose-sent': { summary: 'Die Anfrage nennt einen Zweck, der nicht mehr gezeigt wird.', expected: 'Kein Purpose.', observed: 'Purpose mit Text.' },
  'purpose-forbidden-html': {
    summary: 'Der Zweck enthält verbotene Auszeichnung.',
    expected: 'Kein Purpose, jedenfalls ohne Skripte, Ereignisse und andere als https-Verweise.',
    observed: 'Verbotene Auszeichnung.',
  },
  'purpose-other-html': { summary: 'Der Zweck enthält Elemente, die nicht als erlaubt bekannt sind.', expected: 'h1, p, a, b, i', observed: '{seen}' },
  'lang-unknown': { summary: 'Die Anfrage nennt eine Sprache, die nicht angeboten wird.', expected: 'de, en, ru oder uk', observed: 'Lang: {seen}' },
};
