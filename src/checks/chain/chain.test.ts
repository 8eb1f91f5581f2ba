/** Every check of chains: a good subject, bad ones that differ in one point, and what cannot be told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import { MESSAGES_EN } from '../../core/messages.en.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Check } from '../check.ts';
import * as chain from './index.ts';
import type { ChainSubject, SeenDelivery, SeenOrder } from './subject.ts';

type Row = readonly [title: string, subject: ChainSubject, expected?: string];

let count = 0;

function exchangeOf(): Exchange {
  count += 1;
  const body = { sizeBytes: 0, sha256: '', text: '', isTruncated: false };
  return {
    id: `x${String(count).padStart(6, '0')}`,
    seq: count,
    tenant: 'default',
    direction: 'inbound',
    peer: 'product',
    operation: 'submit-submission',
    startedAt: '2026-11-21T08:15:30.000Z',
    durationMs: 10,
    labels: {},
    request: { method: 'PUT', target: '/', headers: [], body },
    response: { status: 202, headers: [], body },
    faults: [],
  };
}

const INFORMATION = { transactionId: 't-1', transactionReference: 'k-1', status: 'BOOKED', paymentMethod: 'PAYPAL', grossAmount: 12.5 };
const PAID = { transactionId: 't-1', status: 'PAYED', reference: 'k-1' } as const;
const OPEN = { transactionId: 't-1', status: 'INITIAL' } as const;

function delivery(change: Partial<SeenDelivery> = {}): SeenDelivery {
  return {
    submissionId: 's-1',
    exchange: exchangeOf(),
    destination: 'right',
    namesApplicant: true,
    paymentInformation: INFORMATION,
    decision: 'accepted',
    copies: 1,
    ...change,
  };
}

function order(change: Partial<SeenOrder> = {}): SeenOrder {
  return {
    ordered: { mark: 'PSABCDEF', amountCents: 1250 },
    begun: 'begun',
    payments: [PAID],
    irregularities: [],
    deliveries: [delivery()],
    told: { state: 'sent', decision: 'accepted' },
    tellingExchange: exchangeOf(),
    traces: [exchangeOf()],
    ...change,
  };
}

const one = (change: Partial<SeenOrder> = {}, afterwards?: ChainSubject['afterwards']): ChainSubject => ({
  orders: [order(change)],
  ...(afterwards === undefined ? {} : { afterwards }),
});
const delivered = (change: Partial<SeenDelivery>): ChainSubject => one({ deliveries: [delivery(change)] });
const informed = (change: object): ChainSubject => delivered({ paymentInformation: { ...INFORMATION, ...change } });
const silent = (): ChainSubject => {
  const { paymentInformation: _, ...rest } = delivery();
  return one({ deliveries: [rest] });
};
const undecided = (): ChainSubject => {
  const { decision: _, ...rest } = delivery();
  return one({ deliveries: [rest] });
};
const NOBODY: Row = ['nothing ordered', { orders: [] }, 'cantTell chain-not-begun'];
const UNBEGUN: Row = ['no payment page', one({ begun: 'not-begun' }), 'cantTell chain-not-begun'];
const NOTHING_SENT = { deliveries: [] } as const;

/** Checks that nothing is delivered. */
const withheld = (check: Check<ChainSubject>, key: string, isToOthersOnly = false): readonly [Check<ChainSubject>, ...Row[]] =>
  [
    check,
    ['nothing delivered, and the chain works', one(NOTHING_SENT, 'delivered')],
    ['not even begun', one({ ...NOTHING_SENT, begun: 'not-begun', payments: [] }, 'delivered')],
    ['the break arrived', one({ ...NOTHING_SENT, staged: 2 }, 'delivered')],
    ['delivered', one({ deliveries: [delivery({ destination: 'other' })] }, 'delivered'), `broken ${key}`],
    ['delivered to the right one', one({}, 'delivered'), isToOthersOnly ? undefined : `broken ${key}`],
    ['the chain does not work', one(NOTHING_SENT, 'not-delivered'), 'cantTell chain-control-failed'],
    ['the chain was not tried', one(NOTHING_SENT), 'cantTell chain-control-failed'],
    ['the break did not arrive', one({ ...NOTHING_SENT, staged: 0 }, 'delivered'), 'cantTell chain-break-not-staged'],
    ['the adapter is silent', one({ ...NOTHING_SENT, begun: 'unknown' }, 'delivered'), 'cantTell chain-not-begun'],
    NOBODY,
  ] as const as readonly [Check<ChainSubject>, ...Row[]];

/** Checks that it is delivered all the same. */
const kept = (check: Check<ChainSubject>, key: string): readonly [Check<ChainSubject>, ...Row[]] => [
  check,
  ['delivered once', one({ staged: 2 })],
  ['never delivered, and an ordinary one is', one(NOTHING_SENT, 'delivered'), `broken ${key}`],
  ['nothing is delivered at all', one(NOTHING_SENT, 'not-delivered'), 'cantTell chain-control-failed'],
  ['never delivered, and nothing tried after it', one(NOTHING_SENT), 'cantTell chain-control-failed'],
  ['delivered twice', one({ deliveries: [delivery(), delivery({ submissionId: 's-2' })] }), 'broken chain-delivered-again'],
  ['nobody has paid', one({ ...NOTHING_SENT, payments: [OPEN] }), 'cantTell chain-not-paid'],
  ['the break did not arrive', one({ staged: 0 }), 'cantTell chain-break-not-staged'],
  UNBEGUN,
  NOBODY,
];

const ROWS: readonly (readonly [Check<ChainSubject>, ...Row[]])[] = [
  [
    chain.nameTheRightPayment,
    ['right', one()],
    ['without amount', informed({ grossAmount: undefined })],
    ['another amount', informed({ grossAmount: 12.49 }), 'broken chain-payment-differs'],
    ['PAYED', informed({ status: 'PAYED' }), 'broken chain-payment-differs'],
    ['another Kassenzeichen', informed({ transactionReference: 'k-2' }), 'broken chain-payment-differs'],
    ['another transaction', informed({ transactionId: 't-9' }), 'broken chain-payment-differs'],
    ['the second of two', one({ payments: [{ ...PAID, transactionId: 't-0', reference: 'k-0' }, PAID] })],
    ['none', delivered({ paymentInformation: null }), 'broken chain-payment-not-named'],
    ['the ledger disagrees', one({ irregularities: ['paid-without-application'] }), 'cantTell chain-stories-differ'],
    ['stored twice', delivered({ copies: 2 }), 'cantTell chain-stories-differ'],
    ['another finding of the ledger', one({ irregularities: ['paid-never-read'] })],
    ['not readable', silent(), 'cantTell chain-not-readable'],
    ['not delivered', one(NOTHING_SENT), 'cantTell chain-not-delivered'],
    ['not paid', one({ payments: [OPEN] }), 'cantTell chain-not-paid'],
    UNBEGUN,
    NOBODY,
  ],
  [
    chain.nameWhoLoggedIn,
    ['named', one()],
    ['not named', delivered({ namesApplicant: false }), 'broken chain-applicant-missing'],
    ['not delivered', one(NOTHING_SENT), 'cantTell chain-not-delivered'],
    UNBEGUN,
    NOBODY,
  ],
  [
    chain.showTheDecision,
    ['the same', one()],
    ['rejected, and told so', one({ deliveries: [delivery({ decision: 'rejected' })], told: { decision: 'rejected' } })],
    ['rejected, and told accepted', delivered({ decision: 'rejected' }), 'broken chain-decision-differs'],
    ['not told in time', one({ told: { state: 'sent', decision: null } }), 'broken chain-decision-differs'],
    ['silent', one({ told: { state: 'sent' } }), 'cantTell chain-not-told'],
    ['undecided', undecided(), 'cantTell chain-not-decided'],
    ['not delivered', one(NOTHING_SENT), 'cantTell chain-not-decided'],
    UNBEGUN,
    NOBODY,
  ],
  kept(chain.deliverAfterAnOutage, 'chain-paid-not-sent'),
  [
    chain.deliverOnceAfterALostAnswer,
    ['once', one({ staged: 1 })],
    ['again', one({ staged: 1, deliveries: [delivery(), delivery()] }), 'broken chain-delivered-again'],
    ['not at all', one({ staged: 1, ...NOTHING_SENT }), 'cantTell chain-not-delivered'],
    ['no answer got lost', one({ staged: 0 }), 'cantTell chain-break-not-staged'],
    UNBEGUN,
    NOBODY,
  ],
  withheld(chain.holdBackWhatIsUnpaid, 'chain-unpaid-sent'),
  [
    chain.deliverOnceForTwoPayments,
    ['once', one({ payments: [PAID, { ...PAID, transactionId: 't-2' }] }), 'observation chain-paid-twice'],
    ['twice', one({ payments: [PAID, { ...PAID, transactionId: 't-2' }], deliveries: [delivery(), delivery()] }), 'broken chain-delivered-again'],
    ['not at all', one({ payments: [PAID, { ...PAID, transactionId: 't-2' }], ...NOTHING_SENT }), 'cantTell chain-not-delivered'],
    ['one payment', one(), 'cantTell chain-not-paid'],
    UNBEGUN,
    NOBODY,
  ],
  withheld(chain.distrustTheReturn, 'chain-return-believed'),
  kept(chain.deliverAfterALateResult, 'chain-late-result-missed'),
  withheld(chain.holdBackWithoutPaymentService, 'chain-sent-without-service'),
  withheld(chain.holdBackOnUnreadableResults, 'chain-error-taken-for-payment'),
  withheld(chain.holdBackOnAnotherAmount, 'chain-other-amount-taken'),
  kept(chain.rememberOrdersOverARestart, 'chain-lost-by-restart'),
  [
    chain.deliverToTheCurrentAddress,
    ['the current one', one()],
    ['the former one', delivered({ destination: 'other' }), 'broken chain-address-stale'],
    ['not delivered', one(NOTHING_SENT), 'cantTell chain-not-delivered'],
    UNBEGUN,
    NOBODY,
  ],
  withheld(chain.deliverNowhereWithoutEntry, 'chain-sent-without-entry'),
  withheld(chain.deliverNowhereWhenRevoked, 'chain-sent-to-revoked', true),
  withheld(chain.compareTheCertificates, 'chain-certificate-differs'),
  withheld(chain.verifyTheReceiver, 'chain-receiver-unverified', true),
];

for (const [check, ...rows] of ROWS) {
  describe(`${check.requirement} ${check.id}`, () => {
    for (const [title, subject, expected] of rows)
      it(title, () => {
        const findings = check.run(subject);
        assert.deepEqual([...new Set(findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`))], expected === undefined ? [] : [expected]);
        for (const { requirement, messageKey, params, evidence } of findings) {
          assert.equal(requirement, check.requirement);
          for (const table of [MESSAGES_DE, MESSAGES_EN]) {
            const { expected: wanted = '', observed = '', summary = '' } = table[messageKey] ?? {};
            for (const [, name = ''] of `${summary}${wanted}${observed}`.matchAll(/\{(\w+)\}/g)) assert.ok(name in params, `${messageKey} ${name}`);
          }
          assert.equal(evidence.length > 0, subject.orders.length > 0);
        }
      });
  });
}

it('a return that was believed is told apart from a product that never waits for payments', () => {
  const basisFor = (paymentInformation: SeenDelivery['paymentInformation'] | null): unknown =>
    chain.distrustTheReturn.run(one({ payments: [OPEN], deliveries: [delivery({ paymentInformation: paymentInformation ?? null })] }, 'delivered'))[0]?.basis;
  assert.equal(basisFor(INFORMATION), undefined);
  assert.equal(basisFor({ ...INFORMATION, status: 'INITIAL' }), 'I');
  assert.equal(basisFor(null), 'I');
});

it('every check is tried', () => {
  const all = Object.values(chain).map(({ id }) => id);
  assert.deepEqual(ROWS.map(([{ id }]) => id).sort(), all.sort());
});
