/**
 * The named faults of this product: each one switches exactly one behaviour to a mistake seen in, or feared for, products that
 * write to mailboxes. The table is the only list of them; product code asks `faults.has('name')` at the place concerned.
 */
import { fault } from '../kit/faults.ts';
import type { FaultDescription } from '../kit/faults.ts';

/** Every fault this product can be started with. */
export const FAULTS = {
  'certificate-missing': fault('ZBP-01', 'Zeigt kein Client-Zertifikat.', 'Shows no client certificate.'),
  'certificate-of-prod': fault('ZBP-01', 'Zeigt in INT das Zertifikat aus PROD.', 'Shows the certificate of PROD in INT.'),
  'token-hs256': fault('ZBP-02', 'Sichert das JWT mit HS256 und dem Zertifikat als Geheimnis.', 'Secures the JWT with HS256 and the certificate as secret.'),
  'token-without-roles': fault('ZBP-02', 'Lässt roles im JWT weg.', 'Leaves roles out of the JWT.'),
  'token-lives-a-year': fault('ZBP-02', 'Gibt dem JWT ein Jahr Gültigkeit.', 'Gives the JWT a life of a year.'),
  'token-signer-other': fault('ZBP-02', 'Nennt als signer den Anzeigenamen der Behörde.', 'Names the display name of the authority as signer.'),
  'follows-redirects': fault('ZBP-03', 'Folgt Weiterleitungen und sendet das JWT dorthin.', 'Follows redirects and sends the JWT there.'),
  'token-kept': fault(
    'ZBP-03',
    'Bildet das JWT einmal und behält es, auch wenn es abgelehnt wurde.',
    'Makes the JWT once and keeps it, even when it was refused.',
  ),
  'token-in-log': fault('ZBP-03', 'Schreibt das JWT ins Protokoll.', 'Writes the JWT into the log.'),
  'content-reserialised': fault('ZBP-04', 'Bildet content nach dem Signieren neu.', 'Serialises content again after signing.'),
  'content-digest-only': fault('ZBP-04', 'Sendet in sha512sum eine Prüfsumme statt der Signatur.', 'Sends a digest in sha512sum instead of the signature.'),
  'mailbox-by-name': fault(
    'ZBP-05',
    'Merkt sich das Postfach unter dem Namen der Person statt am Vorgang.',
    'Keeps the mailbox by the name of the person instead of by case.',
  ),
  'level-always-1': fault('ZBP-06', 'Sendet jede Nachricht mit Niveau 1.', 'Sends every message with level 1.'),
  'level-always-4': fault('ZBP-06', 'Sendet jede Nachricht mit Niveau 4.', 'Sends every message with level 4.'),
  'limits-ignored': fault('ZBP-07', 'Prüft die Längen einer Nachricht nicht.', 'Does not check the lengths of a message.'),
  'state-limits-ignored': fault('ZBP-07', 'Prüft die Längen einer Statusmeldung nicht.', 'Does not check the lengths of a status report.'),
  'attachment-length-in-characters': fault('ZBP-08', 'Zählt in contentLength Zeichen statt Bytes.', 'Counts characters instead of bytes in contentLength.'),
  'attachments-reordered': fault(
    'ZBP-08',
    'Sendet die Anlagen in anderer Reihenfolge, als sie genannt sind.',
    'Sends attachments in another order than they are listed.',
  ),
  'attachment-digest-base64': fault('ZBP-08', 'Schreibt die Prüfsumme der Anlagen in Base64.', 'Writes the digest of attachments in Base64.'),
  'attachment-unlisted': fault('ZBP-08', 'Nennt die letzte Anlage nicht.', 'Does not list the last attachment.'),
  'file-names-in-ascii': fault('ZBP-09', 'Ersetzt Umlaute in Dateinamen durch Fragezeichen.', 'Replaces umlauts in file names by question marks.'),
  'emoji-stripped': fault('ZBP-09', 'Streicht Emoji aus Titel und Inhalt.', 'Strips emoji from title and content.'),
  'html-unfiltered': fault('ZBP-10', 'Sendet Auszeichnungen und Verweise, wie sie eingegeben wurden.', 'Sends markup and links as they were entered.'),
  'message-uuid-dropped': fault('ZBP-11', 'Verwirft die Antwort und merkt sich keine messageUuid.', 'Drops the answer and keeps no messageUuid.'),
  'believes-any-200': fault(
    'ZBP-11',
    'Hält jede Antwort 200 für eine Zustellung, auch ohne messageUuid.',
    'Takes every answer 200 for a delivery, without messageUuid too.',
  ),
  'deleted-retried-for-ever': fault('ZBP-12', 'Versucht ein gelöschtes Postfach ohne Ende.', 'Tries a deleted mailbox for ever.'),
  'failed-notice-dropped': fault('ZBP-12', 'Löscht die Nachricht nach einem Fehler.', 'Deletes the message after an error.'),
  'clerk-not-told': fault('ZBP-12', 'Zeigt der Sachbearbeitung Fehler nicht.', 'Does not show errors to the clerk.'),
  'no-other-way': fault('ZBP-12', 'Bietet bei einem gelöschten Postfach keinen anderen Weg an.', 'Offers no other way when the mailbox is deleted.'),
  'refusals-repeated': fault('ZBP-13', 'Wiederholt auch Anfragen, die mit 4xx abgelehnt wurden.', 'Repeats requests that were refused with 4xx as well.'),
  'retry-after-ignored': fault('ZBP-13', 'Wiederholt sofort und achtet nicht auf Retry-After.', 'Repeats at once and does not heed Retry-After.'),
  'unclear-outcome-repeated': fault('ZBP-13', 'Sendet nach einem unklaren Ausgang noch einmal.', 'Sends once more after an unclear outcome.'),
  'sends-without-handle': fault('ZBP-15', 'Sendet ohne Handle an ein leeres Postfach.', 'Sends to an empty mailbox when there is no handle.'),
  'missing-handle-ignored': fault('ZBP-15', 'Sagt der Sachbearbeitung nicht, dass es kein Postfach gibt.', 'Does not tell the clerk that there is no mailbox.'),
  'sends-none': fault('ZBP-16', 'Sendet den Stand NONE.', 'Sends the state NONE.'),
  'sends-states-of-online-service': fault(
    'ZBP-16',
    'Sendet als Fachverfahren den Stand des Onlinedienstes.',
    'Sends the state of the online service as a back office.',
  ),
  'sends-states-backwards': fault('ZBP-16', 'Sendet nach dem Abschluss wieder einen früheren Stand.', 'Sends an earlier state again after completion.'),
  'application-of-first-case': fault(
    'ZBP-16',
    'Meldet alle Vorgänge einer Person unter der applicationId des ersten.',
    'Reports all cases of a person under the applicationId of the first.',
  ),
  'created-date-local': fault('ZBP-17', 'Schreibt createdDate mit Zeitzone statt in UTC.', 'Writes createdDate with a time zone instead of in UTC.'),
  'created-date-without-milliseconds': fault('ZBP-17', 'Schreibt createdDate ohne Millisekunden.', 'Writes createdDate without milliseconds.'),
  'created-date-shifted': fault('ZBP-17', 'Hängt ein Z an die Ortszeit.', 'Appends a Z to the local time.'),
  'soap-as-fallback': fault(
    'ZBP-18',
    'Weicht bei Störungen auf die alte SOAP-Schnittstelle aus.',
    'Falls back to the old SOAP interface when the service fails.',
  ),
  'author-token-of-yesterday': fault(
    'ZBP-19',
    'Legt der Einreichung über FIT-Connect ein JWT von gestern bei.',
    'Puts a JWT of yesterday into the submission by way of FIT-Connect.',
  ),
  'author-token-too-short': fault(
    'ZBP-19',
    'Gibt dem JWT in der Einreichung über FIT-Connect zwei Minuten Gültigkeit.',
    'Gives the JWT in the submission by way of FIT-Connect a life of two minutes.',
  ),
  'author-certificate-left-out': fault(
    'ZBP-19',
    'Lässt das Zertifikat in der Einreichung über FIT-Connect weg.',
    'Leaves the certificate out of the submission by way of FIT-Connect.',
  ),
  'rejection-unread': fault(
    'ZBP-12',
    'Hält Eingereichtes für zugestellt und liest das Ereignisprotokoll nicht.',
    'Takes what was submitted for delivered and does not read the event log.',
  ),
  'server-certificate-unchecked': fault('ZBP-20', 'Prüft das Zertifikat des Servers nicht.', "Does not verify the server's certificate."),
  'organisation-mail-to-person': fault(
    'MUK-PF-01',
    'Sendet Post an eine Organisation in das Postfach einer Person.',
    "Sends an organisation's mail to a person's mailbox.",
  ),
} as const satisfies Record<string, FaultDescription>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** The faults a product was started with. */
export type Faults = ReadonlySet<FaultName>;
