/**
 * The named faults of this product: each one switches exactly one behaviour to a mistake seen in, or feared for, real
 * receiving systems. The table is the only list of them; product code asks `faults.has('name')` at the place concerned.
 */
import { fault } from '../kit/faults.ts';
import type { FaultDescription } from '../kit/faults.ts';

/** Every fault this product can be started with. */
export const FAULTS = {
  'token-basic-auth': fault('FC-SUB-001', 'Sendet die Zugangsdaten nur als HTTP Basic.', 'Sends its credentials by HTTP Basic only.'),
  'token-never-renewed': fault('FC-SUB-001', 'Behält das erste Token für immer, auch nach 401.', 'Keeps its first token for ever, also after 401.'),
  'pickup-403-as-empty': fault('FC-SUB-002', 'Hält 403 beim Abruf für eine leere Liste.', 'Takes 403 on pickup for an empty list.'),
  'pickup-first-page-only': fault('FC-SUB-003', 'Liest nur die erste Seite der Abholliste.', 'Reads the first page of the pickup list only.'),
  'callback-only': fault('FC-SUB-004', 'Ruft nach dem Start nie mehr regelmäßig ab.', 'Never polls again after start-up.'),
  'event-signature-unchecked': fault('FC-SUB-010', 'Prüft Kopf und Signatur der Ereignisse nicht.', 'Does not verify header and signature of events.'),
  'submit-event-any': fault(
    'FC-SUB-011',
    'Nimmt das letzte Submit-Ereignis, ohne Anzahl, sub, txn und Aussteller zu prüfen.',
    'Takes the last submit event without checking count, sub, txn and issuer.',
  ),
  'tag-metadata-unchecked': fault(
    'FC-SUB-012',
    'Vergleicht das Authentication-Tag der Metadaten nicht.',
    'Does not compare the authentication tag of the metadata.',
  ),
  'tag-data-unchecked': fault('FC-SUB-012', 'Vergleicht das Authentication-Tag der Fachdaten nicht.', 'Does not compare the authentication tag of the data.'),
  'tag-attachment-unchecked': fault(
    'FC-SUB-012',
    'Vergleicht die Authentication-Tags der Anlagen nicht.',
    'Does not compare the authentication tags of attachments.',
  ),
  'first-key-only': fault(
    'FC-SUB-013',
    'Entschlüsselt immer mit dem ersten Schlüssel, ohne die kid zu beachten.',
    'Always decrypts with the first key and ignores the kid.',
  ),
  'jwe-alg-any': fault('FC-SUB-014', 'Entschlüsselt auch mit nicht zugelassenen Verfahren.', 'Decrypts algorithms that are not allowed, too.'),
  'zip-refused': fault('FC-SUB-015', 'Lehnt komprimierte Inhalte (zip DEF) ab.', 'Refuses compressed content (zip DEF).'),
  'metadata-schema-unchecked': fault('FC-SUB-020', 'Prüft die Metadaten nicht gegen ihr Schema.', 'Does not validate the metadata against their schema.'),
  'metadata-version-ignored': fault('FC-SUB-020', 'Beachtet die in $schema genannte Version nicht.', 'Ignores the version named in $schema.'),
  'payment-unchecked': fault('FC-SUB-020', 'Prüft die Angaben zur Zahlung nicht.', 'Does not validate the payment information.'),
  'payment-payed-taken': fault(
    'FC-SUB-020',
    'Nimmt den Zahlungsstand PAYED der Bezahldienste für BOOKED.',
    'Takes the status PAYED of payment services for BOOKED.',
  ),
  'payment-id-cut': fault('FC-SUB-020', 'Kürzt zu lange Kennungen der Zahlung.', 'Cuts ids of the payment that are too long.'),
  'payment-open-dropped': fault(
    'FC-SUB-030',
    'Lässt Einreichungen, deren Zahlung nicht gebucht ist, ohne Antwort liegen.',
    'Leaves submissions whose payment is not booked without an answer.',
  ),
  'service-unchecked': fault('FC-SUB-021', 'Prüft die Verwaltungsleistung nicht.', 'Does not check the public service.'),
  'attachment-set-unchecked': fault(
    'FC-SUB-022',
    'Vergleicht die Anlagen der Metadaten nicht mit denen der Einreichung.',
    'Does not compare the attachments in the metadata with those of the submission.',
  ),
  'data-hash-unchecked': fault('FC-SUB-023', 'Prüft den Hashwert der Fachdaten nicht.', 'Does not check the hash of the data.'),
  'attachment-hash-unchecked': fault('FC-SUB-023', 'Prüft die Hashwerte der Anlagen nicht.', 'Does not check the hashes of attachments.'),
  'data-schema-unchecked': fault('FC-SUB-024', 'Prüft die Fachdaten nicht gegen ihr Schema.', 'Does not validate the data against their schema.'),
  'data-schema-support-unchecked': fault('FC-SUB-025', 'Nimmt Fachdaten mit nicht unterstütztem Schema an.', 'Takes data with a schema that is not supported.'),
  'reply-channel-unchecked': fault('FC-SUB-026', 'Prüft den Rückkanal nicht.', 'Does not check the reply channel.'),
  'fragments-sorted': fault(
    'FC-SUB-027',
    'Fügt Fragmente nach Kennung sortiert statt in genannter Reihenfolge zusammen.',
    'Joins fragments sorted by id instead of in listed order.',
  ),
  'dataset-hash-unchecked': fault('FC-SUB-028', 'Prüft die Hashwerte der dataSets nicht.', 'Does not check the hashes of dataSets.'),
  'rejects-silently': fault('FC-SUB-030', 'Verwirft fehlerhafte Einreichungen ohne Ereignis.', 'Drops bad submissions without an event.'),
  'accept-before-attachments': fault(
    'FC-SUB-031',
    'Nimmt an, bevor die Anlagen geholt und geprüft sind.',
    'Accepts before attachments are fetched and checked.',
  ),
  'store-after-accept': fault('FC-SUB-032', 'Speichert erst nach der Annahme.', 'Stores only after accepting.'),
  'set-typ-jwt': fault('FC-SUB-033', 'Schreibt typ JWT in den Kopf des Ereignisses.', 'Writes typ JWT into the event header.'),
  'set-alg-ps256': fault('FC-SUB-033', 'Signiert Ereignisse mit PS256.', 'Signs events with PS256.'),
  'set-kid-thumbprint': fault('FC-SUB-033', 'Nennt den Fingerabdruck statt der kid des Schlüssels.', 'Names the thumbprint instead of the kid of the key.'),
  'set-iss-url': fault(
    'FC-SUB-034',
    'Nennt eine Adresse statt der Zustellpunkt-Kennung als Aussteller.',
    'Names an address instead of the destination id as issuer.',
  ),
  'set-jti-reused': fault('FC-SUB-034', 'Verwendet eine jti mehrfach.', 'Uses one jti again and again.'),
  'set-txn-missing': fault('FC-SUB-034', 'Lässt txn weg.', 'Leaves txn out.'),
  'set-iat-milliseconds': fault('FC-SUB-034', 'Gibt iat in Millisekunden an.', 'Gives iat in milliseconds.'),
  'accept-without-tags': fault('FC-SUB-035', 'Nimmt ohne Authentication-Tags an.', 'Accepts without authentication tags.'),
  'accept-tag-missing-attachment': fault(
    'FC-SUB-035',
    'Lässt beim Annehmen das Tag einer Anlage weg.',
    'Leaves the tag of one attachment out of the accept event.',
  ),
  'set-schema-1-0-0': fault('FC-SUB-036', 'Nennt set-payload 1.0.0 als Schema.', 'Names set-payload 1.0.0 as schema.'),
  'problem-type-invented': fault('FC-SUB-037', 'Erfindet Problemarten.', 'Invents problem types.'),
  'problem-instance-missing': fault('FC-SUB-037', 'Lässt instance im Problem weg.', 'Leaves instance out of problems.'),
  'first-problem-only': fault('FC-SUB-038', 'Hört beim ersten Problem auf.', 'Stops at the first problem.'),
  'detail-with-data': fault('FC-SUB-039', 'Schreibt Inhalte der Einreichung in detail.', 'Writes content of the submission into detail.'),
  'event-as-json': fault('FC-SUB-040', 'Sendet Ereignisse als application/json.', 'Posts events as application/json.'),
  'repeats-after-409': fault('FC-SUB-041', 'Wiederholt ein Ereignis nach 409 zweimal.', 'Repeats an event twice after 409.'),
  'delivered-on-422': fault('FC-SUB-042', 'Hält ein mit 422 abgelehntes Ereignis für zugestellt.', 'Takes an event refused with 422 as delivered.'),
  'processes-twice': fault(
    'FC-SUB-043',
    'Verarbeitet und beantwortet eine erneut gesehene Einreichung noch einmal.',
    'Processes and answers an item seen again once more.',
  ),
  'stops-at-404': fault('FC-SUB-044', 'Beendet die Runde beim ersten 404.', 'Ends the round at the first 404.'),
  'bad-item-blocks': fault('FC-SUB-045', 'Eine unlesbare Einreichung beendet die Runde.', 'An unreadable item ends the round.'),
  'resends-blindly': fault(
    'FC-SUB-046',
    'Wiederholt ein Ereignis nach Verbindungsabbruch, ohne das Protokoll zu lesen.',
    'Repeats an event after connection loss without reading the log.',
  ),
  'rollover-kid-first': fault(
    'FC-SUB-053',
    'Setzt encryptionKid, bevor der Schlüssel veröffentlicht ist.',
    'Switches encryptionKid before the key is published.',
  ),
  'callback-answers-202': fault('FC-CBK-001', 'Beantwortet Callbacks mit 202.', 'Answers callbacks with 202.'),
  'callback-hmac-reserialised': fault('FC-CBK-002', 'Bildet den HMAC über neu geschriebenes JSON.', 'Computes the HMAC over re-serialised JSON.'),
  'callback-hmac-unchecked': fault('FC-CBK-003', 'Prüft den HMAC nicht.', 'Does not check the HMAC.'),
  'callback-age-unchecked': fault('FC-CBK-004', 'Prüft das Alter der Nachricht nicht.', 'Does not check the age of the message.'),
  'callback-timestamp-crash': fault(
    'FC-CBK-007',
    'Ein fehlender oder nicht numerischer Zeitstempel legt den Endpunkt lahm.',
    'A missing or non-numeric timestamp kills the endpoint.',
  ),
  'callback-submission-ids': fault('FC-CBK-008', 'Liest nur das veraltete submissionIds.', 'Reads only the deprecated submissionIds.'),
  'callback-trusted': fault('FC-CBK-009', 'Verwendet die caseId aus dem Callback.', 'Uses the caseId of the callback.'),
  'callback-unknown-type-500': fault('FC-CBK-010', 'Beantwortet unbekannte Nachrichtenarten mit 500.', 'Answers unknown message types with 500.'),
  'callback-header-case': fault('FC-CBK-011', 'Findet nur klein geschriebene Kopfzeilennamen.', 'Finds lower-case header names only.'),
  'tls-unverified': fault('FC-SND-006', 'Prüft das Serverzertifikat nicht.', 'Does not verify the server certificate.'),
  'does-nothing': fault('FC-SUB-030', 'Tut nichts.', 'Does nothing at all.'),
  'accepts-everything': fault('FC-SUB-031', 'Nimmt alles an.', 'Accepts everything.'),
  'rejects-everything': fault('FC-SUB-037', 'Lehnt alles ab.', 'Rejects everything.'),
  'rejects-wrong-reason': fault('FC-SUB-037', 'Lehnt mit falscher Begründung ab.', 'Rejects with a wrong reason.'),
  'answers-late': fault('FC-SUB-005', 'Antwortet erst nach ANSWER_DELAY_SECONDS.', 'Answers only after ANSWER_DELAY_SECONDS.'),
} as const satisfies Record<string, FaultDescription>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** The faults a product was started with. */
export type Faults = ReadonlySet<FaultName>;
