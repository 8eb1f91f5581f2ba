/** Every check of payment services: a good subject, bad ones that differ in one point, and what cannot be told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import { MESSAGES_EN } from '../../core/messages.en.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Check } from '../check.ts';
import * as payments from './index.ts';
import { INFORMATION, PAID, REQUEST, answered, paid, payment, refused, silent, transaction } from './sample-payments.ts';
import type { CallsSubject, MarkupSubject, PaymentsSubject, SeenCall, SeenPayment, TwinsSubject } from './subject.ts';

type Row<Subject> = readonly [title: string, subject: Subject, expected?: string];

const calls = (...exchanges: readonly Exchange[]): CallsSubject => ({ calls: exchanges.map((exchange) => ({ about: 'x', exchange })) });
const call = (exchange: Exchange, more: Partial<SeenCall>): CallsSubject => ({ calls: [{ about: 'x', exchange, ...more }] });
const seen = (change: Partial<SeenPayment> = {}): PaymentsSubject => ({ payments: [payment(change)] });
const code = (functionalCode: string, status = 400): Exchange => refused({ functionalCode, status }, { status });
const SILENT: Row<CallsSubject> = ['no answer', calls(silent()), 'cantTell provider-service-silent'];
const NOTHING: Row<CallsSubject> = ['no call', calls(), 'cantTell provider-not-seen'];
const open = (information: object): PaymentsSubject => seen({ creation: transaction(information), openReadings: [] });
const ended = (change: object): PaymentsSubject => seen({ finalReadings: [paid(change)] });
const failed = (change: object): PaymentsSubject =>
  seen({
    outcome: 'failed',
    finalReadings: [answered({ body: { paymentInformation: { ...INFORMATION, transactionRedirectUrl: null, status: 'FAILED', ...change } } })],
  });
const led = (arrivedAt: string): PaymentsSubject => seen({ visit: { hops: [answered({ status: 303 })], end: 'left', arrivedAt } });
const ofCode = (check: Check<CallsSubject>, right: string): readonly [Check<CallsSubject>, ...Row<CallsSubject>[]] => [
  check,
  [right, calls(code(right))],
  ['another code', calls(code('UNSPECIFIED')), 'broken provider-wrong-code'],
  ['accepted', calls(transaction()), 'broken provider-wrong-code'],
  ['no code', calls(answered({ status: 400, body: '<html>' })), 'broken provider-wrong-code'],
  SILENT,
  NOTHING,
];

const CALLS: readonly (readonly [Check<CallsSubject>, ...Row<CallsSubject>[]])[] = [
  [
    payments.offerAllOperations,
    ['all there', calls(transaction(), answered({ type: 'application/problem+json' }))],
    ['refused for another reason', calls(refused())],
    ['no such path', calls(answered({ status: 404 })), 'broken provider-operation-missing'],
    ['no such method', calls(answered({ status: 405 })), 'broken provider-operation-missing'],
    ['text', calls(answered({ type: 'text/plain' })), 'broken provider-answer-no-json'],
    ['JSON that is none', calls(answered({ body: 'OK' })), 'broken provider-answer-no-json'],
    SILENT,
  ],
  [
    payments.answerSuccessWith200,
    ['200', calls(transaction())],
    ['201', calls(answered({ status: 201 })), 'broken provider-success-not-200'],
    ['refused', calls(refused())],
  ],
  [
    payments.checkPathIds,
    ['refused', calls(code('VALIDATION_ERROR'), code('NO_VALID_ORIGINATOR_OR_ENDPOINT', 403))],
    ['accepted', calls(transaction()), 'broken provider-path-id-accepted'],
    ['server error', calls(code('UNSPECIFIED', 500)), 'broken provider-path-id-unchecked'],
    ['without code', calls(answered({ status: 404, body: 'no' })), 'broken provider-path-id-unchecked'],
    SILENT,
  ],
  [
    payments.nameUnknownPair,
    ['code', calls(code('NO_VALID_ORIGINATOR_OR_ENDPOINT', 403))],
    ['old code', calls(code('NO_VALID_ORIGINATOR_OR_DESTINATION')), 'broken provider-old-code'],
    ['another', calls(code('FORBIDDEN')), 'broken provider-wrong-code'],
    SILENT,
  ],
  [payments.keepTenantsApart, ['refused', calls(refused())], ['shown', calls(transaction()), 'broken provider-of-other-tenant'], NOTHING],
  ofCode(payments.refuseWrongSum, 'CALCULATION_ERROR'),
  ofCode(payments.refuseFieldViolation, 'VALIDATION_ERROR'),
  ofCode(payments.requireBookingData, 'BOOKING_DATA_MISSING'),
  [payments.refuseFieldViolation, ['second rule broken as well', call(code('CALCULATION_ERROR'), { alsoCodes: ['CALCULATION_ERROR'] })]],
  [payments.acceptRightSum, ['accepted', calls(transaction())], ['refused', calls(code('CALCULATION_ERROR')), 'broken provider-right-sum-refused'], SILENT],
  [payments.acceptFieldLimits, ['accepted', calls(transaction())], ['refused', calls(refused()), 'broken provider-limit-refused'], SILENT],
  [
    payments.returnBothParts,
    ['both', calls(transaction(), paid())],
    ['no request', calls(transaction({}, null)), 'broken provider-part-missing'],
    ['no information', calls(answered({ body: { paymentRequest: REQUEST } })), 'broken provider-part-missing'],
    ['no id', calls(transaction({ transactionId: '' })), 'broken provider-member-wrong'],
    ['relative address', calls(transaction({ transactionUrl: '/t1' })), 'broken provider-member-wrong'],
    ['another status', calls(transaction({ status: 'PAID' })), 'broken provider-member-wrong'],
    ['long reference', calls(transaction({ transactionReference: 'x'.repeat(37) })), 'broken provider-member-wrong'],
    ['null reference', calls(transaction({ transactionReference: null }))],
    ['44 characters', calls(transaction({ transactionId: 'x'.repeat(44) })), 'observation provider-id-too-long'],
    ['refused', calls(refused()), 'cantTell provider-not-created'],
  ],
  [
    payments.usePaymentProblems,
    ['right', calls(refused())],
    ['JSON', calls(refused({}, { type: 'application/json' })), 'broken provider-problem-type'],
    ['no JSON', calls(refused({}, { body: '<html>' })), 'broken provider-problem-unreadable'],
    ['other status', calls(refused({ status: 500 })), 'broken provider-problem-member'],
    ['no type', calls(refused({ type: undefined })), 'broken provider-problem-member'],
    ['title with exclamation', calls(refused({ title: 'Nein!' })), 'broken provider-problem-member'],
    ['long detail', calls(refused({ detail: 'x'.repeat(2001) })), 'broken provider-problem-member'],
    ['own code', calls(refused({ functionalCode: 'NO' })), 'broken provider-problem-member'],
    ['accepted', calls(transaction()), 'cantTell provider-error-not-seen'],
    SILENT,
  ],
  [payments.refusePaymentStrangers, ['refused', calls(answered({ status: 401 }))], ['served', calls(transaction()), 'broken provider-stranger-served']],
  [payments.refuseUnknownTransaction, ['refused', calls(refused())], ['shown', calls(transaction()), 'broken provider-error-expected']],
  [
    payments.hideInternalsInDetail,
    ['plain', calls(refused())],
    ['a path of the interface and a sum', calls(refused({ detail: 'Der Pfad /paymenttransaction/a/b passt nicht, select one from the list: 12:30.' }))],
    ['stack of Node', calls(refused({ detail: 'Error: x at read (/srv/app/api.ts:12:3)' })), 'broken provider-internals-shown'],
    ['stack of Java', calls(refused({ detail: 'x at de.kasse.Api.create(Api.java:12)' })), 'broken provider-internals-shown'],
    ['exception', calls(refused({ detail: 'java.lang.NullPointerException' })), 'broken provider-internals-shown'],
    ['table', calls(refused({ detail: 'insert into payment (id) failed' })), 'broken provider-internals-shown'],
    ['no detail', calls(refused({ detail: undefined })), 'cantTell provider-detail-not-seen'],
    SILENT,
  ],
  [
    payments.nameSupportReference,
    ['own numbers', calls(refused(), refused({ detail: 'Nummer BZ-5678.' }))],
    ['a number in common, and own ones', calls(refused({ detail: 'Schema 2023 BZ-1111' }), refused({ detail: 'Schema 2023 BZ-2222' }))],
    ['none', calls(refused({ detail: 'Nein.' }), refused({ detail: 'Nein.' })), 'broken provider-support-number-missing'],
    ['the same', calls(refused(), refused()), 'broken provider-support-number-same'],
    ['one error only', calls(refused()), 'cantTell provider-detail-not-seen'],
    ['one error, and a gateway', calls(refused(), refused({ detail: 'Nein.' }, { status: 502 })), 'cantTell provider-detail-not-seen'],
  ],
  [
    payments.answerStatusQuery,
    ['200', calls(answered({ type: 'application/problem+json' }))],
    ['503', calls(answered({ status: 503, type: 'application/problem+json' }))],
    ['503 of a gateway', calls(answered({ status: 503, type: 'text/html', body: '<p>' })), 'cantTell provider-unavailable'],
    ['unknown, 503', call(answered({ status: 503, type: 'application/problem+json' }), { about: payments.UNKNOWN_PAIR }), 'cantTell provider-unavailable'],
    ['404', calls(answered({ status: 404, type: 'application/problem+json' })), 'broken provider-status-query-status'],
    ['plain JSON', calls(answered()), 'broken provider-status-query-type'],
    ['unknown, 403', call(refused({}, { status: 403 }), { about: payments.UNKNOWN_PAIR })],
    ['unknown, 200', call(answered({ type: 'application/problem+json' }), { about: payments.UNKNOWN_PAIR }), 'broken provider-status-query-status'],
    SILENT,
  ],
];

const PAYMENTS: readonly (readonly [Check<PaymentsSubject>, ...Row<PaymentsSubject>[]])[] = [
  [
    payments.echoRequestUnchanged,
    ['unchanged', seen()],
    ['another instant written', seen({ creation: transaction({}, { ...REQUEST, requestTimestamp: '2026-11-21T09:00:00+01:00' }) })],
    ['further members, null for absent ones', seen({ creation: transaction({}, { ...REQUEST, description: null }) })],
    ['in cents', seen({ creation: transaction({}, { ...REQUEST, grosAmount: 1250 }) }), 'broken provider-echo-changed'],
    ['an item less', seen({ creation: transaction({}, { ...REQUEST, items: [] }) }), 'broken provider-echo-changed'],
    ['an item changed', seen({ openReadings: [transaction({}, { ...REQUEST, items: [{ id: '1', totalNetAmount: 10 }] })] }), 'broken provider-echo-changed'],
  ],
  [
    payments.serveTransactionUrl,
    ['leads there', seen({ namedReading: transaction() })],
    ['leads elsewhere', seen({ namedReading: answered({ type: 'text/html', body: '<html>' }) }), 'broken provider-url-elsewhere'],
    ['another transaction', seen({ namedReading: transaction({ transactionId: 't2' }) }), 'broken provider-url-elsewhere'],
    ['not on our host', seen(), 'cantTell provider-not-seen'],
  ],
  [
    payments.offerPageWhileInitial,
    ['named', seen()],
    ['not named', open({ transactionRedirectUrl: undefined }), 'broken provider-page-address-missing'],
    ['null', open({ transactionRedirectUrl: null }), 'broken provider-page-address-missing'],
    ['relative', open({ transactionRedirectUrl: '/zahlung' }), 'broken provider-page-address-missing'],
    ['paid at once', open({ status: 'PAYED' }), 'broken provider-not-initial'],
    ['not created', seen({ creation: refused(), openReadings: [] }), 'cantTell provider-not-created'],
  ],
  [
    payments.tellNothingBeforePayment,
    ['nothing', seen()],
    ['null', open({ paymentMethod: null })],
    ['method', open({ paymentMethod: 'OTHER' }), 'broken provider-fact-too-early'],
    ['time', open({ transactionTimestamp: PAID.transactionTimestamp }), 'broken provider-fact-too-early'],
    ['not created', seen({ creation: refused(), openReadings: [] }), 'cantTell provider-not-created'],
  ],
  [
    payments.withdrawPageAfterEnd,
    ['withdrawn', seen()],
    ['kept', ended({ transactionRedirectUrl: 'https://kasse.example/zahlung/t1' }), 'broken provider-page-address-kept'],
    ['not ended', seen({ finalReadings: [] }), 'cantTell provider-not-ended'],
    ['another end', failed({ status: 'CANCELED' }), 'cantTell provider-not-ended'],
  ],
  [
    payments.tellMethodAndTime,
    ['both', seen()],
    ['no method', ended({ paymentMethod: undefined }), 'broken provider-fact-wrong'],
    ['another method', ended({ paymentMethod: 'VISA' }), 'broken provider-fact-wrong'],
    ['date only', ended({ transactionTimestamp: '2026-11-21' }), 'broken provider-fact-wrong'],
    ['failed, neither', failed({})],
    ['failed, method', failed({ paymentMethod: 'OTHER' }), 'broken provider-fact-too-early'],
    ['not ended', seen({ finalReadings: [] }), 'cantTell provider-not-ended'],
  ],
  [
    payments.keepFinalStatus,
    ['kept', seen()],
    ['back to the beginning', seen({ finalReadings: [paid(), transaction()] }), 'broken provider-status-changed'],
    ['never read again', seen({ finalReadings: [paid()] }), 'cantTell provider-not-ended'],
    ['never ended', seen({ finalReadings: [] }), 'cantTell provider-not-ended'],
    ['not readable afterwards', seen({ finalReadings: [paid(), refused()] }), 'cantTell provider-not-created'],
  ],
  [
    payments.leadBackToRedirectUrl,
    ['there', seen()],
    ['with a port that means the same', led(REQUEST.redirectUrl.replace('.example/', '.example:443/'))],
    ['with the result', led(`${REQUEST.redirectUrl}&status=PAYED`), 'broken provider-led-elsewhere'],
    ['of another payment', led('https://antrag.pruefstand.example/zurueck/PS2?a=1'), 'broken provider-led-elsewhere'],
    ['a stranger', led('https://fremd.pruefstand.example/'), 'broken provider-led-elsewhere'],
    ['a further page of the provider', led('https://giro.example/'), 'cantTell provider-page-unknown'],
    ['stayed', seen({ visit: { hops: [answered()], end: 'stayed' } }), 'broken provider-not-led-back'],
    ['stayed without an end', seen({ visit: { hops: [answered()], end: 'stayed' }, finalReadings: [] }), 'cantTell provider-page-not-seen'],
    ['no page', seen({ visit: { hops: [answered({ status: 500 })], end: 'unanswered' } }), 'cantTell provider-page-not-seen'],
  ],
];

const TWINS: readonly (readonly [Check<TwinsSubject>, ...Row<TwinsSubject>[]])[] = [
  [
    payments.refuseRepeatedRequest,
    ['refused', { first: transaction(), others: [code('PAYMENT_EXISTS', 409)], reading: transaction() }],
    ['accepted', { first: transaction(), others: [transaction()] }, 'broken provider-repeat-accepted'],
    ['another code', { first: transaction(), others: [refused()] }, 'broken provider-repeat-accepted'],
    [
      'first changed',
      { first: transaction(), others: [code('PAYMENT_EXISTS')], reading: transaction({}, { ...REQUEST, grosAmount: 25 }) },
      'broken provider-first-changed',
    ],
    ['no first', { first: refused(), others: [refused()] }, 'cantTell provider-not-created'],
    ['no answer', { first: transaction(), others: [silent()] }, 'cantTell provider-service-silent'],
  ],
  [
    payments.refuseSimultaneousTwins,
    ['one', { others: [transaction(), code('PAYMENT_EXISTS'), code('PAYMENT_EXISTS')] }],
    ['two', { others: [transaction(), transaction(), code('PAYMENT_EXISTS')] }, 'broken provider-twins-accepted'],
    ['none', { others: [refused(), refused()] }, 'cantTell provider-not-created'],
    ['one unanswered', { others: [transaction(), silent()] }, 'cantTell provider-not-created'],
    ['one lost at a gateway', { others: [transaction(), answered({ status: 504 })] }, 'cantTell provider-not-created'],
  ],
];

const page = (body: string): MarkupSubject['visit'] & object => ({ hops: [answered({ type: 'text/html', body })], end: 'stayed' });
const MARKUP: readonly (readonly [Check<MarkupSubject>, ...Row<MarkupSubject>[]])[] = [
  [
    payments.defuseMarkup,
    ['escaped', { creation: transaction(), markup: '<b id="x">', visit: page('&lt;b id="x"&gt;') }],
    ['refused', { creation: refused(), markup: '<b id="x">' }],
    ['out of order', { creation: answered({ status: 503 }), markup: '<b id="x">' }, 'cantTell provider-unavailable'],
    ['broken down over it', { creation: answered({ status: 500 }), markup: '<b id="x">' }, 'cantTell provider-unavailable'],
    ['carried out', { creation: transaction(), markup: '<b id="x">', visit: page('<p><b id="x">') }, 'broken provider-page-markup'],
    ['no page', { creation: transaction(), markup: '<b id="x">' }, 'cantTell provider-page-not-seen'],
  ],
];

function tryAll<Subject>(table: readonly (readonly [Check<Subject>, ...Row<Subject>[]])[]): void {
  for (const [check, ...rows] of table) {
    describe(check.id, () => {
      for (const [title, subject, expected] of rows)
        it(title, () => {
          const findings = check.run(subject);
          assert.deepEqual([...new Set(findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`))], expected === undefined ? [] : [expected]);
          for (const { requirement, messageKey, params } of findings) {
            assert.equal(requirement, check.requirement);
            for (const text of [MESSAGES_DE[messageKey], MESSAGES_EN[messageKey]])
              for (const [, name = ''] of JSON.stringify(text).matchAll(/\{(\w+)\}/g)) assert.ok(name in params, `${messageKey}: ${name}`);
          }
        });
    });
  }
}

tryAll(CALLS);
tryAll(PAYMENTS);
tryAll(TWINS);
tryAll(MARKUP);

describe('what a check looks at', () => {
  const tested = new Set([...CALLS, ...PAYMENTS, ...TWINS, ...MARKUP].map(([check]): unknown => check));

  it('is tried for every check', () => {
    const all = Object.values(payments).filter((value): value is Check<never> => typeof value === 'object' && 'run' in value);
    assert.deepEqual(
      all.filter((check) => !tested.has(check)).map(({ id }) => id),
      [],
    );
  });

  it('may be anything a stranger sends', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3 }), fc.integer({ min: 100, max: 599 }), (body, status) => {
        const exchange = answered({ status, body: JSON.stringify(body) ?? 'undefined' });
        for (const [check] of CALLS) check.run(calls(exchange));
        for (const [check] of PAYMENTS)
          check.run(seen({ creation: exchange, openReadings: [exchange], namedReading: exchange, finalReadings: [exchange, exchange] }));
        for (const [check] of TWINS) check.run({ first: exchange, others: [exchange], reading: exchange });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a basis', () => {
  it('of the scenario weakens a finding, and one of the check stays', () => {
    const [weak] = payments.refuseFieldViolation.run(call(transaction(), { basis: 'C' }));
    assert.equal(weak?.basis, 'C');
    const [own] = payments.acceptFieldLimits.run(call(refused(), { basis: 'C' }));
    assert.equal(own?.basis, 'I');
  });

  it('of letters beyond ASCII in a title is our reading', () => {
    const [finding] = payments.usePaymentProblems.run(calls(refused({ title: 'Ungültige Anfrage' })));
    assert.deepEqual([finding?.messageKey, finding?.basis], ['provider-problem-member', 'I']);
  });
});
