/** Logins that show how a service takes what Mein Unternehmenskonto says of an organisation; each with its words in a feature. */
import type { LoginPlan } from './login-stage.ts';

/** By the words after „Wenn sich eine Organisation anmeldet,“. */
export const COMPANY_LOGINS: Readonly<Record<string, LoginPlan>> = {
  'deren Anschrift in umgekehrter Reihenfolge kommt': {
    deviation: 'elemente-umgekehrt',
    description: { de: 'mit umgekehrter Reihenfolge der Teile', en: 'with parts in reverse order' },
  },
  'deren Anschrift weitere, unbekannte Teile hat': {
    deviation: 'unbekannte-elemente',
    description: { de: 'mit unbekannten Teilen', en: 'with unknown parts' },
  },
  'deren Anschrift unter einem anderen Präfix steht': {
    deviation: 'anderes-ekona-praefix',
    description: { de: 'mit anderem Präfix', en: 'with another prefix' },
  },
  'die in keinem Register steht': {
    persona: 'einzelunternehmen',
    description: { de: 'eines Einzelunternehmens ohne Registereintrag', en: 'of a sole trader without register entry' },
  },
  'die eine Privatperson ist': {
    persona: 'privatperson',
    description: { de: 'einer Privatperson mit IdNr', en: 'of a natural person with IdNr' },
  },
  'für die jemand handelt': {
    description: { de: 'mit handelnder Person', en: 'with an acting person' },
  },
  'für die niemand als handelnd genannt ist': {
    persona: 'verein',
    description: { de: 'ohne handelnde Person', en: 'without acting person' },
  },
  'die unzureichend identifiziert ist': {
    deviation: 'niveau-identifizierung-zu-niedrig',
    description: { de: 'mit niedrigem Niveau der Identifizierung', en: 'with a low level of identification' },
  },
  'deren Anmeldung selbst zu schwach gesichert war': {
    deviation: 'niveau-authentifizierung-zu-niedrig',
    description: { de: 'mit niedrigem Niveau der Authentifizierung', en: 'with a low level of authentication' },
  },
  'zu der kein Vertrauensniveau genannt ist': {
    deviation: 'ohne-niveaus',
    description: { de: 'ohne Angabe der Niveaus', en: 'without levels' },
  },
  'deren Anschrift im Ausland keine Postleitzahl hat': {
    persona: 'ausland',
    description: { de: 'mit ausländischer Anschrift ohne Postleitzahl', en: 'with a foreign address without postal code' },
  },
};

/** Bears the name of the ordinary organisation, and is another one. */
export const NAMESAKE = 'gmbh-namensgleich';
export const ORDINARY: LoginPlan = {
  description: { de: 'einer Organisation, deren Namen auch eine andere trägt', en: 'of an organisation whose name another bears too' },
};
export const OTHER_ENVIRONMENT: LoginPlan = {
  deviation: 'andere-umgebung',
  description: { de: 'mit dem Aussteller einer anderen Umgebung', en: 'with the issuer of another environment' },
};
export const TEST_ACCOUNT: LoginPlan = { deviation: 'testkonto', description: { de: 'mit einem Testkonto', en: 'with a test account' } };
export const STALE: LoginPlan = {
  deviation: 'alte-anfrage',
  description: { de: 'mit der Antwort auf die vorige Anfrage', en: 'with the answer to the request before' },
};
export const CROSS_SITE: LoginPlan = {
  description: { de: 'mit der Antwort von der Seite des Kontos aus', en: 'with the response sent from the site of the account' },
};
export const CANCELLED: LoginPlan = { outcome: 'cancel', description: { de: 'mit Abbruch beim Konto', en: 'cancelled at the account' } };
export const CANCELLED_OTHERWISE: LoginPlan = {
  outcome: 'cancel',
  deviation: 'abbruch-anderer-text',
  description: { de: 'mit Abbruch und anderem Meldungstext', en: 'cancelled with another message' },
};
export const CANCELLED_WITH_MARKUP: LoginPlan = {
  outcome: 'cancel',
  deviation: 'abbruch-text-mit-auszeichnung',
  description: { de: 'mit Abbruch und Auszeichnung im Meldungstext', en: 'cancelled with markup in the message' },
};
/** What of the message above no page may show as markup. */
export const MARKUP: readonly string[] = ['<script>alert("1")</script>'];
export const FROM_BESIDE: LoginPlan = { description: { de: 'mit der Antwort des anderen Kontos', en: 'with the response of the other account' } };
