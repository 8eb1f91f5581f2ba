import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { browserIdentification } from '../core/browser-identification.ts';
import type { Exchange, RawHeader } from '../core/exchange.ts';
import { contradictedOutcomes, portalOracles } from './portal-outcomes.ts';
import { recordedAnswers } from './recorded-answers.ts';

interface Visit {
  readonly operation?: string;
  readonly browser?: string;
  readonly cookie?: string;
  readonly isLoggedIn?: boolean;
  readonly status?: number;
  readonly setsCookie?: boolean;
}

const VISIT = { operation: 'browser-visit', browser: 'browser-1', cookie: 'a' };
const READ = { ...VISIT, operation: 'browser-whoami' };
const asked = (isLoggedIn: boolean, more: Visit = {}): Visit => ({ operation: 'adapter-whoami', cookie: 'a', isLoggedIn, ...more });

/** What contradicts a record of these visits in a subject. */
function contradicted(subject: unknown, visits: readonly Visit[]): readonly string[] {
  const exchanges = visits.map(({ operation, browser, cookie, isLoggedIn, status = 200, setsCookie }, index) => {
    const headers: RawHeader[] = [['Cookie', cookie ?? ''], ...(browser === undefined ? [] : [['User-Agent', browserIdentification(browser)] as const])];
    const body = { text: isLoggedIn === undefined ? '' : JSON.stringify({ isLoggedIn }), isTruncated: false };
    const answered = { status, headers: setsCookie === true ? [['Set-Cookie', 'b']] : [], body };
    return { id: `x00000${index + 1}`, seq: index + 1, operation, request: { headers }, response: answered };
  });
  const answers = recordedAnswers(new Map(exchanges.map((exchange) => [exchange.id, exchange as unknown as Exchange])));
  return contradictedOutcomes(subject, answers, portalOracles(answers));
}

const outcome = (session: string, ...numbers: readonly number[]): object => ({ session, pages: numbers.map((number) => `x00000${number}`) });

test('an answer of the adapter belongs to one way, and comes at its end', () => {
  const visits = [VISIT, asked(false), VISIT, asked(true)];
  deepStrictEqual(contradicted([outcome('none', 1, 2), outcome('authenticated', 3, 4), outcome('none', 1, 2)], visits), []);
  deepStrictEqual(contradicted([outcome('none', 1, 2), outcome('none', 3, 2)], visits), ['x000002: pages']);
  deepStrictEqual(contradicted(outcome('none', 2, 3), visits), ['x000002: pages']);
  deepStrictEqual(contradicted([outcome('authenticated', 1, 4), outcome('authenticated', 3, 4)], visits), ['x000004: pages']);
});

test('an answer of the adapter is about the browser that went the way', () => {
  deepStrictEqual(contradicted(outcome('none', 1, 2, 3), [VISIT, READ, asked(false)]), []);
  deepStrictEqual(contradicted(outcome('none', 1, 2, 3), [VISIT, READ, asked(false, { cookie: 'b' })]), ['x000003: pages']);
  deepStrictEqual(contradicted(outcome('none', 1, 2, 3), [VISIT, { ...READ, setsCookie: true }, asked(false, { cookie: 'b' })]), []);
  deepStrictEqual(contradicted(outcome('none', 1, 2, 3), [VISIT, { ...READ, browser: 'browser-2' }, asked(false)]), ['x000003: pages']);
});

test('what the adapter told is known, unless the page is read as well', () => {
  deepStrictEqual(contradicted(outcome('unknown', 1, 2), [VISIT, asked(true)]), ['x000002: session']);
  deepStrictEqual(contradicted(outcome('unknown', 1, 2), [VISIT, asked(true, { status: 500 })]), []);
  deepStrictEqual(contradicted(outcome('unknown', 1), [VISIT, asked(true)]), []);
  deepStrictEqual(contradicted(outcome('unknown', 1, 2, 3), [VISIT, READ, asked(true)]), []);
});
