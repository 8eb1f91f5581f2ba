/** Sentences of findings about directories, German; keys as in messages-directory.en.ts. */
import { MESSAGES_DIRECTORY_ENTRIES_DE } from './messages-directory-entries.de.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_DIRECTORY_DE: MessageTable = {
  ...MESSAGES_DIRECTORY_ENTRIES_DE,
  'directory-not-asked': {
    summary: 'Nach dem, was die Regel betrifft, wurde nicht gefragt; sie ließ sich nicht prüfen.',
    expected: 'Eine Abfrage dazu.',
    observed: 'Keine.',
  },
  'directory-silent': {
    summary: 'Das Verzeichnis hat auch beim zweiten Versuch nicht vollständig geantwortet.',
    expected: 'Eine vollständige Antwort innerhalb der Frist.',
    observed: 'Keine ({failure}).',
  },
  'directory-unavailable': {
    summary: 'Das Verzeichnis ist gestört oder überlastet; die Regel ließ sich nicht prüfen.',
    expected: 'Eine Antwort in der Sache.',
    observed: 'Status {status}, auch beim zweiten Versuch.',
  },
  'directory-status-unexpected': {
    summary: 'Das Verzeichnis hat mit einem Status geantwortet, der nicht beschrieben ist; die Regel ließ sich nicht prüfen.',
    expected: '200, 204, 400, 401 oder 404.',
    observed: 'Status {status}.',
  },
  'directory-login-failed': {
    summary: 'Die Anmeldung mit dem Client-Zertifikat der Zieldatei ist gescheitert; die Regel ließ sich nicht prüfen.',
    expected: 'Ein Token.',
    observed: 'Status {status}; ist das Zertifikat im Verzeichnis eingetragen?',
  },
  'directory-not-admitted': {
    summary: 'Das Verzeichnis hat die Suite trotz Anmeldung nicht zugelassen; die Regel ließ sich nicht prüfen.',
    expected: 'Eine Antwort auf {function}.',
    observed: 'Status 401.',
  },
  'directory-entry-not-answered': {
    summary: 'Auf {function} kam keine Auskunft; die Regel ließ sich nicht prüfen.',
    expected: 'Status 200 mit einer Auskunft.',
    observed: 'Status {status}; gibt es den Eintrag der Zieldatei im Verzeichnis?',
  },
  'directory-answer-unreadable': {
    summary: 'Die Antwort auf {function} ist kein JSON der beschriebenen Form; diese Regel ließ sich daran nicht prüfen.',
    expected: 'JSON mit den Angaben, um die es geht.',
    observed: 'Etwas anderes.',
  },
  'ended-entry-valid': {
    summary: 'Der Dienst, der laut Zieldatei nicht mehr gilt, gilt nach Auskunft des Verzeichnisses.',
    expected: 'Ein abgelaufener Dienst zum Schlüssel {key}.',
    observed: 'Ein Dienst, der jetzt gilt.',
  },
  'function-missing': {
    summary: 'Eine beschriebene Funktion wird nicht angeboten.',
    expected: 'Eine Antwort der Funktion {function}.',
    observed: 'Status {status} ohne Problemdokument des Verzeichnisses.',
  },
  'answer-cut-off': {
    summary: 'Eine Antwort bricht vor ihrem Ende ab.',
    expected: 'Die vollständige Antwort auf {function}.',
    observed: 'Der Anfang, auch beim zweiten Versuch.',
  },
  'answer-not-json': {
    summary: 'Eine Antwort mit Status 200 ist kein wohlgeformtes JSON.',
    expected: 'JSON als Antwort auf {function}.',
    observed: 'Etwas anderes.',
  },
  'answer-media-type': {
    summary: 'Eine Antwort nennt den falschen Medientyp.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'status-undescribed': {
    summary: 'Eine regelgerechte Abfrage wird mit einem Status beantwortet, der nicht beschrieben ist.',
    expected: '200, 204, 400, 401 oder 404 auf {function}.',
    observed: 'Status {status}.',
  },
  'problem-member': {
    summary: 'Einem Problemdokument fehlt eine Angabe, oder sie ist kein Text.',
    expected: '{member} als Text.',
    observed: 'Etwas anderes.',
  },
  'problem-status': {
    summary: 'Ein Problemdokument nennt einen anderen Status als die Antwort.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'token-answer-member': {
    summary: 'Der Antwort auf eine gültige Anmeldung fehlt eine Angabe, oder sie hat den falschen Typ.',
    expected: '{member}',
    observed: 'Sie fehlt oder hat einen anderen Typ.',
  },
  'token-for-stranger': {
    summary: 'Ein Zertifikat, das nicht eingetragen ist, bekommt ein Token.',
    expected: '401 mit dem Problemtyp AUTHENTICATION.',
    observed: 'Status {status}.',
  },
  'login-refused-otherwise': {
    summary: 'Die Anmeldung eines Unbekannten wird anders abgewiesen als beschrieben.',
    expected: '401 mit dem Problemtyp AUTHENTICATION.',
    observed: 'Status {status}, anderer oder kein Problemtyp.',
  },
  'token-for-bad-signature': {
    summary: 'Ein JWT ohne gültige Signatur des genannten Zertifikats bekommt ein Token.',
    expected: 'Keine Zulassung.',
    observed: 'Ein Token ({assertion}).',
  },
  'token-for-ended-assertion': {
    summary: 'Ein abgelaufenes JWT bekommt ein Token.',
    expected: 'Keine Zulassung.',
    observed: 'Ein Token.',
  },
  'look-up-without-token': {
    summary: 'Eine Abfrage ohne gültiges Token wird bearbeitet.',
    expected: '401',
    observed: 'Status {status} ({authorization}).',
  },
  'look-up-refused-otherwise': {
    summary: 'Eine Abfrage ohne gültiges Token wird mit einem anderen Status abgewiesen.',
    expected: '401',
    observed: 'Status {status} ({authorization}).',
  },
  'bearer-taken': {
    summary: 'Ein gültiges Token wird auch mit dem Wort Bearer angenommen.',
    expected: '401',
    observed: 'Status 200.',
  },
  'token-not-taken': {
    summary: 'Ein frisches Token wird nicht angenommen.',
    expected: 'Eine Auskunft.',
    observed: '401',
  },
  'request-not-refused': {
    summary: 'Eine fehlerhafte Abfrage wird nicht so abgewiesen wie beschrieben.',
    expected: '400 mit dem Problemtyp {type} auf {function}.',
    observed: 'Status {status}, oder anderer Problemtyp.',
  },
  'large-batch-refused': {
    summary: 'Ein Stapel erlaubter Größe wird abgewiesen.',
    expected: '200 auf {requests} Anfragen.',
    observed: 'Status {status}.',
  },
};
