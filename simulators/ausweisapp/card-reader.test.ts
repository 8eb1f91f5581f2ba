/** PIN, CAN and PUK of a simulated card. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { DEFAULT_SECRETS, enter } from './card-reader.ts';
import type { InsertedCard } from './card-reader.ts';

const { pin, can, puk } = DEFAULT_SECRETS;
const WRONG = '000000';

function card(change: Partial<InsertedCard> = {}): InsertedCard {
  return { persona: 'a', data: {}, secrets: DEFAULT_SECRETS, retryCounter: 3, isDeactivated: false, isInoperative: false, ...change };
}

test('three attempts: the third needs the CAN, after it the PUK', () => {
  const own = card();
  assert.equal(enter(own, { pin: WRONG }), 'wrong-pin');
  assert.equal(enter(own, { pin: WRONG }), 'wrong-pin');
  assert.equal(enter(own, { pin }), 'can-needed');
  assert.equal(enter(own, { pin, can: WRONG }), 'wrong-can');
  assert.equal(own.retryCounter, 1);
  assert.equal(enter(own, { pin: WRONG, can }), 'wrong-pin');
  assert.equal(enter(own, { pin, can }), 'puk-needed');
  assert.equal(enter(own, { pin, can, puk: WRONG }), 'wrong-puk');
  assert.equal(enter(own, { pin, puk }), 'accepted');
  assert.equal(own.retryCounter, 3);
});

test('the right PIN gives all attempts back; what is no PIN costs none', () => {
  const own = card();
  enter(own, { pin: WRONG });
  assert.equal(enter(own, { pin: '12345' }), 'malformed');
  assert.equal(enter(own, { pin: '١٢٣٤٥٦' }), 'malformed');
  assert.equal(own.retryCounter, 2);
  assert.equal(enter(own, { pin }), 'accepted');
  assert.equal(own.retryCounter, 3);
});

test('a card that is switched off or broken takes no PIN', () => {
  assert.equal(enter(card({ isDeactivated: true }), { pin }), 'deactivated');
  assert.equal(enter(card({ isInoperative: true }), { pin }), 'inoperative');
});
