import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../core/exchange.ts';
import type { Result } from '../core/result.ts';
import type { EvidencePart } from './evidence.ts';
import type { OwnRules } from './own-rules.ts';
import { verifyCited } from './verify-cited.ts';

/** Scenarios of ten seconds each, a minute apart, with an exchange in the middle. */
const NAMES = ['one', 'two', 'whole'] as const;
const at = (minute: number, second: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute, second)).toISOString();
const RESULT = { cases: NAMES.map((id, index) => ({ id, attempts: [{ startedAt: at(index, 0), durationMs: 10_000 }] })) } as unknown as Result;
const EXCHANGES = NAMES.map((_, index) => ({ id: `x00000${index + 1}`, startedAt: at(index, 5), durationMs: 1_000 }) as Exchange);
/** What the first of them answered to a login. */
const loggedIn = (text: string, operation = 'token'): readonly Exchange[] =>
  EXCHANGES.map((exchange, index) => (index === 0 ? ({ ...exchange, operation, response: { body: { text } } } as Exchange) : exchange));

const rulesOf = (room: string): OwnRules =>
  ({ profile: { room }, scenarios: NAMES.map((id) => ({ id, tags: id === 'whole' ? ['@zuletzt'] : [] })) }) as unknown as OwnRules;

/** @param subjects by case @returns what is told, with the case */
function told(
  subjects: Readonly<Partial<Record<(typeof NAMES)[number], unknown>>>,
  room = 'mailbox',
  { most, exchanges = EXCHANGES }: { readonly most?: number; readonly exchanges?: readonly Exchange[] } = {},
): readonly string[] {
  const judgements = Object.entries(subjects).map(([id, subject]) => ({ case: id, attempt: 1, calls: [{ checks: [], subject, findings: [] }] }));
  const part = { path: 'evidence', exchanges: new Map(exchanges.map((exchange) => [exchange.id, exchange])), judgements } as unknown as EvidencePart;
  return verifyCited(RESULT, [part], rulesOf(room), most).map(
    ({ place = '', text }) => `${place.split(', ')[1] ?? ''} ${/x\d+|> \d+/.exec(text.en)?.[0] ?? ''}`,
  );
}

test('what happened in a scenario is its own', () => {
  deepStrictEqual(told({ one: { deep: [{ exchange: { $exchange: 'x000001' } }], page: 'x000001' }, two: { list: { $exchanges: 'x000002' } } }), []);
});

test('what happened at another time, or was shown to another judge in the same place, is not', () => {
  deepStrictEqual(told({ one: { exchange: { $exchange: 'x000002' } } }), ['one x000002']);
  deepStrictEqual(told({ two: { list: { $exchanges: 'x000001-x000002' } } }), ['two x000001']);
  deepStrictEqual(told({ one: { exchange: 'x000001' }, two: { exchange: 'x000001' } }), ['two x000001']);
});

test('what scenarios share on purpose, looks at the whole run, or was sent ahead over FIT-Connect is free', () => {
  deepStrictEqual(told({ one: { rest: { $exchanges: 'x000001-x000003' } } }), []);
  deepStrictEqual(told({ one: { rest: { $exchanges: 'x000001-x000003' } } }, 'directory'), ['one x000002', 'one x000003']);
  deepStrictEqual(told({ whole: { all: { $exchanges: 'x000001-x000003' } } }), []);
  deepStrictEqual(told({ one: { exchange: 'x000003' } }, 'fit-connect'), []);
});

test('a login at a directory that brought no token is what every scenario came to, and no other login or failure', () => {
  const look = (failure: string): object => ({ answers: [{ kind: 'look-up', exchange: { $exchange: 'x000001' }, failure }] });
  const both = (exchanges: readonly Exchange[], failure = 'no-token'): readonly string[] =>
    told({ one: look(failure), two: look(failure) }, 'directory', { exchanges });
  for (const text of ['', '{}', '[]', '{"access_token":""}', '{"error":"invalid_client"}']) deepStrictEqual(both(loggedIn(text)), [], text);
  for (const name of ['access_token', 'accessToken']) deepStrictEqual(both(loggedIn(`{"${name}":"<sha256:0011>"}`)), ['two x000001']);
  deepStrictEqual(both(loggedIn('{}', 'findservicedescription')), ['two x000001']);
  deepStrictEqual(both(loggedIn('{}'), 'timeout'), ['two x000001']);
});

test('who cites without end is told so, and what leads nowhere ends at once', () => {
  deepStrictEqual(told({ one: { a: 'x000001', b: 'x000001', c: 'x000001' } }, 'mailbox', { most: 2 }), ['one > 2']);
  deepStrictEqual(told({ one: { a: { $exchanges: 'x000001-x999999999999999' }, b: { $exchanges: 'no range' } } }), ['one x000002', 'one x000003']);
});
