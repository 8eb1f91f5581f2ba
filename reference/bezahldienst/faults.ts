/**
 * The named faults of this product: each one switches exactly one behaviour to a mistake seen in, or feared for, payment services. The
 * table is the only list of them; product code asks `faults.has('name')` at the place concerned.
 */
import { fault } from '../kit/faults.ts';
import type { FaultDescription } from '../kit/faults.ts';

/** Every fault this product can be started with. */
export const FAULTS = {
  'json-as-text': fault('PAY-001', 'Antwortet mit text/plain statt JSON.', 'Answers with text/plain instead of JSON.'),
  'status-query-missing': fault('PAY-001 PAY-002 PAY-017', 'Bietet die Zustandsabfrage nicht an.', 'Does not offer the status query.'),
  'path-ids-trimmed': fault('PAY-002', 'Schneidet Leerzeichen von Kennungen im Pfad ab.', 'Trims spaces off ids in the path.'),
  'path-ids-cut': fault('PAY-002', 'Kürzt Kennungen im Pfad auf 36 Zeichen.', 'Cuts ids in the path to 36 characters.'),
  'unknown-pair-unspecified': fault(
    'PAY-003',
    'Nennt für eine unbekannte Kombination nur UNSPECIFIED.',
    'Names nothing but UNSPECIFIED for an unknown combination.',
  ),
  'old-code-name': fault('PAY-003', 'Verwendet den veralteten Namen des Funktionscodes.', 'Uses the old name of the functional code.'),
  'tenants-mixed': fault('PAY-003', 'Zeigt jedem Mandanten jede Transaktion.', 'Shows every transaction to every tenant.'),
  'repeats-replayed': fault(
    'PAY-004',
    'Antwortet auf eine wiederholte requestId mit der ersten Antwort.',
    'Answers a repeated requestId with the first answer.',
  ),
  'repeats-accepted': fault('PAY-004', 'Legt unter derselben requestId eine zweite Zahlung an.', 'Makes a second payment for the same requestId.'),
  'duplicate-guard-late': fault(
    'PAY-004',
    'Merkt sich die requestId erst nach dem Anlegen; gleichzeitige Anfragen gehen durch.',
    'Remembers the requestId after the creation only; simultaneous requests pass.',
  ),
  'repeats-after-end': fault('PAY-004', 'Gibt die requestId nach einem Abbruch wieder frei.', 'Frees the requestId after a cancellation.'),
  'sum-unchecked': fault('PAY-005', 'Vergleicht grosAmount nicht mit den Positionen.', 'Does not compare grosAmount with the items.'),
  'sum-tolerates-a-cent': fault('PAY-005', 'Nimmt eine Abweichung von einem Cent hin.', 'Accepts a difference of one cent.'),
  'sum-in-floats': fault(
    'PAY-005',
    'Rechnet mit Gleitkommazahlen und lehnt richtige Summen ab.',
    'Reckons with floating point numbers and refuses right sums.',
  ),
  'sum-rounds-down': fault('PAY-005', 'Schneidet Bruchteile von Cent ab, statt zu runden.', 'Cuts fractions of cents off instead of rounding.'),
  'lengths-unchecked': fault('PAY-006', 'Prüft keine Längen.', 'Does not check lengths.'),
  'characters-unchecked': fault('PAY-006', 'Prüft keine Zeichen.', 'Does not check characters.'),
  'bounds-unchecked': fault('PAY-006', 'Prüft keine Zahlenbereiche.', 'Does not check bounds of numbers.'),
  'items-unbounded': fault('PAY-006', 'Nimmt beliebig viele Positionen an.', 'Accepts any number of items.'),
  'currency-unchecked': fault('PAY-006', 'Nimmt jede Währung an und bucht sie als Euro.', 'Accepts any currency and books it as euro.'),
  'validation-unspecified': fault('PAY-006', 'Nennt für verletzte Felder nur UNSPECIFIED.', 'Names nothing but UNSPECIFIED for broken fields.'),
  'limits-off-by-one': fault('PAY-006', 'Lehnt Angaben ab, die genau so lang sind wie erlaubt.', 'Refuses values that are exactly as long as allowed.'),
  'return-scheme-unchecked': fault('PAY-006', 'Nimmt als redirectUrl auch javascript: an.', 'Accepts javascript: as redirectUrl too.'),
  'page-unescaped': fault(
    'PAY-006',
    'Schreibt Angaben der Anfrage ungeprüft in die Bezahlseite.',
    'Writes values of the request into the payment page as they are.',
  ),
  'booking-data-optional': fault('PAY-007', 'Bucht ohne Kontierung auf ein Sammelkonto.', 'Books to a suspense account without account assignment.'),
  'booking-data-of-first-item': fault('PAY-007', 'Prüft die Kontierung nur der ersten Position.', 'Checks the account assignment of the first item only.'),
  'request-not-echoed': fault('PAY-008', 'Lässt paymentRequest in der Antwort weg.', 'Leaves paymentRequest out of the answer.'),
  'echo-in-cents': fault('PAY-008', 'Sendet grosAmount in Cent zurück.', 'Sends grosAmount back in cents.'),
  'created-as-201': fault('PAY-008', 'Antwortet auf das Anlegen mit 201.', 'Answers the creation with 201.'),
  'transaction-url-elsewhere': fault('PAY-008', 'Nennt als transactionUrl die Bezahlseite.', 'Names the payment page as transactionUrl.'),
  'page-address-once': fault(
    'PAY-009',
    'Nennt die Bezahlseite nur beim Anlegen, nicht beim Lesen.',
    'Names the payment page on creation only, not on reading.',
  ),
  'page-address-kept': fault('PAY-010', 'Nennt die Bezahlseite auch nach dem Ende.', 'Names the payment page after the end too.'),
  'method-always-told': fault('PAY-011', 'Nennt paymentMethod schon vor der Zahlung.', 'Names paymentMethod before the payment already.'),
  'payment-time-missing': fault('PAY-011', 'Nennt keinen Zeitpunkt der Zahlung.', 'Names no time of the payment.'),
  'page-reopens': fault(
    'PAY-012',
    'Setzt eine beendete Zahlung beim Aufruf der Bezahlseite zurück.',
    'Sets an ended payment back when the payment page is opened.',
  ),
  'canceled-can-be-paid': fault('PAY-012', 'Lässt eine abgebrochene Zahlung noch bezahlen.', 'Lets a cancelled payment be paid afterwards.'),
  'return-with-result': fault('PAY-013', 'Hängt das Ergebnis an die redirectUrl an.', 'Appends the result to the redirectUrl.'),
  'stays-after-refusal': fault('PAY-013', 'Bleibt nach einer Ablehnung auf der Bezahlseite.', 'Stays on the payment page after a refusal.'),
  'return-parameter-believed': fault(
    'PAY-013',
    'Leitet dorthin, wohin ein Parameter der Bezahlseite zeigt.',
    'Leads to where a parameter of the payment page points.',
  ),
  'return-of-latest': fault(
    'PAY-013',
    'Leitet an die redirectUrl der zuletzt angelegten Zahlung.',
    'Leads to the redirectUrl of the payment that was made last.',
  ),
  'problems-as-json': fault('PAY-014 PAY-017', 'Sendet Fehler als application/json.', 'Sends errors as application/json.'),
  'problem-status-differs': fault('PAY-014', 'Schreibt in status immer 500.', 'Always writes 500 into status.'),
  'problem-without-type': fault('PAY-014', 'Lässt type weg.', 'Leaves type out.'),
  'unreadable-as-html': fault('PAY-014', 'Antwortet auf unlesbares JSON mit einer HTML-Seite.', 'Answers unreadable JSON with an HTML page.'),
  'unknown-transaction-open': fault('PAY-014', 'Meldet Transaktionen, die es nicht gibt, als offen.', 'Tells transactions that do not exist to be open.'),
  'strangers-served': fault('PAY-014', 'Bedient Aufrufer ohne Zugangsdaten.', 'Serves callers without credentials.'),
  'stack-in-detail': fault('PAY-015', 'Schreibt die Stapelspur in detail.', 'Writes the stack trace into detail.'),
  'no-support-number': fault('PAY-016', 'Nennt in detail keine Nummer.', 'Names no number in detail.'),
  'one-support-number': fault('PAY-016', 'Nennt für jeden Fehler dieselbe Nummer.', 'Names the same number for every error.'),
  'status-query-204': fault('PAY-017', 'Antwortet auf die Zustandsabfrage mit 204.', 'Answers the status query with 204.'),
  'unknown-pair-available': fault('PAY-017', 'Meldet auch unbekannte Kombinationen als bereit.', 'Tells unknown combinations to be available too.'),
} as const satisfies Readonly<Record<string, FaultDescription>>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** The faults a product was started with. */
export type Faults = ReadonlySet<FaultName>;
