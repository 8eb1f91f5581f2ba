/** The head of a self-test follows from the result alone. */
import { deepStrictEqual, match, notStrictEqual, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { selfTestHead } from './report-head.ts';
import type { Result } from './result.ts';

const RESULT = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;

test('number and id follow from the run: the same for every rendering, another for another run', () => {
  const head = selfTestHead(RESULT);
  deepStrictEqual(selfTestHead(RESULT), head);
  match(head.reportId, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  strictEqual(head.number, `ST-20260914-${head.reportId.slice(0, 8).toUpperCase()}`);
  notStrictEqual(selfTestHead({ ...RESULT, run: { ...RESULT.run, id: 'another' } }).number, head.number);
});

test('the vendor tests itself, nobody is accredited, no person is named', () => {
  const { kind, laboratory, customer, maker, authorisedBy } = selfTestHead(RESULT);
  const { vendor } = RESULT.target.product;
  deepStrictEqual([kind, laboratory.accreditation], ['self-test', 'none']);
  deepStrictEqual([laboratory.name, customer.name, maker.name, authorisedBy.name], [vendor, vendor, vendor, vendor]);
});

test('the report of a run that is not whole is a draft', () => {
  const stateOf = (run: Partial<Result['run']>): string => selfTestHead({ ...RESULT, run: { ...RESULT.run, ...run } }).state;
  deepStrictEqual([stateOf({}), stateOf({ isComplete: false }), stateOf({ shard: { index: 1, total: 3 } })], ['final', 'draft', 'draft']);
});

test('times are those of the run, and a time that cannot be read gives a number all the same', () => {
  const { issuedAt, performedFrom, performedTo, ...head } = selfTestHead(RESULT);
  const { startedAt, finishedAt } = RESULT.run;
  deepStrictEqual([issuedAt, performedFrom, performedTo], [finishedAt, startedAt, finishedAt]);
  // The vendor receives nothing from itself.
  strictEqual('itemReceivedAt' in head, false);
  match(selfTestHead({ ...RESULT, run: { ...RESULT.run, finishedAt: 'once' } }).number, /^ST-00000000-/u);
});
