/** Sätze der Befunde zu Anmeldungen, deutsch. */
import type { MessageTable } from './messages.ts';

export const PORTAL_LOGINS_DE: MessageTable = {
  'login-refused': {
    summary: 'Eine Anmeldung {loginDe} gelang nicht.',
    expected: 'Eine Sitzung, wie bei gewöhnlichen Anmeldungen davor und danach.',
    observed: 'Keine Sitzung (letzte Seite: Status {status}).',
  },
  'login-accepted': { summary: 'Eine Anmeldung {loginDe} führte zu einer Sitzung.', expected: 'Keine Sitzung.', observed: 'Eine angemeldete Sitzung.' },
  'session-unknown': {
    summary: 'Ob eine Sitzung besteht, war nicht festzustellen.',
    expected: 'Eine Auskunft über die Sitzung, durch Adapter, Seite oder Person.',
    observed: '{seen}',
  },
  'control-login-failed': {
    summary: 'Gewöhnliche Anmeldungen gelangen nicht; der Versuch sagt daher nichts aus.',
    expected: 'Eine Sitzung nach jeder gewöhnlichen Anmeldung.',
    observed: 'Nicht nach jeder.',
  },
  'person-not-delivered': {
    summary: 'Eine Anmeldung {loginDe} kam beim Konto nicht zustande; ob der Dienst sie annimmt, war nicht zu prüfen.',
    expected: 'Eine Anfrage, mit der sich diese Person anmelden kann.',
    observed: 'Das Konto antwortete ohne Daten ({outcome}).',
  },
  'attributes-not-shown': {
    summary: 'Das Produkt zeigt keine der Angaben; ob sie richtig übernommen wurden, ist nicht zu sehen.',
    expected: 'Angaben der angemeldeten Person, durch Adapter oder Seite.',
    observed: 'Keine.',
  },
  'attributes-differ': {
    summary: 'Eine Anmeldung {loginDe}: Angaben wurden nicht so übernommen, wie sie geliefert wurden.',
    expected: 'Jede Angabe unverändert.',
    observed: 'Abweichend: {names}',
  },
  'user-key-not-shown': {
    summary: 'Das Produkt zeigt nicht, woran es die angemeldete Person wiedererkennt.',
    expected: 'Der Schlüssel des Nutzerkontos, durch Adapter oder Seite.',
    observed: 'Keine Angabe.',
  },
  'user-key-is-other': {
    summary: 'Das Produkt erkennt die angemeldete Person an einer Angabe wieder, die dafür nicht taugt.',
    expected: 'Das Kennzeichen, das die Schnittstelle dafür vorsieht.',
    observed: '{what}',
  },
  'user-key-changes': {
    summary: 'Dieselbe Person wurde bei der zweiten Anmeldung nicht wiedererkannt.',
    expected: 'Derselbe Schlüssel bei jeder Anmeldung.',
    observed: 'Zwei verschiedene Schlüssel.',
  },
  'user-key-altered': {
    summary: 'Das Produkt hat das bPK2 verändert oder gekürzt.',
    expected: 'Das bPK2 Zeichen für Zeichen.',
    observed: 'Eine veränderte Fassung.',
  },
  'no-second-login': {
    summary: 'Woran die Person wiedererkannt wird, zeigt erst eine zweite Anmeldung.',
    expected: 'Eine zweite Anmeldung.',
    observed: 'Keine.',
  },
  'proof-not-shown': {
    summary: 'Das Produkt zeigt nicht, welche Angaben es für nachgewiesen hält.',
    expected: 'Liste der nachgewiesenen Angaben, durch den Adapter.',
    observed: 'Keine.',
  },
  'unproven-taken-as-proven': {
    summary: 'Angaben ohne ausreichendes Vertrauen gelten im Produkt als nachgewiesen.',
    expected: 'Nachgewiesen sind nur Angaben, deren TrustLevel das verlangte Niveau erreicht.',
    observed: '{names}',
  },
  'page-not-seen': {
    summary: 'Die Seite, die Nutzende am Ende sehen, war nicht festzuhalten; die Regel war nicht zu prüfen.',
    expected: 'Eine Seite des Produkts.',
    observed: 'Keine.',
  },
  'no-own-message': {
    summary: 'Eine Anmeldung {loginDe} endete ohne eigene Meldung.',
    expected: 'Eine Seite, die den Grund nennt und sich von der allgemeinen Fehlerseite unterscheidet.',
    observed: 'Die allgemeine Fehlerseite, ein Absturz oder eine leere Seite.',
  },
  'account-not-told': {
    summary: 'Der Adapter gab über das Konto keine brauchbare Auskunft.',
    expected: 'Antwort auf whoami als JSON-Objekt.',
    observed: 'Keine.',
  },
  'pseudonym-not-delivered': {
    summary: 'Die Anmeldung lieferte kein Pseudonym; die Regel war nicht zu prüfen.',
    expected: 'Eine Anmeldung mit Pseudonym.',
    observed: 'Keines.',
  },
  'pseudonym-alone': {
    summary: 'Das Pseudonym wird ohne seine Quelle geführt.',
    expected: 'Pseudonym zusammen mit AssertionProvedBy: {wanted}',
    observed: 'Quelle: {seen}',
  },
  'markup-unescaped': {
    summary: 'Eine Anmeldung {loginDe}: gelieferter Text erscheint auf der Seite als Auszeichnung statt als Text.',
    expected: 'Maskierte Zeichen.',
    observed: 'Unveränderte Auszeichnung.',
  },
  'mailbox-not-shown': {
    summary: 'Ob Postkorb-Adresse und applicationId weitergereicht wurden, war nicht zu sehen.',
    expected: 'Eine Nachricht im Postfach oder die Auskunft des Adapters.',
    observed: 'Keines von beiden.',
  },
  'mailbox-not-delivered': {
    summary: 'Die Anmeldung lieferte weder Postkorb-Adresse noch applicationId; die Regel war nicht zu prüfen.',
    expected: 'Eine Anmeldung mit beiden.',
    observed: 'Keine.',
  },
  'mailbox-lost': {
    summary: 'Angaben für das Postfach wurden nicht weitergereicht.',
    expected: 'legacyPostkorbHandle und applicationId wie geliefert.',
    observed: 'Fehlt oder weicht ab: {names}',
  },
  'organisation-not-shown': {
    summary: 'Der Adapter zeigt nicht, was das Produkt von der Organisation übernommen hat.',
    expected: 'Member organisation in der Antwort auf whoami.',
    observed: 'Keines, oder ohne die gesuchte Angabe.',
  },
  'organisation-differs': {
    summary: 'Eine Anmeldung {loginDe}: Angaben der Organisation wurden nicht so übernommen, wie sie geliefert wurden.',
    expected: 'Jede Angabe unverändert.',
    observed: 'Abweichend: {names}',
  },
  'organisations-confused': {
    summary: 'Zwei Organisationen gleichen Namens gelten im Produkt als eine.',
    expected: 'Zwei verschiedene Schlüssel.',
    observed: 'Derselbe Schlüssel.',
  },
  'person-is-organisation': {
    summary: 'Das Produkt führt die handelnde Person als Organisation.',
    expected: 'Name der Organisation, die handelnde Person getrennt davon.',
    observed: 'Der Name der handelnden Person.',
  },
  'date-misread': { summary: 'Ein Datum wurde falsch gelesen.', expected: '{wanted}', observed: '{seen}' },
};
