import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../core/exchange.ts';
import { adapterOrdersIn } from './adapter-orders.ts';
import { recordedAnswers } from './recorded-answers.ts';
import { misquotedWords } from './told-words.ts';

const ID = 'x000001';
const TELLING = { $exchange: ID };

interface Called {
  readonly target?: string;
  readonly asked?: unknown;
  readonly answer: unknown;
  readonly status?: number;
  readonly isTruncated?: boolean;
}

/** What is wrong with a subject after the adapter was called like this, one after another. */
function contradicted(subject: unknown, calls: readonly Called[]): readonly string[] {
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const exchanges = calls.map(({ target = '/addresses', asked, answer, status = 200, isTruncated = false }, index) => ({
    id: `x00000${index + 1}`,
    operation: 'adapter',
    request: { method: asked === undefined ? 'GET' : 'POST', target, body: { text: textOf(asked ?? ''), isTruncated: false } },
    response: { status, body: { text: textOf(answer), isTruncated } },
  }));
  const answers = recordedAnswers(new Map(exchanges.map((exchange) => [exchange.id, exchange as unknown as Exchange])));
  return misquotedWords(subject, answers, adapterOrdersIn(answers));
}

/** The same after a single answer; somebody asked about the addresses `a` and `b`. */
function misquoted(subject: unknown, answer: unknown, isTruncated = false): readonly string[] {
  return contradicted(subject, [{ asked: { addresses: [{ organizationKey: 'a' }, { organizationKey: 'b' }] }, answer, isTruncated }]);
}

const LONG = 'a'.repeat(3_000);

const TRUE: readonly (readonly [string, subject: unknown, answer: unknown])[] = [
  ['the same', { told: { state: 'paid', bookings: 1 }, tellingExchange: TELLING }, { state: 'paid', bookings: 1 }],
  ['a member that is not read', { told: { state: 'paid' }, tellingExchange: TELLING }, { state: 'paid', colour: 'green' }],
  ['a member of another shape is not read', { told: {}, tellingExchange: TELLING }, { state: 7 }],
  ['a long text is cut', { told: { state: LONG.slice(0, 2_082) }, tellingExchange: TELLING }, { state: LONG }],
  ['no JSON, and nothing told', { told: {}, tellingExchange: TELLING }, 'Bad Gateway'],
  [
    'one of many addresses',
    { organizationKey: 'b', told: { outcome: 'not-found' }, tellingExchange: TELLING },
    { addresses: [{ outcome: 'found' }, { outcome: 'not-found' }] },
  ],
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
  [
    'another of many addresses',
    { organizationKey: 'a', told: { outcome: 'not-found' }, tellingExchange: TELLING },
    { addresses: [{ outcome: 'found' }, { outcome: 'not-found' }] },
  ],
  [
    'one of more addresses than were asked for',
    { organizationKey: 'a', told: { outcome: 'found' }, tellingExchange: TELLING },
    { addresses: [{ outcome: 'found' }] },
  ],
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

const APPLICATION = { target: '/adapter/applications', asked: { purpose: 'PSAA Auskunft' }, answer: { application: 'one', state: 'open' }, status: 201 };
const LOOK = { target: '/adapter/applications/one', answer: { application: 'one', state: 'paid' } };
const NOTICE = { target: '/adapter/notices', asked: { case: 'PS-1' }, answer: { notice: 'two' }, status: 202 };
const SETTLED = { target: '/adapter/notices/two?wait=2', answer: { state: 'delivered' } };

const seen = (mark: string, state: string, exchange: number): object => ({
  applications: [{ ordered: { mark }, told: { state }, tellingExchange: { $exchange: `x00000${exchange}` } }],
});

test('what was told last of an order counts, and of no other', () => {
  deepStrictEqual(contradicted(seen('PSAA', 'paid', 2), [APPLICATION, LOOK]), []);
  deepStrictEqual(contradicted(seen('PSAA', 'open', 1), [APPLICATION, LOOK]), ['x000001: told ≠ x000002']);
  deepStrictEqual(contradicted({ ordered: { mark: 'PSAA' } }, [APPLICATION, LOOK]), ['–: told ≠ x000002']);
  deepStrictEqual(contradicted(seen('PS-1', 'delivered', 2), [NOTICE, SETTLED, APPLICATION, LOOK]), []);
  deepStrictEqual(contradicted(seen('PS-1', 'paid', 4), [NOTICE, SETTLED, APPLICATION, LOOK]), ['x000004: told ≠ x000002']);
  deepStrictEqual(contradicted(seen('PSBB', 'paid', 2), [APPLICATION, LOOK]), ['ordered']);
  deepStrictEqual(contradicted({ told: { state: 'paid' }, tellingExchange: { $exchange: 'x000002' } }, [APPLICATION, LOOK]), ['x000002: ordered']);
});

test('an adapter that failed later has told nothing new', () => {
  const failed = { ...LOOK, status: 500, answer: '' };
  deepStrictEqual(contradicted(seen('PSAA', 'open', 1), [APPLICATION, LOOK, failed]), []);
  deepStrictEqual(contradicted(seen('PSAA', 'open', 1), [APPLICATION, { ...LOOK, target: '/adapter/applications/one/payment', asked: {}, status: 500 }]), []);
});

test('orders that the product gives no id of their own cannot be followed', () => {
  const second = { ...APPLICATION, asked: { purpose: 'PSBB Auskunft' } };
  for (const mark of ['PSAA', 'PSBB']) deepStrictEqual(contradicted(seen(mark, 'paid', 3), [APPLICATION, second, LOOK]), []);
  deepStrictEqual(contradicted(seen('PSAA', 'paid', 2), [{ ...APPLICATION, answer: { application: 'a'.repeat(600) } }, LOOK]), []);
});
