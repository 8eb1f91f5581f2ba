/** Schemas of XBezahldienste: a good document each, and one change at a time. */
import { deepEqual, notDeepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const compiled = (name: string): ReturnType<typeof compileText> => compileText(readFileSync(new URL(`${name}.schema.json`, import.meta.url), 'utf8'));

interface Case {
  readonly schema: string;
  readonly good: object;
  readonly required: readonly string[];
  readonly bad: readonly (readonly [pointer: string, value: unknown])[];
  readonly alsoGood: readonly (readonly [pointer: string, value: unknown])[];
}

const ITEM = { id: '1', reference: 'a', taxRate: 19, quantity: 1, singleNetAmount: 10, singleTaxAmount: 1.9, totalNetAmount: 10, totalTaxAmount: 1.9 };

const CASES: readonly Case[] = [
  {
    schema: 'payment-request-1',
    good: {
      requestId: 'a',
      requestTimestamp: '2026-05-05T10:00:00.000Z',
      currency: 'EUR',
      grosAmount: 11.9,
      purpose: 'Meldebescheinigung',
      redirectUrl: 'https://portal.example/',
      items: [ITEM],
    },
    required: ['requestId', 'requestTimestamp', 'currency', 'grosAmount', 'purpose', 'redirectUrl', 'items'],
    bad: [
      ['/requestId', 'a'.repeat(37)],
      ['/requestTimestamp', 'today'],
      ['/currency', 'USD'],
      ['/grosAmount', 11.905],
      ['/grosAmount', 1_000_000],
      ['/purpose', 'Gebühr'],
      ['/purpose', 'a'.repeat(28)],
      ['/redirectUrl', 'javascript:alert(1)'],
      ['/items', []],
      ['/items', Array(100).fill(ITEM)],
      ['/items/0/taxRate', 101],
      ['/items/0/quantity', 0],
      ['/items/0/bookingData', { a: 1 }],
      ['/requestor', { gender: 'X' }],
      ['/description', null],
    ],
    alsoGood: [
      ['/grosAmount', 19.99],
      ['/description', 'Größe, Ø.'],
      ['/requestor', { gender: 'D', address: { country: 'DE' } }],
      ['/items', Array(99).fill(ITEM)],
    ],
  },
  {
    schema: 'payment-transaction-1',
    good: {
      paymentInformation: { transactionUrl: 'https://pay.example/1', transactionRedirectUrl: 'https://pay.example/p', transactionId: '1', status: 'INITIAL' },
      paymentRequest: {},
    },
    required: ['paymentInformation', 'paymentRequest'],
    bad: [
      ['/paymentInformation/status', 'BOOKED'],
      ['/paymentInformation/status', 'PAYED'],
      ['/paymentInformation/paymentMethod', 'PAYPAL'],
      ['/paymentInformation/transactionRedirectUrl', undefined],
      ['/paymentInformation/transactionReference', 'a'.repeat(37)],
      ['/paymentInformation/statusDetail', 'a'.repeat(100)],
    ],
    alsoGood: [
      ['/paymentInformation/transactionId', 'a'.repeat(44)],
      ['/paymentInformation/status', 'CANCELED'],
    ],
  },
  {
    schema: 'problem-1',
    good: { type: 'urn:a', status: 400, title: 'A field', detail: 'x', functionalCode: 'VALIDATION_ERROR' },
    required: ['type', 'status', 'title', 'detail', 'functionalCode'],
    bad: [
      ['/status', 512],
      ['/title', 'Ä'],
      ['/detail', ''],
      ['/functionalCode', 'OTHER'],
    ],
    alsoGood: [['/functionalCode', 'NO_VALID_ORIGINATOR_OR_DESTINATION']],
  },
];

for (const { schema, good, required, bad, alsoGood } of CASES)
  test(`${schema}: good, without a member, with a bad value`, () => {
    const validate = compiled(schema);
    deepEqual(errorsOf(validate, good), []);
    for (const name of required) notDeepEqual(errorsOf(validate, without(good, `/${name}`)), [], name);
    for (const [pointer, value] of bad) {
      const changed = value === undefined ? without(good, pointer) : withValue(good, pointer, value);
      notDeepEqual(errorsOf(validate, changed), [], `${pointer} ${JSON.stringify(value)}`.slice(0, 80));
    }
    for (const [pointer, value] of alsoGood) deepEqual(errorsOf(validate, withValue(good, pointer, value)), [], pointer);
  });
