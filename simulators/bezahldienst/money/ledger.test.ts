/** The ledger by itself: whatever is done to payments in whatever order, it balances, and what is not as it should be has a name. */
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createVirtualClock } from '../../../src/core/clock.ts';
import { createPaymentBook } from './book.ts';
import type { BookSnapshot, PaymentBook } from './book.ts';
import { createLedger, postingOf } from './ledger.ts';
import { carryOutOrder, OUTCOME_AMOUNTS, outcomeOfAmount } from './outcomes.ts';
import { balanceOf } from './payment.ts';
import type { Payment } from './payment.ts';

const NOW = Date.parse('2026-05-05T10:00:00.000Z');

interface Stand {
  readonly book: PaymentBook;
  readonly advance: (seconds: number) => void;
  readonly ended: string[];
}

function stand(snapshot?: BookSnapshot): Stand {
  const realClock = { now: () => NOW };
  const clock = createVirtualClock(realClock);
  const ended: string[] = [];
  const onEnded = ({ transactionId }: Payment): void => void ended.push(transactionId);
  const book = createPaymentBook({ clock, realClock, pageSeconds: 3600, onEnded, onNoticeDue: onEnded, ...(snapshot === undefined ? {} : { snapshot }) });
  return { book, ended, advance: (seconds) => (clock.advance(seconds * 1000), void book.tick()) };
}

function open(book: PaymentBook, transactionId: string, amountCents: number): Payment {
  const payment = book.open({
    transactionId,
    face: 'xbezahldienste',
    mandantNr: '1',
    place: 'xbezahldienste:a/b',
    ownId: `own-${transactionId}`,
    amountCents,
    currency: 'EUR',
    purpose: 'x',
    source: '{}',
    details: {},
  });
  if (payment === undefined) throw new Error('The id is in use.');
  return payment;
}

const kindsOf = (book: PaymentBook): readonly string[] => book.ledger.audit(book.all()).irregularities.map(({ kind }) => kind);

test('a payment has its own id once, and ends once', () => {
  const { book, ended } = stand();
  const payment = open(book, 'a', 100);
  equal(book.open({ ...payment, source: '', transactionId: 'b' }), undefined);
  equal(book.pay(payment, { method: 'paypal' }), 'paid');
  equal(book.pay(payment, { method: 'giropay' }), 'paid-before');
  equal(book.end(payment, 'CANCELED', 'x'), false);
  deepEqual([payment.status, payment.method, payment.reference], ['PAYED', 'paypal', '9900000000001']);
  deepEqual(ended, ['a']);
  equal(balanceOf(payment, 'bank'), 100);
});

test('a page runs out by the virtual clock, not before', () => {
  const { book, advance } = stand();
  const payment = open(book, 'a', 100);
  advance(3599);
  equal(payment.status, 'INITIAL');
  advance(1);
  deepEqual([payment.status, payment.statusDetail], ['FAILED', 'Zeit abgelaufen']);
  equal(book.pay(payment, { method: 'paypal' }), 'ended-before');
});

test('every irregularity has its name', () => {
  const { book, advance } = stand();
  const paid = (id: string): Payment => {
    const payment = open(book, id, 100);
    book.pay(payment, { method: 'sepa' });
    payment.isRead = true;
    book.ledger.link(`application of ${id}`, [id]);
    return payment;
  };
  deepEqual((paid('fine'), kindsOf(book)), []);
  book.payAgain(paid('twice'));
  deepEqual(kindsOf(book), ['paid-twice']);
  book.giveBack(paid('returned'));
  deepEqual([...kindsOf(book)].sort(), ['application-without-payment', 'paid-twice', 'returned']);
  const differing = open(book, 'less', 100);
  book.pay(differing, { method: 'paypal', cents: 99 });
  deepEqual(
    kindsOf(book).filter((kind) => !['paid-twice', 'returned', 'application-without-payment'].includes(kind)),
    ['amount-differs', 'paid-never-read', 'paid-without-application'],
  );
  const ended = open(book, 'ended', 100);
  book.end(ended, 'CANCELED', 'x');
  book.later(ended, 10, { action: 'pay-again' });
  advance(10);
  ok(kindsOf(book).includes('paid-after-end'));
  paid('one');
  book.ledger.link('application of one', [paid('two').transactionId]);
  ok(kindsOf(book).includes('application-paid-twice'));
  const { isBalanced, balances } = book.ledger.audit(book.all());
  ok(isBalanced);
  equal(balances.receivable + balances.bank + balances.revenue + balances.overpaid, 0);
});

test('the audit sees a status that its postings do not bear, and a posting of nothing is refused', () => {
  const { book } = stand();
  const payment = open(book, 'a', 100);
  payment.status = 'FAILED';
  const { isBalanced, unfitting } = book.ledger.audit(book.all());
  equal(isBalanced, false);
  deepEqual(unfitting, ['a']);
  const ledger = createLedger();
  for (const cents of [0, -1, 0.5, NaN]) throws(() => ledger.post(payment, postingOf('payment', cents, 0)), RangeError);
});

test('amounts of the table are unique, and each does what its order says', () => {
  equal(new Set(OUTCOME_AMOUNTS.map(({ amountCents }) => amountCents)).size, OUTCOME_AMOUNTS.length);
  const results = OUTCOME_AMOUNTS.map(({ amountCents }) => {
    const { book, advance } = stand();
    const payment = open(book, 'a', amountCents);
    carryOutOrder(book, payment, outcomeOfAmount(amountCents) ?? { result: 'open' });
    const first = payment.status;
    advance(60);
    const second = `${payment.status}${payment.reference === undefined ? '' : '+'}`;
    advance(2 * 86_400);
    ok(book.ledger.audit(book.all()).isBalanced);
    return `${amountCents} ${first} ${second} ${balanceOf(payment, 'bank')}`;
  });
  deepEqual(results, [
    '101 PAYED PAYED+ 101',
    '102 PAYED PAYED+ 102',
    '103 PAYED PAYED+ 103',
    '104 PAYED PAYED+ 104',
    '105 FAILED FAILED 0',
    '106 CANCELED CANCELED 0',
    '107 INITIAL INITIAL 0',
    '108 INITIAL PAYED+ 108',
    '109 INITIAL FAILED 0',
    '110 PAYED PAYED+ 110',
    '111 PAYED PAYED+ 111',
    '112 PAYED PAYED+ 112',
    '113 PAYED PAYED+ 226',
    '114 CANCELED CANCELED 114',
    '115 PAYED PAYED+ 114',
    '116 PAYED PAYED+ 0',
  ]);
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), cents: fc.integer({ min: 0, max: 99_999_900 }) }),
  fc.record({
    kind: fc.constantFrom('pay', 'fail', 'cancel', 'again', 'back', 'later') as fc.Arbitrary<'pay'>,
    which: fc.nat(9),
    cents: fc.integer({ min: 1, max: 500 }),
  }),
  fc.record({ kind: fc.constant('advance' as const), seconds: fc.nat(5000) }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

test('in any order of steps and restarts the ledger balances, and final stays final', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let current = stand();
      const finals = new Map<string, string>();
      for (const one of steps) {
        const payments = [...current.book.all()];
        if (one.kind === 'open') open(current.book, `t${payments.length}`, one.cents);
        else if (one.kind === 'advance') current.advance(one.seconds);
        else if (one.kind === 'restart') current = stand(JSON.parse(JSON.stringify(current.book.snapshot())) as BookSnapshot);
        else apply(current.book, payments[one.which], one);
        const audit = current.book.ledger.audit(current.book.all());
        ok(audit.isBalanced, JSON.stringify(audit));
        for (const { transactionId, status } of current.book.all()) {
          equal(finals.get(transactionId) ?? status, status);
          if (status !== 'INITIAL') finals.set(transactionId, status);
        }
      }
    }),
    { numRuns: 300 },
  );
});

function apply(book: PaymentBook, payment: Payment | undefined, { kind, cents }: { readonly kind: string; readonly cents: number }): void {
  if (payment === undefined) return;
  if (kind === 'pay') book.pay(payment, { method: 'creditcard', cents });
  if (kind === 'fail') book.end(payment, 'FAILED', 'x');
  if (kind === 'cancel') book.end(payment, 'CANCELED', 'x');
  if (kind === 'again') book.payAgain(payment, cents);
  if (kind === 'back') book.giveBack(payment);
  if (kind === 'later') book.later(payment, cents, { action: 'pay', method: 'sepa' });
}
