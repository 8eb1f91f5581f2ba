/** Texts of the pages of an account simulator, German and English. */
import type { RuleState } from '../src/core/account-control.ts';
import type { LoginOutcome } from '../src/core/account-control.ts';
import type { Bilingual } from '../src/core/language.ts';

export const PAGE_TEXTS = {
  skip: { de: 'Zum Inhalt springen', en: 'Skip to content' },
  partOf: { de: 'des Prüfstands', en: 'of Prüfstand' },
  simulator: { de: 'Simulator – keine echten Daten.', en: 'Simulator – no real data.' },
  simulatorMore: {
    de: 'Dies ist kein Konto einer öffentlichen Stelle. Alle Personen sind erfunden; geben Sie hier nichts Echtes ein.',
    en: 'This is no account of a public body. All people are invented; do not enter anything real here.',
  },
  loginTitle: { de: 'Anmelden', en: 'Log in' },
  loginLead: { de: 'Dieser Dienst möchte wissen, wer Sie sind:', en: 'This service wants to know who you are:' },
  means: { de: 'Wählen Sie eine Person', en: 'Choose a person' },
  hidden: { de: 'Nicht angeboten', en: 'Not offered' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  back: { de: 'Zurück zum Dienst', en: 'Back to the service' },
  consentTitle: { de: 'Daten übermitteln', en: 'Hand over data' },
  consentLead: { de: 'Diese Daten gehen an den Dienst:', en: 'This data goes to the service:' },
  confirm: { de: 'Zustimmen und übermitteln', en: 'Agree and hand over' },
  otherPerson: { de: 'Andere Person wählen', en: 'Choose another person' },
  datum: { de: 'Angabe', en: 'Item' },
  value: { de: 'Wert', en: 'Value' },
  trust: { de: 'Vertrauen', en: 'Trust' },
  noTrust: { de: 'ohne Angabe', en: 'not stated' },
  nothingHanded: { de: 'Der Dienst hat nichts angefordert, was dieses Konto hat.', en: 'The service requested nothing that this account has.' },
  missing: {
    de: 'Pflichtangaben fehlen: Es wird eine Fehlermeldung ohne Daten übermittelt. Es fehlen:',
    en: 'Required data is missing: an error without data will be sent. Missing:',
  },
  deviate: { de: 'Für Tests: anderer Ausgang oder Abweichung', en: 'For tests: another outcome or a deviation' },
  outcome: { de: 'Ausgang', en: 'Outcome' },
  deviation: { de: 'Abweichung', en: 'Deviation' },
  none: { de: 'keine', en: 'none' },
  judgement: { de: 'So wurde die Anfrage beurteilt', en: 'How the request was judged' },
  allHeld: { de: 'Keine Auffälligkeiten.', en: 'Nothing to remark upon.' },
  rule: { de: 'Regel', en: 'Rule' },
  result: { de: 'Ergebnis', en: 'Result' },
  source: { de: 'Quelle', en: 'Source' },
  remarkable: { de: 'Verletzte Regeln und Hinweise', en: 'Broken rules and remarks' },
  otherRules: { de: 'Alle anderen Regeln', en: 'All other rules' },
  verified: { de: 'belegt', en: 'verified' },
  inferred: { de: 'gefolgert', en: 'inferred' },
  logoutTitle: { de: 'Abmelden', en: 'Log out' },
  logoutLead: {
    de: 'Dieser Simulator hält keine Sitzung über eine Anmeldung hinaus. Abzumelden gibt es nichts.',
    en: 'This simulator keeps no session beyond one login. There is nothing to log out from.',
  },
  logoutRefused: { de: 'Die Abmeldung wurde nicht angenommen.', en: 'The request to log out was not accepted.' },
  errorTitle: { de: 'Anmeldung nicht möglich', en: 'Login not possible' },
  errorLead: { de: 'Die Anfrage des Dienstes wurde nicht angenommen.', en: 'The request of the service was not accepted.' },
  errorCode: { de: 'Fehlercode', en: 'Error code' },
  errorAbout: {
    de: 'Der Grund steht unten bei den verletzten Regeln. Bitte gehen Sie zum Dienst zurück.',
    en: 'The reason is below, among the broken rules. Please go back to the service.',
  },
  overTitle: { de: 'Diese Anmeldung ist beendet', en: 'This login is over' },
  overLead: {
    de: 'Sie wurde beantwortet, abgebrochen oder ist abgelaufen. Bitte beginnen Sie beim Dienst noch einmal.',
    en: 'It was answered or cancelled, or has expired. Please start again at the service.',
  },
  postTitle: { de: 'Weiter zum Dienst', en: 'Continue to the service' },
  postLead: { de: 'Die Antwort geht an:', en: 'The answer goes to:' },
  postButton: { de: 'Weiter', en: 'Continue' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const EID_TEXTS = {
  choice: { de: 'Mit dem Online-Ausweis anmelden', en: 'Log in with an ID card' },
  title: { de: 'Online-Ausweis', en: 'ID card' },
  lead: {
    de: 'Der Ausweis wird vom Programm auf Ihrem Gerät gelesen. Es muss die simulierte AusweisApp sein; die echte wird abgewiesen.',
    en: 'The card is read by the program on your device. It has to be the simulated AusweisApp; the real one is turned away.',
  },
  open: { de: 'AusweisApp öffnen', en: 'Open AusweisApp' },
  service: { de: 'Danach geht es weiter zu:', en: 'After that it goes on to:' },
  other: { de: 'Andere Anmeldung wählen', en: 'Choose another login' },
  failedTitle: { de: 'Der Ausweis wurde nicht gelesen', en: 'The card was not read' },
  failedLead: { de: 'Sie sind nicht angemeldet. Grund:', en: 'You are not logged in. Reason:' },
  again: { de: 'Noch einmal versuchen', en: 'Try again' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const STATE_TEXTS: Readonly<Record<RuleState, Bilingual>> = {
  held: { de: 'eingehalten', en: 'held' },
  broken: { de: 'verletzt', en: 'broken' },
  warned: { de: 'Hinweis', en: 'remark' },
  'not-applicable': { de: 'nicht anwendbar', en: 'not applicable' },
};

export const OUTCOME_TEXTS: Readonly<Record<LoginOutcome, Bilingual>> = {
  success: { de: 'Anmeldung gelingt', en: 'Login succeeds' },
  cancel: { de: 'Abbruch durch die Person', en: 'Cancelled by the person' },
  'no-authn-context': { de: 'Niveau nicht erreichbar', en: 'Level cannot be reached' },
  'required-attribute-missing': { de: 'Pflichtattribut fehlt', en: 'Required attribute missing' },
  'responder-error': { de: 'Interner Fehler des Kontos', en: 'Internal failure of the account' },
  expired: { de: 'Sitzung des Kontos abgelaufen', en: 'Session of the account expired' },
};
