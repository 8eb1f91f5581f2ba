/**
 * Faults of the service with a fee: between login, payment, directory and delivery.
 */
import { fault } from '../../kit/faults.ts';
import type { FaultDescription } from '../../kit/faults.ts';

/** Faults of payment and delivery. */
export const PAID_SERVICE_FAULTS = {
  'payment-not-named': fault('KET-001', 'Lässt die Zahlung in den Metadaten der Einreichung weg.', 'Leaves the payment out of the metadata of the submission.'),
  'applicant-from-form': fault(
    'KET-002',
    'Nimmt die antragstellende Person aus dem Formular statt aus der Anmeldung.',
    'Takes the applicant from the form instead of the login.',
  ),
  'decision-presumed': fault('KET-003', 'Zeigt jeden eingereichten Antrag als angenommen.', 'Shows every delivered application as accepted.'),
  'delivery-given-up': fault(
    'KET-004',
    'Gibt die Einreichung nach dem ersten Fehlschlag auf und zeigt den Antrag als erledigt.',
    'Gives the delivery up after its first failure and shows the application as done.',
  ),
  'sends-again-unasked': fault(
    'KET-005',
    'Reicht nach einer verlorenen Antwort noch einmal ein, ohne nachzusehen.',
    'Delivers again after a lost answer without having a look.',
  ),
  'sent-without-payment': fault('KET-006', 'Reicht abgebrochene Anträge unbezahlt ein.', 'Delivers cancelled applications unpaid.'),
  'every-payment-sent': fault('KET-007', 'Reicht den Antrag zu jeder Zahlung ein.', 'Delivers the application for every payment.'),
  'return-believed': fault('KET-008', 'Glaubt den Parametern der Rückkehr.', 'Believes the parameters of the return.'),
  'no-background-poll': fault('KET-009', 'Liest Zahlungen nur bei der Rückkehr.', 'Reads payments on the return only.'),
  'lets-through-when-down': fault(
    'KET-010',
    'Lässt Anträge als bezahlt durch, wenn der Bezahldienst nicht antwortet.',
    'Lets applications through as paid when the payment service is down.',
  ),
  'errors-count-as-paid': fault('KET-011', 'Hält Fehler auf das Lesen für eine Zahlung.', 'Takes errors on reading for a payment.'),
  'amount-not-compared': fault('KET-012', 'Vergleicht den gelesenen Betrag nicht.', 'Does not compare the amount that was read.'),
  'orders-in-memory': fault('KET-013', 'Vergisst angefangene Anträge beim Neustart.', 'Forgets begun applications on a restart.'),
} as const satisfies Record<string, FaultDescription>;

/** Faults of the way to the authority. */
export const ADDRESS_FAULTS = {
  'address-kept': fault('KET-014', 'Reicht an die Adresse ein, die bei der Antragstellung galt.', 'Delivers to the address of the day of application.'),
  'last-address-presumed': fault('KET-015', 'Nimmt ohne Eintrag die zuletzt bekannte Adresse.', 'Takes the last known address where there is no entry.'),
  'revocation-ignored': fault('KET-016', 'Übergeht die Sperre eines Zertifikats im Verzeichnis.', 'Ignores that the directory calls a certificate revoked.'),
  'key-not-compared': fault(
    'KET-017',
    'Verschlüsselt für jeden Schlüssel des Zustellpunkts, gleich welches Zertifikat das Verzeichnis nennt.',
    'Encrypts for any key of the destination, whatever certificate the directory names.',
  ),
  'receiver-not-verified': fault(
    'KET-018',
    'Fragt das Verzeichnis nicht, ob der Empfänger zur richtigen Kategorie gehört.',
    'Does not ask the directory whether the receiver belongs to the right category.',
  ),
} as const satisfies Record<string, FaultDescription>;
