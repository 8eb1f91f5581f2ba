/**
 * Submissions that name a payment (metadata 1.0.0 and 2.1.0, `paymentInformation`): what the schema allows, and what it does
 * not. The flaws are those that come of copying an XBezahldienste answer: PAYED, ids that are too long, a missing reference.
 */
import type { CaseDefinition } from '../case.ts';
import type { Metadata } from '../plan.ts';

type Payment = Readonly<Record<string, string | number | undefined>>;

/** Reference of the payment in all these submissions unless the case is about it. */
const REFERENCE = 'KZ-2026-000815';

/** Required members only. */
const BOOKED: Payment = { transactionReference: REFERENCE, transactionId: 'tx-2026-000815', paymentMethod: 'CREDITCARD', status: 'BOOKED' };

/** Every member of the schema. */
const WHOLE: Payment = {
  ...BOOKED,
  transactionUrl: 'https://bezahldienst.example/paymenttransaction/antrag/kasse/tx-2026-000815',
  transactionTimestamp: '2026-02-03T10:15:30Z',
  paymentMethodDetail: 'Visa-Kredit',
  grossAmount: 25,
};

const paying =
  (payment: Payment) =>
  (metadata: Metadata): void =>
    void (metadata['paymentInformation'] = payment);

/** No rule says which answer is right. */
const observed = (phrase: string, en: string, change: Payment, base = BOOKED): CaseDefinition => ({
  phrase,
  en,
  expectation: 'answer',
  transactionReference: String(change['transactionReference'] ?? REFERENCE),
  metadata: paying({ ...base, ...change }),
});

const STATUSES = ['BOOKED', 'INITIAL', 'FAILED', 'CANCELED'] as const;
const METHODS = ['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'INVOICE', 'OTHER'] as const;

const VALID: readonly CaseDefinition[] = [
  ...STATUSES.map((status) => observed(`die eine Zahlung im Stand ${status} nennt`, `that names a payment with status ${status}`, { status })),
  ...METHODS.map((method) =>
    observed(`die eine gebuchte Zahlung mit ${method} nennt`, `that names a booked payment by ${method}`, { paymentMethod: method }, WHOLE),
  ),
  observed('deren Zahlung alle Kennungen in größter Länge nennt', 'whose payment names all ids at their greatest length', {
    transactionId: 'T'.repeat(36),
    transactionReference: `KZ-${'7'.repeat(33)}`,
    paymentMethodDetail: 'd'.repeat(36),
  }),
  observed('deren Zahlung auf 19,99 Euro lautet', 'whose payment is of 19.99 euros', { grossAmount: 19.99 }),
  observed('deren Zahlung auf einen Cent lautet', 'whose payment is of one cent', { grossAmount: 0.01 }),
  observed('deren Zahlung auf einen Betrag lautet, der in den Fachdaten nicht vorkommt', 'whose payment is of an amount that the data do not know', {
    grossAmount: 999_999.99,
  }),
  observed('deren Zahlung den Betrag als grosAmount statt grossAmount nennt', 'whose payment names its amount grosAmount instead of grossAmount', {
    grosAmount: 25,
  }),
];

/**
 * Compared with the plain submission, and not with one that names a sound payment: a product that refuses every payment breaks
 * no rule we know, and a doubt about it would weigh more than what it shows.
 */
const broken = (phrase: string, en: string, change: Payment, basis?: 'I'): CaseDefinition => ({
  phrase,
  en,
  expectation: 'refuse',
  problems: [{ type: 'https://schema.fitko.de/fit-connect/events/problems/schema-violation', isVerified: true }],
  metadata: paying({ ...WHOLE, ...change }),
  ...(basis === undefined ? {} : { basis }),
});

const BROKEN: readonly CaseDefinition[] = [
  broken('deren Zahlung den Stand PAYED statt BOOKED nennt', 'whose payment has status PAYED instead of BOOKED', { status: 'PAYED' }),
  broken('deren Zahlung eine Kennung von 44 Zeichen trägt', 'whose payment has an id of 44 characters', { transactionId: 'x'.repeat(44) }),
  broken('deren Zahlung ein Leerzeichen in der Kennung hat', 'whose payment has a blank in its id', { transactionId: 'tx 815' }),
  // JSON leaves a member without value out.
  broken('deren Zahlung kein Kassenzeichen nennt', 'whose payment names no reference', { transactionReference: undefined }),
  broken('deren Zahlung eine Zahlungsart nennt, die es nicht gibt', 'whose payment names a method that does not exist', { paymentMethod: 'SEPA' }),
  broken('deren Zahlung die Zahlungsart mit Leerzeichen beschreibt', 'whose payment describes its method with a blank', { paymentMethodDetail: 'Visa Kredit' }),
  broken('deren Zahlung auf null Euro lautet', 'whose payment is of zero euros', { grossAmount: 0 }),
  broken('deren Zahlung auf Bruchteile eines Cents lautet', 'whose payment is of fractions of a cent', { grossAmount: 19.995 }),
  broken('deren Zahlung den Betrag als Text nennt', 'whose payment names its amount as text', { grossAmount: '25.00' }),
  // Whether `format` is asserted is left to the validator, so that a pass through the schema is no proof.
  broken('deren Zahlung einen Zeitpunkt ohne Zeitzone nennt', 'whose payment names a time without zone', { transactionTimestamp: '2026-02-03T10:15:30' }, 'I'),
];

export const PAYMENT_CASES: readonly CaseDefinition[] = [...VALID, ...BROKEN];
