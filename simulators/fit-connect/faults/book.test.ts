/** The count of faults that act before a request is carried out: whatever did something has struck, the answer given or not. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { empty } from '../answer.ts';
import type { Call } from '../call.ts';
import type { Service } from '../service.ts';
import type { Tenant } from '../tenant.ts';
import { createFaultBook } from './book.ts';
import type { FaultBook } from './book.ts';
import type { FaultDefinition } from './definition.ts';

type Before = NonNullable<FaultDefinition['before']>;

const FAULTS: ReadonlyMap<string, FaultDefinition> = new Map(
  Object.entries({ first: () => 'struck', second: () => 'struck', idle: () => undefined, answering: () => empty(503) } satisfies Record<string, Before>).map(
    ([name, before]) => [name, { name, text: 'For this test.', violates: 'nothing', before }],
  ),
);

/** A book with these faults armed, and the call it is asked about; a call holds more, which no fault here looks at. */
async function bookWith(...names: readonly string[]): Promise<{ readonly book: FaultBook; readonly call: Call }> {
  const book = createFaultBook({} as Service, FAULTS);
  for (const fault of names) await book.arm({ fault, times: 1 }, {} as Tenant);
  return { book, call: { operation: 'post-event', peer: 'product', labels: {}, struck: [] } as unknown as Call };
}

const counts = (book: FaultBook): readonly number[] => book.list().map(({ struck }) => struck);

test('two faults that change something without an answer both count, and both are noted', async () => {
  const { book, call } = await bookWith('first', 'second', 'idle');
  assert.equal(book.before(call), undefined);
  assert.deepEqual(call.struck, ['first', 'second']);
  assert.deepEqual(counts(book), [1, 1, 0]);
  book.before(call);
  assert.deepEqual(counts(book), [1, 1, 0], 'spent faults strike no more');
});

test('an answer after a change is given and counts; faults behind it are not asked', async () => {
  const { book, call } = await bookWith('first', 'answering', 'second');
  assert.equal(book.before(call)?.status, 503);
  assert.deepEqual(call.struck, ['first', 'answering']);
  assert.deepEqual(counts(book), [1, 1, 0]);
});

test('a fault that does nothing has not struck', async () => {
  const { book, call } = await bookWith('idle');
  assert.equal(book.before(call), undefined);
  assert.deepEqual([call.struck, counts(book)], [[], [0]]);
});
