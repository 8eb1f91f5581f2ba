/** Sätze der Befunde zu Produkten, die das DVDV abfragen, deutsch; Schlüssel wie in messages-dvdv-client.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_DVDV_CLIENT_DE: MessageTable = {
  'dvdv-nothing-asked': {
    summary: 'Das Produkt hat nichts abgefragt; die Regel war nicht zu prüfen.',
    expected: 'Mindestens eine Abfrage, auf die sich die Regel bezieht.',
    observed: 'Keine innerhalb der Frist.',
  },
  'dvdv-no-token-requested': {
    summary: 'Das Produkt hat kein Token angefordert; die Regel war nicht zu prüfen.',
    expected: 'Eine Anforderung eines Tokens mit lesbarem JWT.',
    observed: 'Keine bis hierher.',
  },
  'dvdv-not-told': {
    summary: 'Was das Produkt mit der Auskunft gemacht hat, war nicht zu sehen.',
    expected: 'Eine Antwort des Adapters, wie docs/reference/adapter-dvdv-client.md sie beschreibt.',
    observed: 'Keine, oder eine andere.',
  },
  'dvdv-not-answered': {
    summary: 'Zum Schlüssel {key} kam keine Abfrage an, die zu beantworten war; die Regel war nicht zu prüfen.',
    expected: 'Eine Abfrage mit genau diesem Schlüssel, die das Verzeichnis beantwortet.',
    observed: 'Keine.',
  },
  'dvdv-servers-alternate': {
    summary: 'Ob das Produkt wegen des fehlenden Eintrags {key} zum Ersatzserver wechselt, war nicht zu sehen.',
    expected: 'Mehrere Abfragen des fehlenden und eines anderen Eintrags beim selben Server.',
    observed: 'Zu wenige, oder beide Server werden auch aus anderen Gründen gefragt.',
  },
  'dvdv-key-not-whole': {
    summary: 'Eine Abfrage nennt keinen ganzen Organisationsschlüssel.',
    expected: 'Präfix, Doppelpunkt und Kennung, 6 bis 255 Zeichen.',
    observed: '{seen}',
  },
  'dvdv-key-refused': {
    summary: 'Das Produkt hat den bestehenden Schlüssel {key} abgewiesen.',
    expected: 'Eine Abfrage mit genau diesem Schlüssel und die Nutzung der Antwort.',
    observed: 'Abgewiesen oder als nicht gefunden gemeldet, ohne zu fragen.',
  },
  'dvdv-key-changed': {
    summary: 'Das Produkt hat den Schlüssel {key} verändert.',
    expected: 'Der Schlüssel Zeichen für Zeichen.',
    observed: '{seen}',
  },
  'dvdv-single-not-get': {
    summary: 'Eine einzelne Abfrage wurde nicht mit GET gestellt.',
    expected: 'GET mit dem Parameter request_json.',
    observed: '{seen}',
  },
  'dvdv-parameters': {
    summary: 'Eine einzelne Abfrage hat andere Parameter.',
    expected: 'Genau ein Parameter request_json.',
    observed: '{seen}',
  },
  'dvdv-query-not-encoded': {
    summary: 'Das JSON einer Abfrage ist nicht für Adressen kodiert.',
    expected: 'Prozentkodierung aller Zeichen, die in einer Adresse nicht stehen dürfen.',
    observed: '{seen}',
  },
  'dvdv-request-unreadable': {
    summary: 'Das JSON einer Abfrage lässt sich nicht lesen.',
    expected: 'Ein JSON-Objekt, als UTF-8 prozentkodiert.',
    observed: '{seen}',
  },
  'dvdv-batch-not-post': {
    summary: 'Ein Stapel wurde nicht mit POST gestellt.',
    expected: 'POST mit einem JSON-Array.',
    observed: '{seen}',
  },
  'dvdv-batch-type': {
    summary: 'Ein Stapel ist nicht als JSON bezeichnet.',
    expected: 'Content-Type: application/json',
    observed: '{seen}',
  },
  'dvdv-batch-unreadable': {
    summary: 'Der Inhalt eines Stapels ist kein JSON-Array.',
    expected: 'Ein JSON-Array von Abfragen.',
    observed: 'Etwas anderes.',
  },
  'dvdv-batch-too-long': {
    summary: 'Ein Stapel hat mehr als {most} Abfragen.',
    expected: 'Höchstens {most} Abfragen, größere Mengen geteilt.',
    observed: '{count} Abfragen.',
  },
  'dvdv-function-name': {
    summary: 'Eine Adresse nennt eine Funktion, die so nicht gedruckt ist.',
    expected: '{printed}',
    observed: '{seen}',
  },
  'dvdv-version-missing': {
    summary: 'In einer Adresse fehlt die Version der Schnittstelle.',
    expected: 'Eingangspfad, v2 und Funktionsname.',
    observed: '{seen}',
  },
  'dvdv-token-type': {
    summary: 'Ein Token wurde nicht mit einem Formular angefordert.',
    expected: 'Content-Type: application/x-www-form-urlencoded',
    observed: '{seen}',
  },
  'dvdv-token-field': {
    summary: 'Das Feld {name} der Anforderung eines Tokens ist ein anderes.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'dvdv-assertion-missing': {
    summary: 'Die Anforderung eines Tokens enthält kein lesbares JWT.',
    expected: 'Ein JWT in client_assertion.',
    observed: 'Keines.',
  },
  'dvdv-assertion-algorithm': {
    summary: 'Das JWT ist nicht mit RS256 signiert.',
    expected: 'RS256',
    observed: '{seen}',
  },
  'dvdv-certificate-unregistered': {
    summary: 'Das JWT nennt ein Zertifikat, das im Verzeichnis nicht hinterlegt ist.',
    expected: 'Der Fingerabdruck des hinterlegten Client-Zertifikats.',
    observed: '{seen}',
  },
  'dvdv-assertion-signature': {
    summary: 'Die Signatur des JWT passt nicht zum genannten Zertifikat.',
    expected: 'RS256 mit dem Schlüssel des Zertifikats.',
    observed: 'Eine andere Signatur.',
  },
  'dvdv-subject': {
    summary: 'sub des JWT nennt nicht den Fingerabdruck des Zertifikats.',
    expected: 'fp: und 40 Hexadezimalzeichen ohne Trennzeichen.',
    observed: '{seen}',
  },
  'dvdv-token-not-carried': {
    summary: 'Eine Abfrage trug kein Token.',
    expected: 'Authorization: EmbeddedBearer und das Token.',
    observed: 'Kein Token.',
  },
  'dvdv-authorization-word': {
    summary: 'Vor dem Token steht ein anderes Wort.',
    expected: 'EmbeddedBearer',
    observed: '{seen}',
  },
  'dvdv-no-handshake': {
    summary: 'Das Produkt hat unter dem Zertifikat „{certificate}“ keine Verbindung versucht.',
    expected: 'Ein Versuch, der abgebrochen wird.',
    observed: 'Keiner innerhalb der Frist.',
  },
  'dvdv-bad-certificate-taken': {
    summary: 'Das Produkt hat dem falschen Serverzertifikat „{certificate}“ vertraut.',
    expected: 'Abbruch, bevor etwas gesendet wird.',
    observed: 'Eine Anfrage über diese Verbindung.',
  },
  'dvdv-trouble-not-met': {
    summary: 'Das Produkt hat den gestörten Server nicht gefragt; die Regel war nicht zu prüfen.',
    expected: 'Eine Abfrage am gestörten Server.',
    observed: 'Keine.',
  },
  'dvdv-no-failover': {
    summary: 'Nach einem technischen Fehler hat das Produkt den Ersatzserver nicht gefragt.',
    expected: 'Die Abfrage von {key} beim anderen Server.',
    observed: 'Keine Abfrage, die beantwortet worden wäre.',
  },
  'dvdv-failover-on-answer': {
    summary: 'Nach einer fachlichen Antwort hat das Produkt auch den anderen Server gefragt.',
    expected: 'Keine weitere Abfrage von {key}: Status {status} ist eine Antwort.',
    observed: 'Dieselbe Abfrage beim anderen Server.',
  },
  'dvdv-revoked-used': {
    summary: 'Das Produkt verwendet die Adresse zu {key}, deren Zertifikat gesperrt ist.',
    expected: 'Die Adresse wird nicht verwendet.',
    observed: 'Sie gilt als gefunden.',
  },
  'dvdv-other-address': {
    summary: 'Das Produkt verwendet zu {key} eine andere Adresse als die eingetragene.',
    expected: '{address}',
    observed: '{seen}',
  },
  'dvdv-address-not-used': {
    summary: 'Das Produkt verwendet zu {key} die eingetragene Adresse nicht.',
    expected: 'Die Adresse aus der Auskunft.',
    observed: 'Gemeldet wurde: {outcome}.',
  },
  'dvdv-address-invented': {
    summary: 'Das Produkt nennt zu {key} eine Adresse, obwohl keine eingetragen ist.',
    expected: 'Nicht gefunden.',
    observed: '{seen}',
  },
  'dvdv-miss-as-failure': {
    summary: 'Das Produkt behandelt die Auskunft „nicht gefunden“ zu {key} als Störung.',
    expected: 'Nicht gefunden.',
    observed: 'Als fehlgeschlagen gemeldet.',
  },
  'dvdv-caller-not-verified': {
    summary: 'Das Produkt hat den Aufrufer nicht mit verifycategory geprüft.',
    expected: 'verifycategory mit dem Fingerabdruck des Aufrufers und einer erlaubten Kategorie.',
    observed: 'Keine solche Abfrage.',
  },
  'dvdv-caller-not-asked': {
    summary: 'Das Produkt hat den Aufrufer abgewiesen, ohne dass eine Abfrage zu beantworten war; die Regel war nicht zu prüfen.',
    expected: 'Eine Abfrage mit verifycategory.',
    observed: 'Keine.',
  },
  'dvdv-caller-processed': {
    summary: 'Das Produkt hat den Aufruf verarbeitet, obwohl das Verzeichnis die Kategorie verneint.',
    expected: 'Abweisung.',
    observed: 'Verarbeitet.',
  },
  'dvdv-foreign-category-processed': {
    summary: 'Das Produkt hat den Aufruf einer Organisation der Kategorie {category} verarbeitet, die den Dienst nicht nutzen darf.',
    expected: 'Nur: {consumers}.',
    observed: 'Verarbeitet.',
  },
  'dvdv-control-caller-refused': {
    summary: 'Das Produkt hat auch den berechtigten Aufrufer abgewiesen; die Abweisung des anderen sagt nichts aus.',
    expected: 'Der berechtigte Aufrufer kommt durch.',
    observed: 'Abgewiesen oder nicht gemeldet.',
  },
};
