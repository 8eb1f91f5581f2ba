/** What has to be true of every journey, however it went: about the ledger, and about the portal once all trouble is over. */
import assert from 'node:assert/strict';
import type { BookedPayment, Journey } from './journey-stand.ts';
import { paymentsFor } from './journey-steps.ts';
import { askAdapter } from './people.ts';

/** Names in the ledger are those of the payments and applications that a reckoning of its own finds wrong, and no others. */
export async function checkLedger({ control, submitted }: Journey): Promise<ReadonlySet<string>> {
  const [payments, { isBalanced, balances, irregularities }] = [await control.payments(), await control.audit()];
  const bank = ({ postings }: BookedPayment): number =>
    postings.reduce((sum, { debit, credit, cents: moved }) => sum + (debit === 'bank' ? moved : 0) - (credit === 'bank' ? moved : 0), 0);
  assert.ok(isBalanced);
  assert.equal(balances.receivable + balances.bank + balances.revenue + balances.overpaid, 0);
  assert.equal(
    balances.bank,
    payments.reduce((sum, payment) => sum + bank(payment), 0),
  );
  const withMoney = new Set(payments.filter((payment) => bank(payment) > 0).map(({ transactionId }) => transactionId));
  const paidOf = (ids: ReadonlySet<string>): number => [...ids].filter((id) => withMoney.has(id)).length;
  const named = new Set(irregularities.flatMap(({ transactionIds }) => transactionIds));
  const seen = new Set<string>(irregularities.map(({ kind }) => kind));
  for (const payment of payments) {
    const { transactionId, status, amountCents, isRead, postings } = payment;
    const count = [...submitted.values()].filter((ids) => ids.has(transactionId)).map(paidOf);
    const isBooked = status === 'PAYED' && bank(payment) === amountCents && postings.filter(({ debit }) => debit === 'bank').length === 1;
    const isUntouched = postings.every(({ debit }) => debit !== 'bank') && !count.includes(0);
    const isWell = (isBooked && isRead && count.length === 1 && count[0] === 1) || isUntouched;
    if (isWell && isBooked) seen.add('well');
    assert.equal(named.has(transactionId), !isWell, JSON.stringify({ payment, irregularities }));
  }
  const ofApplications = irregularities.flatMap(({ application, kind }) => (application === undefined ? [] : [`${application} ${kind}`]));
  const wrong = [...submitted].flatMap(([application, ids]) =>
    paidOf(ids) === 1 ? [] : [`${application} application-${paidOf(ids) === 0 ? 'without-payment' : 'paid-twice'}`],
  );
  assert.deepEqual(new Set(ofApplications), new Set(wrong));
  return seen;
}

/**
 * The portal has every application that was ever made, whatever was restarted; it books once, only what was paid, misses nothing that it can ask
 * for, and what was paid has gone off.
 */
export async function checkPortal(journey: Journey): Promise<void> {
  for (const [application, pages] of journey.applications) {
    const told = await askAdapter(journey.portal, 'GET', `/${application}`);
    assert.equal(told.application, application, 'an application is gone');
    const { state, bookings, paymentInformation } = told;
    const paid = (await paymentsFor(journey, application)).filter(({ status }) => status === 'PAYED');
    assert.ok(bookings <= 1, `booked ${bookings} times`);
    if (bookings > 0) assert.ok(paid.length > 0, 'booked without a payment');
    const isKnown = paid.some(({ transactionId, reference }) => pages.some((page) => page.includes(transactionId) || page.includes(reference ?? '-')));
    if (!isKnown || journey.face === 'girocheckout') continue;
    assert.equal(state, 'paid', 'a payment that can be asked for was missed');
    if (journey.face === 'xbezahldienste') assert.notEqual(paymentInformation, null, 'paid, and nothing to tell the receiving system');
    assert.ok(journey.submitted.has(application), 'money was taken and no application went off');
  }
}
