/**
 * What the product would write into the metadata of a submission follows the schema of paymentInformation; PAYED is BOOKED, and grosAmount is
 * grossAmount, in our reading. Nothing at all is right only while the Kassenzeichen is missing, or the id does not fit.
 */
import { isJsonObject } from '../../formats/json.ts';
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { applicationRule, isPaid } from './payment-rule.ts';
import type { SeenTransaction } from './subject.ts';

const ID = /^[\w-]{1,36}$/;
const METHODS: readonly unknown[] = ['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'INVOICE', 'OTHER'];
const KNOWN = [
  'transactionUrl',
  'transactionId',
  'transactionReference',
  'transactionTimestamp',
  'paymentMethod',
  'paymentMethodDetail',
  'status',
  'grossAmount',
];
const PLACE = 'response/body/paymentInformation/';

/** @requirement PAY-027 */
export const mapPaymentForFitConnect = applicationRule('PAY-027', 'map-payment-for-fit-connect', ({ told, transactions, ordered }) => {
  const information = told?.paymentInformation;
  const paid = transactions.find(({ status }) => status === 'PAYED');
  if (paid === undefined || told === undefined || information === undefined) return [cannotTell('fee-mapping-not-told')];
  if (information === null) return isOwed(paid) && isPaid(told) ? [broken('fee-mapping-missing')] : isPaid(told) ? [] : [cannotTell('fee-mapping-not-told')];
  return flawsOf(information, paid, ordered.amountCents);
});

function isOwed({ transactionId, reference }: SeenTransaction): boolean {
  return ID.test(transactionId) && reference !== undefined;
}

function flawsOf(information: Readonly<Record<string, unknown>>, { transactionId, reference }: SeenTransaction, cents: number): readonly Flaw[] {
  const { status, grossAmount, paymentMethod, paymentMethodDetail, transactionTimestamp } = information;
  const wrong = (member: string, expected: string): Flaw =>
    broken('fee-mapping', { params: { member, expected, seen: excerpt(information[member]) }, at: PLACE + member });
  const flaws: readonly (Flaw | false)[] = [
    status !== 'BOOKED' && wrong('status', 'BOOKED'),
    !(isId(information['transactionId']) && information['transactionId'] === transactionId) &&
      wrong('transactionId', ID.test(transactionId) ? transactionId : '-'),
    information['transactionReference'] !== reference && wrong('transactionReference', reference ?? '-'),
    !METHODS.includes(paymentMethod) && wrong('paymentMethod', METHODS.join(', ')),
    paymentMethodDetail !== undefined && !isId(paymentMethodDetail) && wrong('paymentMethodDetail', '^[\\w\\d-]{1,36}$'),
    transactionTimestamp !== undefined && !isMoment(transactionTimestamp) && wrong('transactionTimestamp', 'date-time'),
    'grossAmount' in information && grossAmount !== cents / 100 && wrong('grossAmount', String(cents / 100)),
    ...Object.keys(information).map((name) => !KNOWN.includes(name) && wrong(name, '-')),
  ];
  return flaws.filter((flaw) => flaw !== false);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && !isJsonObject(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value);
}
