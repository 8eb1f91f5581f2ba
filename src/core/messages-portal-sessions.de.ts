/** Sätze der Befunde zu Fehlerseiten, Sitzungen und Protokollen, deutsch. */
import type { MessageTable } from './messages.ts';

export const PORTAL_SESSIONS_DE: MessageTable = {
  'page-shows-trace': {
    summary: 'Eine Anmeldung {loginDe} endete mit einer Seite, die einen Stacktrace zeigt.',
    expected: 'Eine Seite ohne technische Einzelheiten.',
    observed: 'Ein Stacktrace.',
  },
  'page-crashed': {
    summary: 'Eine Anmeldung {loginDe} endete mit einem Absturz.',
    expected: 'Eine Seite mit Status unter 500.',
    observed: 'Keine Antwort oder Status {status}.',
  },
  'page-not-readable': {
    summary: 'Eine Anmeldung {loginDe} endete ohne lesbare Seite.',
    expected: 'Verständlicher Text.',
    observed: 'Eine leere Seite oder Rohdaten.',
  },
  'form-not-seen': {
    summary: 'Ob vorher eingegebene Daten erhalten bleiben, war nicht zu sehen.',
    expected: 'Das Formular nach dem Abbruch.',
    observed: 'Nicht festgehalten.',
  },
  'form-data-lost': {
    summary: 'Eine Anmeldung {loginDe}: vorher eingegebene Daten gingen verloren.',
    expected: 'Die eingegebenen Daten im Formular.',
    observed: 'Nicht mehr da.',
  },
  'later-requests-not-seen': {
    summary: 'Ob das Produkt von selbst neu beginnt, wurde nicht festgehalten.',
    expected: 'Die Anfragen nach der verspäteten Antwort.',
    observed: 'Nicht festgehalten.',
  },
  'login-restarts': {
    summary: 'Eine Anmeldung {loginDe}: das Produkt begann von selbst neu.',
    expected: 'Ein Neubeginn, den die Person auslöst.',
    observed: '{count} Anfragen ohne Zutun.',
  },
  'log-not-seen': {
    summary: 'Das Protokoll des Produkts lag nicht vor; die Regel war nicht zu prüfen.',
    expected: 'Protokollzeilen, durch den Adapter.',
    observed: 'Keine.',
  },
  'person-in-log': { summary: 'Im Protokoll stehen Angaben der angemeldeten Person.', expected: 'Keine personenbezogenen Angaben.', observed: '{names}' },
  'assertion-in-log': { summary: 'Im Protokoll steht eine ganze Assertion.', expected: 'Kennungen und Codes.', observed: 'Ein Element Assertion.' },
  'cancel-not-recognised': {
    summary: 'Ein Abbruch mit anderem Meldungstext wurde nicht als Abbruch erkannt.',
    expected: 'Dieselbe Seite wie bei dem deutschen Text.',
    observed: 'Eine andere Seite.',
  },
  'session-time-not-seen': {
    summary: 'Ob die Sitzung rechtzeitig endet, war nicht festzustellen.',
    expected: 'Eine Sitzung, und die Auskunft darüber nach Ablauf der Frist.',
    observed: 'Keine Auskunft.',
  },
  'session-too-long': {
    summary: 'Eine Sitzung auf Niveau {level} bestand zu lange.',
    expected: 'Ende nach {age} s, ohne Nutzung nach {idle} s.',
    observed: 'Noch angemeldet nach {ageSeconds} s, davon {idleSeconds} s ohne Nutzung.',
  },
  'session-after-logout': { summary: 'Nach dem Abmelden bestand die Sitzung fort.', expected: 'Keine Sitzung.', observed: 'Angemeldet.' },
  'session-copy-after-logout': {
    summary: 'Nach dem Abmelden galt die alte Sitzungskennung weiter.',
    expected: 'Die Sitzung endet beim Dienst, nicht nur im Browser.',
    observed: 'Mit den Cookies von vorher angemeldet.',
  },
  'login-without-request': {
    summary: 'Die nächste Anmeldung kam ohne neue Anfrage aus.',
    expected: 'Eine neue Anfrage an das Nutzerkonto.',
    observed: 'Keine.',
  },
  'old-cookies-not-tried': {
    summary: 'Ob Cookies von vorher noch gelten, wurde nicht festgestellt.',
    expected: 'Ein Zugriff mit ihnen.',
    observed: 'Keine Auskunft.',
  },
  'session-id-kept': {
    summary: 'Die Sitzungskennung von vor der Anmeldung gilt nach ihr weiter.',
    expected: 'Eine neue Sitzungskennung bei der Anmeldung.',
    observed: 'Die alte Kennung ist angemeldet.',
  },
  'step-up-without-request': {
    summary: 'Das Anheben des Niveaus kam ohne neue Anfrage aus.',
    expected: 'Eine neue Anfrage mit dem höheren Niveau.',
    observed: 'Keine neue Anfrage.',
  },
  'step-up-same-level': {
    summary: 'Beim Anheben des Niveaus wurde kein höheres verlangt.',
    expected: 'Mindestens STORK-QAA-Level-{wanted}',
    observed: 'Level {seen}',
  },
  'case-owner-not-shown': {
    summary: 'Wem der offene Vorgang gehört, war nicht zu sehen.',
    expected: 'Eine Auskunft des Adapters vor und nach dem Anheben.',
    observed: 'Keine.',
  },
  'case-taken-over': {
    summary: 'Eine andere Person hat den offenen Vorgang übernommen.',
    expected: 'Der Vorgang bleibt bei der ersten Person.',
    observed: 'Er gehört nun der anderen.',
  },
};
