/** Headers, cookies and methods of a browser's steps. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { cookieContextOf, headersOf, redirected, samlOf, stepOf } from './navigation.ts';
import type { Step } from './navigation.ts';
import { relationOf } from './web-address.ts';

const PORTAL = 'http://127.0.0.1:8080';
const ACCOUNT = 'http://127.0.0.1:9090';
const own: ReadonlySet<string> = new Set([PORTAL, 'http://127.0.0.1:8081']);
const step = (values: Partial<Step>): Step => ({ method: 'GET', url: `${PORTAL}/a`, reason: 'pressed', ...values });

const CONTEXTS: readonly (readonly [title: string, step: Step, context: string])[] = [
  ['typed', step({ reason: 'typed' }), 'strict'],
  ['a link of the portal', step({ page: `${PORTAL}/b` }), 'strict'],
  ['a form between two ports of the portal', step({ method: 'POST', page: 'http://127.0.0.1:8081/b' }), 'strict'],
  ['a link of the account', step({ page: `${ACCOUNT}/b` }), 'lax'],
  ['a form of the account', step({ method: 'POST', page: `${ACCOUNT}/b` }), 'none'],
  ["a form of nobody's page", step({ method: 'POST', reason: 'submitted' }), 'none'],
];
for (const [title, made, context] of CONTEXTS) test(`${title}: cookies of context ${context}`, () => equal(cookieContextOf(made, own), context));

test('sites are registrable domains with a scheme, on loopback ports', () => {
  equal(relationOf('https://a.portal.example/', 'https://b.portal.example/', own), 'same-site');
  equal(relationOf('http://portal.example/', 'https://portal.example/', own), 'cross-site');
  equal(relationOf('https://a.github.io/', 'https://b.github.io/', own), 'cross-site');
  equal(relationOf(`${PORTAL}/`, `${ACCOUNT}/`, own), 'cross-site');
  equal(relationOf(`${PORTAL}/x`, `${PORTAL}/y`, own), 'same-origin');
});

const REDIRECTS: readonly (readonly [status: number, method: string, expected: string, hasBody: boolean])[] = [
  [301, 'POST', 'GET', false],
  [302, 'POST', 'GET', false],
  [303, 'PUT', 'GET', false],
  [302, 'PUT', 'PUT', true],
  [307, 'POST', 'POST', true],
  [308, 'POST', 'POST', true],
];
for (const [status, method, expected, hasBody] of REDIRECTS) {
  test(`${status} after ${method} leads to ${expected}${hasBody ? ' with its body' : ''}`, () => {
    const next = redirected(step({ method, body: 'x', contentType: 'text/plain', page: `${ACCOUNT}/` }), status, `${PORTAL}/next`, own);
    deepEqual([next.method, next.body, next.page, next.reason], [expected, hasBody ? 'x' : undefined, `${ACCOUNT}/`, 'redirected']);
  });
}

test('a form of another site names its origin, a page that hides names none', () => {
  const named = new Map(headersOf(step({ method: 'POST', page: `${ACCOUNT}/sso?secret=1` }), { userAgent: 'u', cookie: 'a=1', ownOrigins: own }));
  deepEqual(
    [named.get('Origin'), named.get('Referer'), named.get('Sec-Fetch-Site'), named.get('Cookie'), named.get('Host')],
    [ACCOUNT, `${ACCOUNT}/`, 'cross-site', 'a=1', '127.0.0.1:8080'],
  );
  const hidden = new Map(headersOf(step({ method: 'POST', page: `${ACCOUNT}/`, hidesPage: true }), { userAgent: 'u', cookie: '', ownOrigins: own }));
  deepEqual([hidden.get('Origin'), hidden.get('Referer'), hidden.has('Cookie')], ['null', undefined, false]);
});

test('forms become requests, and which SAML message they carry is seen', async () => {
  const fields = [
    ['SAMLResponse', 'a+b/c=='],
    ['RelayState', 'ü &'],
  ] as const;
  const post = await stepOf({ method: 'POST', action: `${PORTAL}/acs`, fields }, 'submitted');
  deepEqual([post.body, samlOf(post)], ['SAMLResponse=a%2Bb%2Fc%3D%3D&RelayState=%C3%BC+%26', 'SAMLResponse']);
  const get = await stepOf({ method: 'GET', action: `${PORTAL}/acs?old=1`, fields }, 'submitted');
  equal(get.url, `${PORTAL}/acs?SAMLResponse=a%2Bb%2Fc%3D%3D&RelayState=%C3%BC+%26`);
  const untouched = await stepOf({ method: 'GET', action: `${PORTAL}/sso?SAMLRequest=a%2bb`, fields: [] }, 'submitted');
  deepEqual([untouched.url, samlOf(untouched)], [`${PORTAL}/sso?SAMLRequest=a%2bb`, 'SAMLRequest']);
  const parts = await stepOf({ method: 'POST', action: PORTAL, fields, enctype: 'multipart/form-data' }, 'submitted');
  equal(new TextDecoder().decode(parts.body as Uint8Array).includes('name="RelayState"'), true);
});
