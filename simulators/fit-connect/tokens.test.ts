import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Client } from './tenant.ts';
import { createTokenBook } from './tokens.ts';

const CLIENT: Client = { clientId: 'a', clientSecret: 's', peer: 'product', rights: new Set(), destinationIds: new Set() };

test('FC-SVC-002: a token is found by its whole text only', () => {
  let now = 1_000_000;
  const book = createTokenBook({ now: () => now }, () => 'https://issuer.test');
  const [first, second] = [book.issue(CLIENT, 10, 'x'), book.issue(CLIENT, 10, 'x')];
  assert.deepEqual([book.find(first)?.number, book.find(second)?.number, book.lastNumber], [1, 2, 2]);
  const [header = '', claims = '', signature = ''] = first.split('.');
  const others = ['', '.', signature, `.${signature}`, `${header}.${claims}`, `${header}.${second.split('.')[1]}.${signature}`, `${first} `, `x${first}`];
  for (const text of others) assert.equal(book.find(text), undefined, text);
  const token = book.find(first);
  assert.ok(token !== undefined && book.isGood(token));
  now += 10_000;
  assert.equal(book.isGood(token), false);
  book.revokeAll('a');
  assert.equal(book.find(second)?.isRevoked, true);
});
