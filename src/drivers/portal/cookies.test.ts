/** Which cookies are kept and sent, as browsers do it. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createCookies } from './cookies.ts';
import type { Cookies } from './cookies.ts';

const LOOPBACK = 'http://127.0.0.1:8080/app/start';
const digest = (value: string): string => `digest of ${value}`;

function withCookies(url: string, ...headers: readonly string[]): Cookies {
  const cookies = createCookies(digest);
  cookies.store(url, headers);
  return cookies;
}

test('SameSite decides by who starts the navigation; without it a cookie goes along', () => {
  const cookies = withCookies(LOOPBACK, 'a=1; SameSite=Strict; Path=/', 'b=2; SameSite=Lax; Path=/', 'c=3; SameSite=None; Secure; Path=/', 'd=4; Path=/');
  const names = (context: 'strict' | 'lax' | 'none'): readonly string[] =>
    cookies
      .header(LOOPBACK, context)
      .split('; ')
      .map((pair) => pair.slice(0, 1))
      .toSorted();
  deepEqual(names('strict'), ['a', 'b', 'c', 'd']);
  deepEqual(names('lax'), ['b', 'c', 'd']);
  deepEqual(names('none'), ['c', 'd']);
});

const REFUSED: readonly (readonly [title: string, url: string, header: string])[] = [
  ['SameSite=None without Secure', LOOPBACK, 'a=1; samesite = none'],
  ['Secure without TLS', 'http://portal.example/', 'a=1; Secure'],
  ['__Host- without Secure', LOOPBACK, '__Host-a=1; Path=/'],
  ['another host', LOOPBACK, 'a=1; Domain=portal.example'],
  ['more than a browser keeps', LOOPBACK, `a=${'x'.repeat(5_000)}`],
];
for (const [title, url, header] of REFUSED) {
  test(`refused: ${title}`, () => equal(withCookies(url, header).header(url, 'strict'), ''));
}

test('loopback counts as secure, ports do not part cookies, paths do', () => {
  const cookies = withCookies(LOOPBACK, 'a=1; Secure; Path=/app');
  equal(cookies.header('http://127.0.0.1:9090/app/x', 'strict'), 'a=1');
  equal(cookies.header('http://127.0.0.1:8080/', 'strict'), '');
});

test('a copy goes its own way', () => {
  const cookies = withCookies(LOOPBACK, 'a=1; Path=/');
  const copy = cookies.copy();
  cookies.store(LOOPBACK, ['a=2; Path=/']);
  copy.store(LOOPBACK, ['b=3; Path=/']);
  deepEqual([cookies.header(LOOPBACK, 'strict'), copy.header(LOOPBACK, 'strict')], ['a=2', 'a=1; b=3']);
  copy.clear();
  deepEqual([copy.views().length, cookies.views().length], [0, 1]);
});

test('a view has everything but the value', () => {
  deepEqual(withCookies(LOOPBACK, 'sid=geheim; HttpOnly; Max-Age=60').views(), [
    {
      name: 'sid',
      domain: '127.0.0.1',
      path: '/app',
      isSecure: false,
      isHttpOnly: true,
      sameSite: 'unset',
      isPersistent: true,
      valueDigest: 'digest of geheim',
    },
  ]);
});

test('a portal that floods the jar empties it', () => {
  const cookies = createCookies(digest);
  cookies.store(
    LOOPBACK,
    Array.from({ length: 300 }, (_, at) => `a${at}=1`),
  );
  cookies.store(LOOPBACK, ['more=1']);
  equal(cookies.views().length, 0);
});
