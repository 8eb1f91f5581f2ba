/** Which of a browser's exchanges are the portal's answers to a SAML response. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { seqOfExchange } from '../../src/core/exchange.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { answersIn, exchangesOf, pagesBefore } from './login-stage.ts';

const BODY = { sizeBytes: 0, sha256: '', isTruncated: false };
const exchange = (id: string, operation: string, peer: Exchange['peer'] = 'product'): Exchange => ({
  id,
  seq: seqOfExchange(id),
  tenant: 'default',
  direction: 'outbound',
  peer,
  operation,
  startedAt: '2026-03-01T10:00:00.000Z',
  durationMs: 1,
  labels: {},
  request: { method: 'GET', target: '/', headers: [], body: BODY },
  faults: [],
});
const WAY = [
  exchange('x1', 'browser-visit'),
  exchange('x2', 'browser-saml-request', 'suite'),
  exchange('x3', 'browser-saml-response'),
  exchange('x4', 'browser-visit'),
  exchange('x5', 'browser-visit', 'suite'),
  exchange('x6', 'browser-whoami'),
  exchange('x7', 'adapter-whoami'),
];
const idsOf = (exchanges: readonly Exchange[]): readonly string[] => exchanges.map(({ id }) => id);

test('pages of the portal from the response on; neither what the account showed nor what the adapter told', () => {
  deepEqual(idsOf(answersIn(WAY)), ['x3', 'x4', 'x6']);
});

test('a way on which no response was delivered has none', () => {
  deepEqual(answersIn(WAY.slice(0, 2)), []);
});

test('pages of the portal before the account; none where nobody was led there', () => {
  deepEqual(idsOf(pagesBefore(WAY)), ['x1']);
  deepEqual(pagesBefore(WAY.slice(2)), []);
});

test('what the adapter told is cited besides', () => {
  const told = WAY[6];
  deepEqual(idsOf(exchangesOf({ answers: answersIn(WAY), ...(told === undefined ? {} : { told }) })), ['x3', 'x4', 'x6', 'x7']);
});
