/**
 * A paid application says by its paymentInformation what the ledger has: transaction, Kassenzeichen, BOOKED, the amount. Our inference of PAY-027. Where
 * ledger or Fachverfahren tell another story than the submission, the suite is wrong, and nothing can be told.
 */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { begunRule } from './chain-rule.ts';
import type { SeenPayment } from './subject.ts';

/** What a ledger must not find when one payment belongs to one application. */
const CONTRADICTIONS = ['paid-twice', 'paid-without-application', 'application-paid-twice', 'application-without-payment', 'amount-differs'];

/** @requirement KET-001 */
export const nameTheRightPayment = begunRule('KET-001', 'name-the-right-payment', ({ payments, deliveries, irregularities, ordered }) => {
  const paid = payments.filter(({ status }) => status === 'PAYED');
  const [delivery] = deliveries;
  if (paid.length === 0) return [cannotTell('chain-not-paid')];
  if (delivery === undefined) return [cannotTell('chain-not-delivered')];
  const { paymentInformation: information } = delivery;
  if (information === undefined) return [cannotTell('chain-not-readable')];
  if (information === null) return [broken('chain-payment-not-named')];
  const meant = paid.find(({ transactionId }) => transactionId === information['transactionId']);
  if (meant === undefined) return [differs(information, 'transactionId', paid.map(({ transactionId }) => transactionId).join(', '))];
  const flaws = flawsOf(information, meant, ordered.amountCents);
  const isOneStory = paid.length > 1 || (irregularities.every((kind) => !CONTRADICTIONS.includes(kind)) && (delivery.copies ?? 1) === 1);
  return flaws.length > 0 || isOneStory
    ? flaws
    : [cannotTell('chain-stories-differ', { params: { ledger: irregularities.join(', '), copies: delivery.copies ?? '?' } })];
});

function flawsOf(information: Readonly<Record<string, unknown>>, { reference }: SeenPayment, cents: number): readonly Flaw[] {
  const amount = information['grossAmount'];
  return [
    ...(information['status'] === 'BOOKED' ? [] : [differs(information, 'status', 'BOOKED')]),
    ...(information['transactionReference'] === reference ? [] : [differs(information, 'transactionReference', reference ?? '-')]),
    ...(amount === undefined || amount === cents / 100 ? [] : [differs(information, 'grossAmount', String(cents / 100))]),
  ];
}

function differs(information: Readonly<Record<string, unknown>>, member: string, expected: string): Flaw {
  return broken('chain-payment-differs', { params: { member, expected, seen: excerpt(information[member]) } });
}
