import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../core/exchange.ts';
import { misquotedWords } from './told-words.ts';

const ID = 'x000001';
const TELLING = { $exchange: ID };

/** What is wrong with a subject after the adapter gave this answer. */
function misquoted(subject: unknown, answer: unknown, isTruncated = false): readonly string[] {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const exchange = { id: ID, response: { status: 200, body: { text, isTruncated } } } as unknown as Exchange;
  return misquotedWords(subject, new Map([[ID, exchange]]));
}

const LONG = 'a'.repeat(3_000);

const TRUE: readonly (readonly [string, subject: unknown, answer: unknown])[] = [
  ['the same', { told: { state: 'paid', bookings: 1 }, tellingExchange: TELLING }, { state: 'paid', bookings: 1 }],
  ['a member that is not read', { told: { state: 'paid' }, tellingExchange: TELLING }, { state: 'paid', colour: 'green' }],
  ['a member of another shape is not read', { told: {}, tellingExchange: TELLING }, { state: 7 }],
  ['a long text is cut', { told: { state: LONG.slice(0, 2_082) }, tellingExchange: TELLING }, { state: LONG }],
  ['no JSON, and nothing told', { told: {}, tellingExchange: TELLING }, 'Bad Gateway'],
  ['one of many addresses', { told: { outcome: 'not-found' }, tellingExchange: TELLING }, { addresses: [{ outcome: 'found' }, { outcome: 'not-found' }] }],
  ['a decision about a caller', { decision: 'refused', tellingExchange: TELLING }, { decision: 'refused' }],
  ['a secret in the record', { told: { paymentInformation: { token: 'x' } }, tellingExchange: TELLING }, { paymentInformation: { token: '<sha256:00>' } }],
  ['words that name their exchange themselves', { told: { state: 'accepted', exchange: ID } }, { state: 'rejected' }],
  ['a reference', { told: TELLING }, {}],
  ['nothing told', { orders: [{ tellingExchange: TELLING }] }, { state: 'paid' }],
];

const FALSE: readonly (readonly [string, subject: unknown, answer: unknown])[] = [
  ['another word', { told: { state: 'open' }, tellingExchange: TELLING }, { state: 'paid' }],
  ['inside a list', { applications: [{ told: { bookings: 1 }, tellingExchange: TELLING }] }, { bookings: 2 }],
  ['a word that was not told', { told: { state: 'open', bookings: 0 }, tellingExchange: TELLING }, { state: 'open' }],
  ['a word kept back', { told: { bookings: 0 }, tellingExchange: TELLING }, { state: 'paid', bookings: 0 }],
  ['a short beginning', { told: { state: 'pa' }, tellingExchange: TELLING }, { state: 'paid' }],
  ['an address of nobody', { told: { outcome: 'found', address: 'b' }, tellingExchange: TELLING }, { addresses: [{ outcome: 'found', address: 'a' }] }],
  ['told by no JSON', { told: { state: 'open' }, tellingExchange: TELLING }, 'Bad Gateway'],
  ['another decision', { decision: 'refused', tellingExchange: TELLING }, { decision: 'processed' }],
  ['none instead of something', { told: { paymentInformation: null }, tellingExchange: TELLING }, { paymentInformation: { token: '<sha256:00>' } }],
];

test('what an adapter told is what the recorded answer says', () => {
  for (const [name, subject, answer] of TRUE) deepStrictEqual(misquoted(subject, answer), [], name);
  for (const [name, subject, answer] of FALSE) deepStrictEqual(misquoted(subject, answer), [`${ID}: told`], name);
});

test('words without their exchange', () => {
  deepStrictEqual(misquoted({ told: { state: 'open' } }, {}), ['told']);
});

test('nothing is said of an answer that the record holds in part', () => {
  deepStrictEqual(misquoted({ told: { state: 'open' }, tellingExchange: TELLING }, { state: 'paid' }, true), []);
});
