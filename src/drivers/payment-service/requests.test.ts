/** Requests of the scenarios: ordinary and allowed ones follow the schema and add up exactly, each flaw breaks what it says. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { compileText, errorsOf } from '../../../schemas/compile.ts';
import { composeAmount, composeRequest } from './request-composing.ts';
import type { ComposedRequest } from './request-composing.ts';
import { BODY_FLAWS, FIELD_FLAWS, SUM_FLAWS } from './request-flaws.ts';
import { FIELD_LIMITS, RIGHT_SUMS } from './request-limits.ts';
import type { PaymentServiceView } from './target.ts';

const validate = compileText(readFileSync(new URL('../../../schemas/xbezahldienste/payment-request-1.schema.json', import.meta.url), 'utf8'));
const TARGET: PaymentServiceView = {
  baseUrl: 'https://x.example',
  own: { originatorId: 'o', endPointId: 'e' },
  itemReference: 'A-1',
  bookingData: { kst: '1' },
};
/** As it is on the wire. */
const wire = (request: ComposedRequest): ComposedRequest => JSON.parse(JSON.stringify(request)) as ComposedRequest;
/** Whole ten-thousandths of a euro: no amount here is finer. */
const units = (value: number): number => Math.round(value * 10_000);
const sumOf = ({ items }: ComposedRequest): number => items.reduce((sum, item) => sum + units(item.totalNetAmount) + units(item.totalTaxAmount), 0);
const isRightSum = (request: ComposedRequest): boolean => Math.floor((sumOf(request) + 50) / 100) * 100 === units(request.grosAmount);

describe('what has to be accepted follows schema and sum', () => {
  const requests: readonly (readonly [string, ComposedRequest])[] = [
    ['an ordinary request', composeRequest(TARGET)],
    ['an amount', composeAmount(TARGET, 1.05)],
    ...[...FIELD_LIMITS, ...RIGHT_SUMS].map(([name, { compose }]) => [name, compose(TARGET)] as const),
  ];
  for (const [name, request] of requests)
    test(name, () => {
      deepEqual(errorsOf(validate, wire(request)), []);
      ok(isRightSum(request));
    });
});

describe('a flaw of a member breaks the schema', () => {
  for (const [name, { change }] of FIELD_FLAWS) test(name, () => ok(errorsOf(validate, wire(composeRequest(TARGET, change(TARGET)))).length > 0));
});

describe('a wrong sum breaks nothing else', () => {
  for (const [name, { change }] of SUM_FLAWS)
    test(name, () => {
      const request = composeRequest(TARGET, change(TARGET));
      deepEqual(errorsOf(validate, wire(request)), []);
      equal(isRightSum(request), false);
    });
});

test('bodies that are none differ from a request', () => {
  for (const [name, compose] of BODY_FLAWS) ok(!isValidBody(compose(TARGET)), name);
});

function isValidBody(text: string): boolean {
  try {
    return errorsOf(validate, JSON.parse(text)).length === 0;
  } catch {
    return false;
  }
}
