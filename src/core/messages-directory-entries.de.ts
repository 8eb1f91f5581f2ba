/** Sentences of findings about what directories answer, German; keys as in messages-directory-entries.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_DIRECTORY_ENTRIES_DE: MessageTable = {
  'answer-shape': {
    summary: 'Eine Auskunft entspricht nicht ihrer Beschreibung.',
    expected: '{function}, wie beschrieben.',
    observed: '{member}: {problem}',
  },
  'category-twice': {
    summary: 'Der Name einer Kategorie kommt im Baum zweimal vor.',
    expected: 'Jeder Name einmal.',
    observed: '„{name}“ mehrmals.',
  },
  'categories-unordered': {
    summary: 'Der Kategorienbaum ist nicht alphabetisch geordnet.',
    expected: '„{after}“ vor „{before}“.',
    observed: 'Umgekehrt.',
  },
  'order-not-due': {
    summary: 'Version {version} muss den Kategorienbaum noch nicht ordnen.',
    expected: 'Ab 2.15.0.',
    observed: '{version}',
  },
  'miss-told-otherwise': {
    summary: 'Was es nicht gibt, wird anders gemeldet als beschrieben.',
    expected: 'Der beschriebene Fehlschlag von {function}.',
    observed: 'Status {status}, oder anderer Problemtyp.',
  },
  'miss-with-entries': {
    summary: 'Auf {function} kommen Einträge, wo es keine gibt.',
    expected: 'Eine leere Liste.',
    observed: 'Einträge.',
  },
  'verification-untrue': {
    summary: 'Das Ergebnis einer Kategorienprüfung ist falsch.',
    expected: '{wanted} für „{category}“.',
    observed: '{seen}',
  },
  'own-categories-missing': {
    summary: 'Zum eigenen Schlüssel und Zertifikat wird keine Kategorie genannt.',
    expected: 'Mindestens eine.',
    observed: 'Eine leere Liste.',
  },
  'certificate-not-seen': {
    summary: 'Die Auskunft enthält kein Zertifikat.',
    expected: '–',
    observed: 'Keines.',
  },
  'certificate-unreadable': {
    summary: 'content eines Zertifikats ist kein Zertifikat.',
    expected: 'DER in Base64.',
    observed: 'Etwas anderes ({fingerprint}).',
  },
  'certificate-told-otherwise': {
    summary: 'Eine Angabe zu einem Zertifikat stimmt nicht mit dem Zertifikat überein.',
    expected: '{member}: {own}',
    observed: '{seen}',
  },
  'other-certificate': {
    summary: 'Es kommt ein anderes Zertifikat als das gefragte.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'other-organization': {
    summary: 'Es kommt eine andere Organisation als die gefragte.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'other-service': {
    summary: 'Es kommt ein anderer Dienst als der gefragte.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'service-ended': {
    summary: 'Es kommt ein Dienst, der nicht mehr gilt.',
    expected: 'Ein Dienst, der jetzt gilt, oder keiner.',
    observed: 'Gültig bis {validTo}.',
  },
  'service-not-yet': {
    summary: 'Es kommt ein Dienst, der noch nicht gilt.',
    expected: 'Ein Dienst, der jetzt gilt, oder keiner.',
    observed: 'Gültig ab {validFrom}.',
  },
  'warning-not-seen': {
    summary: 'Das Verzeichnis weist nicht auf den abgelaufenen Dienst hin; es muss nicht.',
    expected: '–',
    observed: 'Kein dvdv-warning-msg.',
  },
  'warning-not-encoded': {
    summary: 'dvdv-warning-msg ist nicht nach RFC 2047 kodiert.',
    expected: 'ASCII mit Encoded Words.',
    observed: 'Andere Zeichen, oder ein fehlerhaftes Encoded Word.',
  },
  'service-not-listed': {
    summary: 'Ein angebotener Dienst fehlt in der Liste seiner Kategorie.',
    expected: '{uri}',
    observed: 'Nicht unter {listed} Einträgen.',
  },
  'element-not-found': {
    summary: 'Die Suche mit einem Dienstelement findet die Organisation nicht, deren Dienst es hat.',
    expected: '{key}',
    observed: 'Andere oder keine.',
  },
  'batch-count': {
    summary: 'Ein Stapel hat eine andere Zahl von Ergebnissen als von Anfragen.',
    expected: '{requests}',
    observed: '{results}',
  },
  'batch-order': {
    summary: 'Die Ergebnisse eines Stapels stehen nicht in der Reihenfolge der Anfragen.',
    expected: 'Die Reihenfolge der Anfragen.',
    observed: 'Eine andere.',
  },
  'servers-disagree': {
    summary: 'Beide Server antworten Verschiedenes.',
    expected: 'Dieselbe Auskunft auf {function}.',
    observed: 'Eine andere, oder keine.',
  },
};
