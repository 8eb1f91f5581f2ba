/** Texts of the payment page, German and English. Names of interfaces and codes stay as they are. */
import type { Bilingual } from '../../../src/core/language.ts';
import type { Face, Method, PaymentStatus } from '../money/payment.ts';

export const TEXTS = {
  skip: { de: 'Zum Inhalt springen', en: 'Skip to content' },
  brand: { de: 'Bezahldienst-Simulator des Prüfstands', en: 'Payment service simulator of Prüfstand' },
  simulator: { de: 'Simulator – keine echten Daten.', en: 'Simulator – no real data.' },
  simulatorMore: {
    de: 'Hier wird kein Geld bewegt. Geben Sie nichts Echtes ein.',
    en: 'No money is moved here. Do not enter anything real.',
  },
  pay: { de: 'Bezahlen', en: 'Pay' },
  payTo: { de: 'Empfänger', en: 'Payee' },
  amount: { de: 'Betrag', en: 'Amount' },
  purpose: { de: 'Verwendungszweck', en: 'Purpose' },
  description: { de: 'Beschreibung', en: 'Description' },
  reference: { de: 'Kassenzeichen', en: 'Reference (Kassenzeichen)' },
  interfaceName: { de: 'Schnittstelle', en: 'Interface' },
  taxes: { de: 'Enthaltene Umsatzsteuer', en: 'Value added tax included' },
  rate: { de: 'Satz', en: 'Rate' },
  net: { de: 'Netto', en: 'Net' },
  tax: { de: 'Steuer', en: 'Tax' },
  methods: { de: 'Wie möchten Sie bezahlen?', en: 'How do you want to pay?' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  tests: { de: 'Für Tests: anderer Ausgang', en: 'For tests: another outcome' },
  amounts: { de: 'Beträge, die ohne Seite einen Ausgang wählen', en: 'Amounts that choose an outcome without the page' },
  outcome: { de: 'Ausgang', en: 'Outcome' },
  resultTitle: { de: 'Ergebnis der Zahlung', en: 'Result of the payment' },
  status: { de: 'Stand', en: 'Status' },
  back: { de: 'Zurück zum Dienst', en: 'Back to the service' },
  goingBack: { de: 'Sie werden zum Dienst zurückgeleitet.', en: 'You are being led back to the service.' },
  closedTitle: { de: 'Das Fenster ist geschlossen', en: 'The window is closed' },
  closed: {
    de: 'So sieht es aus, wenn jemand nach dem Bezahlen das Fenster schließt: Der Browser kehrt nicht zum Dienst zurück.',
    en: 'This is what it looks like when somebody closes the window after paying: the browser does not return to the service.',
  },
  doneTitle: { de: 'Diese Zahlung ist beendet', en: 'This payment is over' },
  done: { de: 'Sie können hier nicht noch einmal bezahlen.', en: 'You cannot pay here again.' },
  noReturn: { de: 'Der Dienst hat keine Adresse für die Rückkehr genannt.', en: 'The service gave no address to return to.' },
  unknownTitle: { de: 'Zahlung nicht gefunden', en: 'Payment not found' },
  unknown: { de: 'Es gibt keine Zahlung mit dieser Adresse.', en: 'There is no payment at this address.' },
  linkTitle: { de: 'Aufruf nicht möglich', en: 'This link does not work' },
  linkWrong: {
    de: 'Mandant, Kunde, Kassenzeichen und beide Rücksprung-Adressen müssen genannt sein und zusammengehören.',
    en: 'Mandant, customer, Kassenzeichen and both back links have to be given and belong together.',
  },
  unavailableTitle: { de: 'Der Bezahldienst ist gestört', en: 'The payment service is down' },
  unavailable: { de: 'Bitte versuchen Sie es später noch einmal.', en: 'Please try again later.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const METHOD_TEXTS: Readonly<Record<Method, Bilingual>> = {
  creditcard: { de: 'Kreditkarte', en: 'Credit card' },
  giropay: { de: 'giropay', en: 'giropay' },
  paydirekt: { de: 'paydirekt', en: 'paydirekt' },
  paypal: { de: 'PayPal', en: 'PayPal' },
  sepa: { de: 'SEPA-Lastschrift', en: 'SEPA direct debit' },
  applepay: { de: 'Apple Pay', en: 'Apple Pay' },
  googlepay: { de: 'Google Pay', en: 'Google Pay' },
  transfer: { de: 'Überweisung', en: 'Bank transfer' },
};

export const STATUS_TEXTS: Readonly<Record<PaymentStatus, Bilingual>> = {
  INITIAL: { de: 'Noch kein Ergebnis', en: 'No result yet' },
  PAYED: { de: 'Bezahlt', en: 'Paid' },
  FAILED: { de: 'Fehlgeschlagen', en: 'Failed' },
  CANCELED: { de: 'Abgebrochen', en: 'Cancelled' },
};

export const FACE_NAMES: Readonly<Record<Face, string>> = {
  xbezahldienste: 'XBezahldienste 1.0.0',
  epaybl: 'ePayBL',
  pmpayment: 'pmPayment',
  girocheckout: 'GiroCheckout',
};

/** Outcomes that the page offers besides paying and cancelling. */
export const TEST_ACTIONS = {
  fail: { de: 'Zahlung wird abgelehnt', en: 'Payment is refused' },
  later: { de: 'Zurück; bezahlt wird 60 Sekunden später', en: 'Back; paid 60 seconds later' },
  leave: { de: 'Zurück ohne Ergebnis', en: 'Back without a result' },
  'pay-close': { de: 'Bezahlen und das Fenster schließen', en: 'Pay and close the window' },
  'cancel-close': { de: 'Abbrechen und das Fenster schließen', en: 'Cancel and close the window' },
  'pay-twice': { de: 'Doppelt bezahlen', en: 'Pay twice' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** An amount in the form of the language. @param cents whole number */
export function euros(cents: number, language: 'de' | 'en'): string {
  // Cents below 2^53 keep every digit; the format gets them as a decimal text.
  const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return (language === 'de' ? GERMAN : ENGLISH).format(text as `${number}`);
}

const GERMAN = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const ENGLISH = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });

/** What the button says. */
export function payButton(cents: number, language: 'de' | 'en'): string {
  return language === 'de' ? `${euros(cents, language)} bezahlen` : `Pay ${euros(cents, language)}`;
}
