/** Vocabulary of accounts: level texts, attribute names both ways, logins by query. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { levelClass, levelNumber } from './account.ts';
import { ACCOUNT_ATTRIBUTES, ATTRIBUTE_NAMES, attributeOfUrn, attributeUrn } from './account-attributes.ts';
import { matchesLogin } from './account-control.ts';
import type { LoginRecord } from './account-control.ts';

test('levels: exact text only', () => {
  for (const level of [1, 3, 4] as const) assert.equal(levelNumber(levelClass(level)), level);
  for (const text of ['STORK-QAA-Level-5', 'STORK-QAA-Level-40', 'stork-qaa-level-4', ' STORK-QAA-Level-4', 'STORK-QAA-Level-4\n', ''])
    assert.equal(levelNumber(text), undefined, text);
});

test('28 attributes, each with a name of its own, found by it again', () => {
  assert.equal(ATTRIBUTE_NAMES.length, 28);
  assert.equal(new Set(ATTRIBUTE_NAMES.map(attributeUrn)).size, 28);
  for (const name of ATTRIBUTE_NAMES) {
    assert.equal(attributeOfUrn(attributeUrn(name)), name);
    assert.match(ACCOUNT_ATTRIBUTES[name].oid, /^\d+(\.\d+)+$/);
  }
  assert.equal(attributeOfUrn('givenName'), undefined);
  assert.equal(attributeOfUrn('urn:oid:2.5.4.42 '), undefined);
});

test('a query names members that all have to fit', () => {
  const login: LoginRecord = { id: 'l', seq: 3, state: 'answered', requestId: '_r', judgement: [], exchanges: [] };
  assert.ok(matchesLogin(login, {}));
  assert.ok(matchesLogin(login, { afterSeq: 2, requestId: '_r', state: 'answered' }));
  assert.ok(!matchesLogin(login, { afterSeq: 3 }));
  assert.ok(!matchesLogin(login, { requestId: '_r', entityId: 'x' }));
});
