/**
 * The named faults of this product: each one switches exactly one behaviour to a mistake seen in, or feared for, online services that
 * take fees. The table is the only list of them; product code asks `faults.has('name')` at the place concerned.
 */
import { fault } from '../kit/faults.ts';
import type { FaultDescription } from '../kit/faults.ts';

/** Every fault this product can be started with. */
export const FAULTS = {
  'request-id-kept': fault('PAY-020', 'Wiederholt beim zweiten Versuch die requestId des ersten.', 'Repeats the requestId of the first attempt in the second.'),
  'request-id-too-long': fault('PAY-020', 'Bildet eine requestId von 45 Zeichen.', 'Makes a requestId of 45 characters.'),
  'sum-in-floating-point': fault('PAY-021', 'Addiert Beträge als Gleitkommazahlen.', 'Adds amounts as floating-point numbers.'),
  'sum-without-tax': fault('PAY-021', 'Lässt die Steuer in grosAmount weg.', 'Leaves the tax out of grosAmount.'),
  'items-left-out': fault('PAY-021', 'Sendet keine Positionen.', 'Sends no items.'),
  'purpose-unchanged': fault('PAY-022', 'Sendet Umlaute und Satzzeichen im Verwendungszweck.', 'Sends umlauts and punctuation in the purpose.'),
  'purpose-uncut': fault('PAY-022', 'Kürzt den Verwendungszweck nicht.', 'Does not cut the purpose.'),
  'believes-return': fault('PAY-023', 'Glaubt den Parametern der Rückkehr.', 'Believes the parameters of the return.'),
  'return-is-enough': fault('PAY-023 PTR-005', 'Hält jede Rückkehr für eine Zahlung.', 'Takes every return for a payment.'),
  'no-background-poll': fault('PAY-024 PTR-007', 'Liest Transaktionen nur bei der Rückkehr.', 'Reads transactions on the return only.'),
  'nulls-sent': fault('PAY-025', 'Sendet fehlende Angaben als null.', 'Sends absent members as null.'),
  'errors-count-as-paid': fault('PAY-026', 'Hält unbrauchbare Antworten auf das Lesen für eine Zahlung.', 'Takes unusable answers to a reading for a payment.'),
  'lets-through-when-down': fault(
    'PAY-026',
    'Lässt Anträge als bezahlt durch, wenn der Bezahldienst nicht antwortet.',
    'Lets applications through as paid when the payment service is down.',
  ),
  'status-not-mapped': fault('PAY-027', 'Schreibt PAYED in die Metadaten.', 'Writes PAYED into the metadata.'),
  'amount-not-renamed': fault('PAY-027', 'Schreibt grosAmount in die Metadaten.', 'Writes grosAmount into the metadata.'),
  'information-copied': fault(
    'PAY-027',
    'Kopiert auch transactionRedirectUrl und statusDetail in die Metadaten.',
    'Copies transactionRedirectUrl and statusDetail into the metadata too.',
  ),
  'long-id-cut': fault('PAY-027', 'Schneidet eine zu lange transactionId ab.', 'Cuts a transactionId that is too long.'),
  'detail-copied': fault('PAY-027', 'Übernimmt paymentMethodDetail mit Leerzeichen.', 'Takes paymentMethodDetail over with spaces.'),
  'reference-invented': fault(
    'PAY-027',
    'Setzt die eigene Kennung ein, wenn das Kassenzeichen noch fehlt.',
    'Puts its own id in when the Kassenzeichen is missing.',
  ),
  'reference-demanded': fault('PAY-028', 'Bricht ab, wenn das Kassenzeichen beim Anlegen fehlt.', 'Stops when the Kassenzeichen is missing on creation.'),
  'amount-unchecked': fault('PTR-001', 'Vergleicht den gelesenen Betrag nicht.', 'Does not compare the amount that was read.'),
  'currency-unchecked': fault('PTR-001', 'Vergleicht die gelesene Währung nicht.', 'Does not compare the currency that was read.'),
  'transaction-unchecked': fault(
    'PTR-002',
    'Prüft nicht, ob die gelesene Transaktion die angefragte ist.',
    'Does not check that the transaction that was read is the one asked for.',
  ),
  'unknown-status-counts': fault('PTR-003', 'Hält jeden unbekannten Status für bezahlt.', 'Takes every unknown status for paid.'),
  'texts-as-markup': fault(
    'PTR-004',
    'Schreibt Texte des Bezahldienstes ungeprüft in die Seite.',
    'Writes texts of the payment service into the page as they are.',
  ),
  'return-names-transaction': fault('PTR-005', 'Liest die Transaktion, die in der Rückkehr genannt ist.', 'Reads the transaction that the return names.'),
  'second-attempt-unasked': fault(
    'PTR-006',
    'Legt eine zweite Zahlung an, ohne nach der ersten zu sehen.',
    'Creates a second payment without looking at the first.',
  ),
  'first-attempt-forgotten': fault(
    'PTR-007',
    'Vergisst die erste Zahlung, sobald eine zweite angelegt ist.',
    'Forgets the first payment once there is a second.',
  ),
  'every-result-booked': fault('PTR-008', 'Bucht bei jeder Rückkehr noch einmal.', 'Books once more on every return.'),
  'pm-hash-other-order': fault('PMP-002', 'Bildet den hash in alphabetischer Reihenfolge.', 'Makes the hash in alphabetical order.'),
  'pm-hash-with-absent': fault('PMP-002', 'Rechnet ein Feld in den hash ein, das nicht gesendet wird.', 'Includes a field in the hash that is not sent.'),
  'pm-amount-in-euros': fault('PMP-003', 'Sendet den Betrag in Euro mit Punkt.', 'Sends the amount in euros with a point.'),
  'pm-notice-believed': fault('PMP-007', 'Bucht auf eine Benachrichtigung hin ohne Statusabfrage.', 'Books on a notice without asking for the status.'),
  'pm-booked-again': fault('PMP-008', 'Bucht bei Benachrichtigung und Rückkehr je einmal.', 'Books once each on notice and return.'),
  'pm-amount-unchecked': fault('PMP-009', 'Vergleicht den Betrag der Rückkehr nicht.', 'Does not compare the amount of the return.'),
  'pm-age-unchecked': fault('PMP-009', 'Prüft das Alter der Rückkehr nicht.', 'Does not check the age of the return.'),
  'giro-reply-unchecked': fault('GIRO-003', 'Prüft den Kopf hash der Antwort nicht.', 'Does not check the header hash of the reply.'),
  'giro-hash-unchecked': fault('GIRO-003', 'Prüft gcHash nicht.', 'Does not check gcHash.'),
  'giro-hash-optional': fault('GIRO-003', 'Prüft gcHash nur, wenn er da ist.', 'Checks gcHash only where it is there.'),
  'giro-any-four-counts': fault('GIRO-004', 'Hält jeden Ergebniscode mit führender 4 für bezahlt.', 'Takes every result code with a leading 4 for paid.'),
  'giro-amount-unchecked': fault('GIRO-005', 'Vergleicht den Betrag der Nachricht nicht.', 'Does not compare the amount of the message.'),
  'giro-id-unchecked': fault('GIRO-005', 'Vergleicht die eigene Kennung der Nachricht nicht.', 'Does not compare the own id of the message.'),
  'epay-without-namespace': fault('EPBL-010', 'Ruft die Operation ohne Namensraum auf.', 'Calls the operation without a namespace.'),
  'epay-links-raw': fault('EPBL-020', 'Kodiert die Rücksprung-Adressen nicht.', 'Does not encode the back links.'),
  'epay-return-believed': fault('EPBL-020', 'Hält den Aufruf von backlinkSuccess für eine Zahlung.', 'Takes a call of backlinkSuccess for a payment.'),
  'epay-asks-without-end': fault('EPBL-021', 'Fragt bei der Rückkehr ohne Ende.', 'Asks without end on the return.'),
  'epay-text-uncut': fault('EPBL-022', 'Kürzt den Buchungstext nicht.', 'Does not cut the booking text.'),
} as const satisfies Record<string, FaultDescription>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** The faults a product was started with. */
export type Faults = ReadonlySet<FaultName>;
