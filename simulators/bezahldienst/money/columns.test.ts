/** What a large ledger keeps in columns instead of objects: what was sent for each payment, and the ends of their pages. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPageEnds } from './page-ends.ts';
import type { PageEnd } from './page-ends.ts';
import { createSharedTexts, createTextStore, detached } from './texts.ts';

test('every text comes back as it was put, over the ends of blocks and larger than one', () => {
  const store = createTextStore();
  const texts = ['', 'ü€😀', 'a'.repeat(700_000), 'ß'.repeat(400_000), 'b'.repeat(3_000_000), 'c'];
  for (const [key, text] of texts.entries()) store.put(key + 1, text);
  for (const [key, text] of texts.entries()) equal(store.read(key + 1), text);
  equal(store.read(texts.length + 1), '');
  equal(store.read(0), '');
});

test('a detached text is the same text', () => {
  for (const text of ['', 'kurz', 'Meldebescheinigung für Ü😀', 'x'.repeat(100)]) equal(detached(`[${text}]`.slice(1, -1)), text);
});

test('a shared text is the same text, however many there are', () => {
  const shared = createSharedTexts();
  for (let round = 0; round < 2; round += 1)
    for (let number = 0; number < 2500; number += 1) equal(shared(`[Zweck mit Ü ${number}]`.slice(1, -1)), `Zweck mit Ü ${number}`);
});

test('ends of pages come in order of time, and of adding among equals, whatever order they are added in', () => {
  const entries = fc.array(fc.record({ at: fc.nat(20), removes: fc.nat(2) }), { maxLength: 60 });
  fc.assert(
    fc.property(entries, (list) => {
      const ends = createPageEnds();
      let model: PageEnd[] = [];
      for (const [index, { at, removes }] of list.entries()) {
        const end = { at, number: index + 1, transactionId: `t${index}` };
        ends.add(end);
        model = [...model, end].sort((a, b) => a.at - b.at || a.number - b.number);
        for (let count = 0; count < removes && model.length > 0; count += 1) {
          deepEqual(ends.first(), model.shift());
          ends.removeFirst();
        }
        equal(ends.firstAt(), model[0]?.at ?? Infinity);
        deepEqual(ends.all(), model);
      }
    }),
  );
});

test('thousands of ends that are over leave nothing behind', () => {
  const ends = createPageEnds();
  for (let number = 1; number <= 5_000; number += 1) ends.add({ at: number, number, transactionId: String(number) });
  for (let number = 1; number < 5_000; number += 1) ends.removeFirst();
  deepEqual(ends.all(), [{ at: 5_000, number: 5_000, transactionId: '5000' }]);
  ends.removeFirst();
  deepEqual([ends.first(), ends.firstAt(), ends.all()], [undefined, Infinity, []]);
});
