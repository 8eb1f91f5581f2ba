/** Token endpoint and admission (sheet, section 3.3): what is taken, what is refused, and what the record keeps of it. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import {
  ask,
  askTarget,
  assertionOf,
  createStand,
  formOf,
  INTERN,
  KITA_KEY,
  KITA_OSCI,
  logIn,
  loginOf,
  NOW,
  problemOf,
  requestToken,
  STANDALONE,
} from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const SERVICE = { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI };

test('DVDV-020, DVDV-022: a token, and one look-up with it, the whole way', async () => {
  const stand = await createStand();
  const answer = await requestToken(stand, formOf(assertionOf(loginOf(stand.country, 'portal-login'))));
  equal(answer.status, 200);
  match(answer.headers.get('content-type') ?? '', /^application\/json/);
  const { access_token: token, ...rest } = (await answer.json()) as { access_token: string };
  deepEqual(rest, { expires_in: 86_400, refresh_expires_in: 0, token_type: 'Bearer', 'not-before-policy': 0, scope: 'profile' });
  const found = await ask(stand, 'findservicedescription', SERVICE, { authorization: `EmbeddedBearer ${token}` });
  equal(found.status, 200);
  const service = (await found.json()) as {
    serviceSpecificationUri: string;
    serviceElements: readonly { serviceElementType: string; serviceElementUri: string | null }[];
  };
  equal(service.serviceSpecificationUri, KITA_OSCI);
  deepEqual(
    service.serviceElements.map(({ serviceElementType }) => serviceElementType),
    ['OSCI_INTERMEDIARY', 'OSCI_ADDRESSEE'],
  );
  const [first, second] = await stand.control.calls();
  deepEqual([first?.operation, first?.peer, first?.assertion?.isSignatureValid], ['token', 'product', true]);
  deepEqual(
    [second?.operation, second?.peer, second?.authorization, second?.outcomes],
    ['find-service-description', 'product', { scheme: 'EmbeddedBearer', token: 'valid' }, ['hit']],
  );
  deepEqual(second?.requests, [SERVICE]);
  const exchanges = await stand.control.exchanges({ peer: 'product' });
  deepEqual(
    exchanges.map(({ id }) => id),
    [first?.exchange, second?.exchange],
  );
  deepEqual(exchanges[1]?.labels, { server: 'first' });
  const kept = JSON.stringify(exchanges);
  ok(!kept.includes(token));
  ok(!kept.includes('client_assertion=ey'));
});

test('of a token request only what says how it asks is told', async () => {
  const stand = await createStand();
  const assertion = assertionOf(loginOf(stand.country, 'portal-login'));
  const bodies = [
    formOf(assertion, { client_secret: 'geheim-und-lang', client_assertion_type: assertion }),
    JSON.stringify({ grant_type: 'client_credentials', client_assertion: assertion }),
  ];
  for (const body of bodies) await requestToken(stand, body);
  const [form, json] = await stand.control.calls();
  deepEqual(form?.assertion?.fields, [
    ['grant_type', 'client_credentials'],
    ['client_assertion_type', assertion.slice(0, 100)],
  ]);
  deepEqual(json?.assertion?.fields, []);
});

const ASSERTION_TYPE = { client_assertion_type: 'jwt-bearer' };
const REFUSED: readonly (readonly [name: string, status: string, form: (stand: Stand) => string])[] = [
  ['grant_type', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login')), { grant_type: 'password' })],
  ['client_assertion_type', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login')), ASSERTION_TYPE)],
  ['no assertion', '401 AUTHENTICATION', () => formOf('', { client_assertion: undefined })],
  ['no JWT', '401 AUTHENTICATION', () => formOf('a.b.c')],
  [
    'subject without fp:',
    '401 AUTHENTICATION',
    (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), { sub: loginOf(stand.country, 'portal-login').fingerprint })),
  ],
  ['subject with colons', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), { sub: 'fp:11:22' }))],
  ['algorithm PS256', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), {}, { alg: 'PS256' }))],
  ['algorithm none', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), {}, { alg: 'none' }))],
  [
    'a key of somebody else',
    '401 AUTHENTICATION',
    (stand) => formOf(assertionOf({ ...loginOf(stand.country, 'portal-login'), privateKey: loginOf(stand.country, 'kita-login').privateKey })),
  ],
  ['a certificate nobody has', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), { sub: `fp:${'0'.repeat(40)}` }))],
  ['an expired certificate', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'expired-login')))],
  ['a revoked certificate', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'revoked-login')))],
  ['an assertion that has ended', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), { exp: NOW / 1000 - 31 }))],
  ['an assertion of the future', '401 AUTHENTICATION', (stand) => formOf(assertionOf(loginOf(stand.country, 'portal-login'), { nbf: NOW / 1000 + 31 }))],
];

test('DVDV-020, DVDV-021: token requests with one flaw are refused', async () => {
  const stand = await createStand();
  for (const [name, expected, form] of REFUSED) equal(await problemOf(await requestToken(stand, form(stand))), expected, name);
  equal(
    await problemOf(await requestToken(stand, formOf(assertionOf(loginOf(stand.country, 'portal-login'))), 'first', 'text/plain')),
    '415 content-type-wrong',
  );
  ok((await stand.control.calls({ operation: 'token', status: 401 })).every(({ refusal }) => refusal === 'not-authenticated'));
  equal(stand.internalErrors.length, 0);
});

test('claims that are not prescribed may be missing, and the fingerprint be in capitals', async () => {
  const stand = await createStand();
  const login = loginOf(stand.country, 'portal-login');
  const bare = { iss: undefined, aud: undefined, iat: undefined, nbf: undefined, exp: undefined, jti: undefined };
  equal((await requestToken(stand, formOf(assertionOf(login, bare)))).status, 200);
  equal((await requestToken(stand, formOf(assertionOf(login, { sub: `fp:${login.fingerprint.toUpperCase()}` })))).status, 200);
});

test('DVDV-022: without EmbeddedBearer and a good token a look-up is 401 without content', async () => {
  const stand = await createStand();
  const token = await logIn(stand);
  for (const authorization of [`Bearer ${token}`, `embeddedbearer ${token}`, `EmbeddedBearer ${token}x`, 'EmbeddedBearer', token, '']) {
    const answer = await ask(stand, 'categories', undefined, { base: STANDALONE, authorization });
    equal(answer.status, 401, authorization);
    equal(await answer.text(), '');
  }
  const calls = await stand.control.calls({ status: 401 });
  equal(calls.length, 6);
  deepEqual(calls[0]?.authorization, { scheme: 'Bearer', token: 'valid' });
  equal(calls[0]?.peer, 'product');
});

test('DVDV-025: networks with and without authentication', async () => {
  const stand = await createStand({ anonymousPeer: 'product' });
  equal((await ask(stand, 'categories', undefined)).status, 200);
  equal((await stand.control.calls()).at(-1)?.peer, 'product');
  await stand.control.setNetworks({ intern: 'closed', standalone: 'noauth', bundesmaster: 'token', iamTokens: ['iam-token'] });
  equal(await problemOf(await ask(stand, 'categories', undefined, { base: INTERN })), '404 network-closed');
  equal((await ask(stand, 'categories', undefined, { base: STANDALONE })).status, 200);
  const iam = '/dvdv2-backend/extern/bundesmasterauth/directory/v2/categories';
  equal((await askTarget(stand, iam)).status, 401);
  equal((await askTarget(stand, iam, { authorization: 'Bearer iam-token' })).status, 200);
  const { first } = await stand.control.addresses();
  deepEqual(Object.keys(first.directoryUrls).sort(), ['bundesmaster', 'standalone']);
  equal(first.tokenUrl, undefined);
});

test('a token is good at both servers, or at its own alone', async () => {
  const stand = await createStand();
  const authorization = `EmbeddedBearer ${await logIn(stand)}`;
  equal((await ask(stand, 'version', undefined, { authorization, server: 'second' })).status, 200);
  await stand.control.setWire({ tokens: 'issuing-server' });
  equal((await ask(stand, 'version', undefined, { authorization, server: 'second' })).status, 401);
  equal((await stand.control.calls({ server: 'second' })).at(-1)?.authorization?.token, 'of-other-server');
});
