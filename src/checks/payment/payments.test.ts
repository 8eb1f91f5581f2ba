/** Every check of portals that take fees: a good subject, bad ones that differ in one point, and what cannot be told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import type { Check } from '../check.ts';
import * as payment from './index.ts';
import { OPEN, PAID, PAYMENT_INFORMATION, REFERENCE, TRANSACTION, application, creation, exchangeOf, one, payments, reading } from './sample-payments.ts';
import type { CallsSubject, PaymentsSubject, SeenApplication, SeenCreation } from './subject.ts';

type Row<Subject> = readonly [title: string, subject: Subject, expected?: string];

const request = (change: object, information?: object): PaymentsSubject => one({ creations: [{ exchange: creation(change, information) }] });
const form = (text: string, more: Partial<SeenCreation> = {}): PaymentsSubject =>
  one({ creations: [{ exchange: exchangeOf({ request: text }), ...more }] }, 'pmpayment');
const item = (net: number, tax: number): object => ({ totalNetAmount: net, totalTaxAmount: tax });
const ATTACKED = { attack: { staged: 2 } } as const;
const NOBODY: Row<PaymentsSubject> = ['nothing ordered', payments(), 'cantTell fee-not-begun'];
const UNCREATED: Row<PaymentsSubject> = ['nothing created', one({ creations: [] }), 'cantTell fee-creation-not-seen'];
const SILENT: Row<PaymentsSubject> = ['nothing told', one({ told: undefined, ...ATTACKED }), 'cantTell fee-not-told'];
const LATER = { ...exchangeOf(), startedAt: '2026-11-21T08:15:32.000Z' };
const at = (transactionId: string, status: 'PAYED' | 'INITIAL' | 'FAILED', reference?: string): SeenApplication['transactions'][number] => ({
  transactionId,
  status,
  ...(reference === undefined ? {} : { reference }),
});
const mapped = (change: object): PaymentsSubject => one({ told: { ...PAID, paymentInformation: { ...PAYMENT_INFORMATION, ...change } } });
const page = (text: string, status = 200): { readonly page: SeenApplication['page'] & object } => ({ page: exchangeOf({ response: text, status }) });
const link = (query: string): PaymentsSubject => one({ attempts: [{ acceptance: 'begun', pageUrl: `https://pay.test/login.do?${query}` }] }, 'epaybl');
const settled = exchangeOf({ response: '<paypageStatus><code>INAKTIV</code></paypageStatus>' });
const unsettled = exchangeOf({ response: '<paypageStatus><code>AKTIV</code></paypageStatus>' });
const soap = (text: string, kassenzeichen = REFERENCE): SeenCreation => ({
  exchange: exchangeOf({
    request: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><e:a xmlns:e="http://www.bff.bund.de/ePayment">${text}</e:a></s:Body></s:Envelope>`,
    response: `<kassenzeichen>${kassenzeichen}</kassenzeichen>`,
  }),
});

/** Checks that an application under attack does not count as paid. */
const unpaid = (check: Check<PaymentsSubject>, key: string): readonly [Check<PaymentsSubject>, ...Row<PaymentsSubject>[]] => [
  check,
  ['stays open', one({ told: OPEN, ...ATTACKED })],
  ['counts as paid', one(ATTACKED), `broken ${key}`],
  ['sent', one({ told: { state: 'sent' }, ...ATTACKED }), `broken ${key}`],
  ['booked although open', one({ told: { state: 'open', bookings: 1 }, ...ATTACKED }), `broken ${key}`],
  ['paid, and nobody attacked it', one()],
  ['nothing arrived', one({ told: OPEN, attack: { staged: 0 } }), 'cantTell fee-attack-not-staged'],
  SILENT,
  NOBODY,
];

const ROWS: readonly (readonly [Check<PaymentsSubject>, ...Row<PaymentsSubject>[]])[] = [
  [
    payment.makeFreshRequestIds,
    ['one', one()],
    ['two', payments(application(), application({ creations: [{ exchange: creation({ requestId: 'r-2' }) }] }))],
    ['36 characters', request({ requestId: 'a'.repeat(36) })],
    ['37 characters', request({ requestId: 'a'.repeat(37) }), 'broken fee-request-id-form'],
    ['a dot', request({ requestId: 'a.b' }), 'broken fee-request-id-form'],
    ['none', request({ requestId: undefined }), 'broken fee-request-id-form'],
    ['again', payments(application(), application()), 'broken fee-request-id-again'],
    UNCREATED,
  ],
  [
    payment.sendSumOfItems,
    ['right', one()],
    ['two items with tax', request({ grosAmount: 30.3, items: [item(25.23, 4.77), item(0.1, 0.2)] })],
    ['rounded half-up', request({ grosAmount: 0.01, items: [item(0.005, 0)] })],
    ['no items', request({ items: [] }), 'broken fee-no-items'],
    ['no list', request({ items: undefined }), 'broken fee-no-items'],
    ['a cent off', request({ grosAmount: 12.49 }), 'broken fee-sum-differs'],
    ['floating point', request({ grosAmount: 0.30000000000000004, items: [item(0.1, 0.2)] }), 'broken fee-amount-form'],
    ['a text', request({ grosAmount: '12.50' }), 'broken fee-amount-form'],
    ['an item without tax', request({ items: [{ totalNetAmount: 12.5 }] })],
    ['an item with single amounts', request({ items: [{ singleNetAmount: 6, singleTaxAmount: 0.25, quantity: 2 }] })],
    ['an item without amount', request({ items: [{}] }), 'cantTell fee-items-unclear'],
    UNCREATED,
  ],
  [
    payment.keepPurposeShortAndPlain,
    ['right', one()],
    ['27 characters', request({ purpose: 'a'.repeat(27) })],
    ['28 characters', request({ purpose: 'a'.repeat(28) }), 'broken fee-purpose-length'],
    ['empty', request({ purpose: '' }), 'broken fee-purpose-length'],
    ['umlaut', request({ purpose: 'Gebühr' }), 'broken fee-purpose-characters'],
    ['none', request({ purpose: undefined }), 'broken fee-purpose-characters'],
    UNCREATED,
  ],
  [
    payment.learnResultByReading,
    ['read and paid', one()],
    ['not read and paid', one({ reads: [reading('INITIAL')] }), 'broken fee-paid-unread'],
    ['read with another HTTP status', one({ reads: [reading('PAYED', { status: 201 })] }), 'broken fee-paid-unread'],
    ['read and not told long after', one({ told: OPEN, tellingExchange: LATER }), 'broken fee-paid-unnoticed'],
    ['read and not told yet', one({ told: OPEN, tellingExchange: exchangeOf() }), 'cantTell fee-not-read'],
    ['open under attack', one({ reads: [reading('INITIAL')], told: OPEN, ...ATTACKED })],
    ['not read yet', one({ reads: [], told: OPEN }), 'cantTell fee-not-read'],
    ['no payment', one({ reads: [], told: OPEN, transactions: [] }), 'cantTell fee-not-begun'],
    SILENT,
  ],
  [
    payment.pollOpenTransactions,
    ['noticed', one({ visits: [] })],
    ['not noticed', one({ visits: [], told: OPEN }), 'broken fee-not-polled'],
    ['somebody came back', one(), 'cantTell fee-not-begun'],
    ['not paid', one({ visits: [], transactions: [at(TRANSACTION, 'INITIAL')] }), 'cantTell fee-not-begun'],
    SILENT,
  ],
  [
    payment.leaveAbsentMembersOut,
    ['left out', one()],
    ['null', request({ description: null }), 'broken fee-null-sent'],
    ['null within', request({ items: [{ bookingData: null }] }), 'broken fee-null-sent'],
    UNCREATED,
  ],
  unpaid(payment.failOnOtherAnswers, 'fee-paid-after-error'),
  [
    payment.mapPaymentForFitConnect,
    ['right', one()],
    ['without what may be missing', mapped({ paymentMethodDetail: undefined, transactionTimestamp: undefined })],
    ['PAYED', mapped({ status: 'PAYED' }), 'broken fee-mapping'],
    ['grosAmount', mapped({ grosAmount: 12.5 }), 'broken fee-mapping'],
    ['another amount', mapped({ grossAmount: 12.49 }), 'broken fee-mapping'],
    ['page', mapped({ transactionRedirectUrl: 'https://pay.test/' }), 'broken fee-mapping'],
    ['another id', mapped({ transactionId: 'x' }), 'broken fee-mapping'],
    ['another reference', mapped({ transactionReference: 'x' }), 'broken fee-mapping'],
    ['spaces', mapped({ paymentMethodDetail: 'Visa Electron' }), 'broken fee-mapping'],
    ['a method that does not exist', mapped({ paymentMethod: 'BAR' }), 'broken fee-mapping'],
    ['no moment', mapped({ transactionTimestamp: 'gestern' }), 'broken fee-mapping'],
    ['nothing', one({ told: { ...PAID, paymentInformation: null } }), 'broken fee-mapping-missing'],
    ['nothing, reference missing', one({ told: { ...PAID, paymentInformation: null }, transactions: [at(TRANSACTION, 'PAYED')] })],
    ['nothing, id too long', one({ told: { ...PAID, paymentInformation: null }, transactions: [at('a'.repeat(44), 'PAYED', REFERENCE)] })],
    ['a long id cut', one({ told: PAID, transactions: [at(`${TRANSACTION}12345678`, 'PAYED', REFERENCE)] }), 'broken fee-mapping'],
    ['not told', one({ told: { state: 'paid' } }), 'cantTell fee-mapping-not-told'],
    ['not paid', one({ told: OPEN }), 'cantTell fee-mapping-not-told'],
  ],
  [
    payment.acceptMissingReference,
    ['begun', one()],
    ['given up', one({ attempts: [{ acceptance: 'not-begun' }] }), 'broken fee-reference-demanded'],
    ['reference there', request({}, { status: 'INITIAL', transactionReference: 'x' }), 'cantTell fee-creation-not-seen'],
  ],
  unpaid(payment.compareAmountAndCurrency, 'fee-other-amount-taken'),
  unpaid(payment.compareTransaction, 'fee-other-transaction-taken'),
  unpaid(payment.keepUnknownStatusOpen, 'fee-unknown-status-taken'),
  [
    payment.showTextsAsText,
    ['escaped', one({ ...page('&lt;script>document.title="x"&lt;/script>'), ...ATTACKED })],
    ['script', one({ ...page('<p><script>document.title="x"</script>'), ...ATTACKED }), 'broken fee-script-shown'],
    ['image', one({ ...page('<img src=x onerror="document.title=1">'), ...ATTACKED }), 'broken fee-script-shown'],
    ['no page', one(ATTACKED), 'cantTell fee-page-not-seen'],
    ['page not found', one({ ...page('', 404), ...ATTACKED }), 'cantTell fee-page-not-seen'],
    ['nothing arrived', one(page('')), 'cantTell fee-attack-not-staged'],
  ],
  unpaid(payment.bindReturnToApplication, 'fee-foreign-return-taken'),
  [
    payment.askBeforeSecondAttempt,
    ['asked', one({ attempts: [{ acceptance: 'begun' }, { acceptance: 'not-begun' }] })],
    [
      'not asked',
      one({ attempts: [{ acceptance: 'begun' }, { acceptance: 'begun' }], transactions: [at('a', 'PAYED'), at('b', 'INITIAL')] }),
      'broken fee-second-payment',
    ],
    ['one attempt', one(), 'cantTell fee-not-begun'],
  ],
  [
    payment.noticeLateResult,
    ['noticed', one()],
    ['to be clarified', one({ told: { state: 'clarify' } })],
    ['missed', one({ told: OPEN }), 'broken fee-late-result-missed'],
    ['not paid', one({ transactions: [at(TRANSACTION, 'INITIAL')] }), 'cantTell fee-not-begun'],
    SILENT,
  ],
  ...[payment.bookOnce, payment.bookOnceForEachTxid].map((check): readonly [Check<PaymentsSubject>, ...Row<PaymentsSubject>[]] => [
    check,
    ['once', one()],
    ['twice', one({ told: { state: 'paid', bookings: 2 } }), 'broken fee-booked-often'],
    ['never', one({ told: OPEN }), 'cantTell fee-not-read'],
    ['not told', one({ told: { state: 'paid' } }), 'cantTell fee-not-told'],
  ]),
  [
    payment.signFieldsAsSent,
    ['fits', form('amount=1250', { isSigned: true })],
    ['does not', form('amount=1250', { isSigned: false }), 'broken fee-hash-wrong'],
    ['unknown', form('amount=1250'), 'cantTell fee-creation-not-seen'],
    UNCREATED,
  ],
  [
    payment.sendAmountInCents,
    ['cents', form('amount=1250')],
    ['euros', form('amount=12.50'), 'broken fee-cents-form'],
    ['another amount', form('amount=1249'), 'broken fee-cents-form'],
    ['none', form('x=1'), 'broken fee-cents-form'],
    UNCREATED,
  ],
  [
    payment.confirmNoticeByStatus,
    ['confirmed', one({ reads: [exchangeOf({ response: '{"status":1}' })] })],
    ['believed', one({ reads: [exchangeOf({ response: '{"status":-1}' })] }), 'broken fee-notice-believed'],
    ['open under attack', one({ reads: [], told: OPEN, ...ATTACKED })],
    ['nothing arrived', one({ reads: [], told: OPEN }), 'cantTell fee-attack-not-staged'],
    SILENT,
  ],
  unpaid(payment.refuseStaleOrOtherAmount, 'fee-doubtful-return-taken'),
  [
    payment.verifyReplyHash,
    ['given up', one({ attempts: [{ acceptance: 'not-begun' }], ...ATTACKED })],
    ['followed', one(ATTACKED), 'broken fee-reply-taken'],
    ['nothing arrived', one(), 'cantTell fee-attack-not-staged'],
  ],
  unpaid(payment.verifyMessageHash, 'fee-forged-message-taken'),
  [
    payment.take4000Only,
    ['paid', one()],
    ['failed', one({ told: OPEN, transactions: [at('a', 'FAILED')] })],
    ['4000 ignored', one({ told: OPEN }), 'broken fee-result-code-ignored'],
    ['another code taken', one({ transactions: [at('a', 'FAILED')] }), 'broken fee-result-code-taken'],
    ['no message', one({ visits: [] }), 'cantTell fee-not-begun'],
    ['open', one({ transactions: [at('a', 'INITIAL')] }), 'cantTell fee-not-begun'],
    SILENT,
  ],
  unpaid(payment.compareOwnTransaction, 'fee-foreign-message-taken'),
  [
    payment.encodeBackLinks,
    ['encoded', link('backlinkSuccess=https%3A%2F%2Fa.test%2F%3Fx&backlinkAbort=https%3A%2F%2Fa.test%2F')],
    ['raw', link('backlinkSuccess=https://a.test/?x=1&backlinkAbort=https%3A%2F%2Fa.test%2F'), 'broken fee-links-raw'],
    ['one missing', link('backlinkSuccess=https%3A%2F%2Fa.test%2F'), 'broken fee-links-raw'],
    ['not decodable', link('backlinkSuccess=%zz&backlinkAbort=https%3A%2F%2Fa.test%2F'), 'broken fee-links-raw'],
    ['no link', one({ attempts: [] }), 'cantTell fee-not-begun'],
  ],
  [
    payment.distrustBackLinks,
    ['settled and paid', one({ reads: [settled] })],
    ['unsettled and paid', one({ reads: [unsettled] }), 'broken fee-backlink-believed'],
    ['unsettled and open', one({ reads: [unsettled], told: OPEN, ...ATTACKED })],
    ['settled and open', one({ reads: [settled], told: OPEN }), 'cantTell fee-not-told'],
    ['nothing arrived', one({ reads: [], told: OPEN }), 'cantTell fee-attack-not-staged'],
    SILENT,
  ],
  [
    payment.pollWithLimit,
    ['answered and open', one({ told: OPEN, ...ATTACKED })],
    ['not answered', one({ visits: [exchangeOf({ status: 0 })], told: OPEN, ...ATTACKED }), 'broken fee-asks-without-end'],
    ['answered and paid', one(ATTACKED), 'broken fee-unsettled-taken'],
    ['not asked', one({ reads: [], told: OPEN, ...ATTACKED }), 'cantTell fee-attack-not-staged'],
    ['paid without asking', one({ reads: [], ...ATTACKED }), 'broken fee-unsettled-taken'],
    SILENT,
  ],
  [
    payment.fitTextToStatement,
    ['fits', one({ creations: [soap('<buchungsText>PSABCDEF AUSK</buchungsText>')] }, 'epaybl')],
    ['too long', one({ creations: [soap('<buchungstext>PSABCDEF AUSKU</buchungstext>')] }, 'epaybl'), 'broken fee-text-too-long'],
    ['a shorter Kassenzeichen', one({ creations: [soap('<buchungstext>PSABCDEF AUSKU</buchungstext>', '99')] }, 'epaybl')],
    ['refused', one({ creations: [{ exchange: exchangeOf({ request: '<a/>' }) }] }, 'epaybl'), 'cantTell fee-creation-not-seen'],
    UNCREATED,
  ],
];

const CALLS: readonly Row<CallsSubject>[] = [
  ['right', { calls: [soap('').exchange] }],
  ['without namespace', { calls: [exchangeOf({ request: soap('').exchange.request.body.text?.replace('www.bff', 'www.xff') ?? '' })] }, 'broken fee-namespace'],
  ['no XML', { calls: [exchangeOf({ request: 'x' })] }, 'broken fee-namespace'],
  ['nothing called', { calls: [] }, 'cantTell fee-creation-not-seen'],
];

function verify<Subject>(check: Check<Subject>, rows: readonly Row<Subject>[]): void {
  describe(`${check.requirement} ${check.id}`, () => {
    for (const [title, subject, expected] of rows)
      it(title, () => {
        const findings = check.run(subject);
        assert.deepEqual(
          findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`),
          expected === undefined ? [] : [expected],
        );
        for (const { requirement, messageKey } of findings) {
          assert.equal(requirement, check.requirement);
          assert.ok(messageKey in MESSAGES_DE, messageKey);
        }
      });
  });
}

for (const [check, ...rows] of ROWS) verify(check, rows);
verify(payment.callInNamespace, CALLS);

describe('every check', () => {
  const all = Object.values(payment) as readonly (Check<PaymentsSubject> | Check<CallsSubject>)[];
  it('has a row', () => assert.equal(ROWS.length + 1, all.length));
  it('lives with whatever a product sends and tells', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), fc.json(), (told, text, json) => {
        const hostile = one({
          told: told as never,
          creations: [{ exchange: exchangeOf({ request: text, response: json }) }],
          reads: [exchangeOf({ response: text })],
        });
        for (const [check] of ROWS) assert.ok(Array.isArray(typeof told === 'object' ? check.run(hostile) : []));
        assert.ok(Array.isArray(payment.callInNamespace.run({ calls: [exchangeOf({ request: text })] })));
      }),
    );
  });
});
