/** Rules of XBezahldienste: every field at its limit and beyond, sums, duplicates, assignment, pairs, callers, habits. One change each. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { CREATE, create, created, createStand, itemOf, NOW, post, problemOf, read, requestOf, send, STATUS } from '../test-stand.ts';
import type { Stand } from '../test-stand.ts';

const a = (count: number): string => 'a'.repeat(count);
const items = (count: number): readonly unknown[] => Array.from({ length: count }, () => itemOf({ singleNetAmount: 1, totalNetAmount: 1 }));
const one = (change: Readonly<Record<string, unknown>>): Record<string, unknown> => ({ items: [itemOf(change)] });

/** Good, then bad values of each member. */
const FIELDS: readonly (readonly [name: string, good: readonly Record<string, unknown>[], bad: readonly Record<string, unknown>[]])[] = [
  [
    'requestId',
    [{ requestId: a(36) }, { requestId: 'a_B-9' }],
    [{ requestId: a(37) }, { requestId: '' }, { requestId: 'ä' }, { requestId: 1 }, { requestId: undefined }],
  ],
  [
    'requestTimestamp',
    [{ requestTimestamp: '2026-05-05T10:00:00+02:00' }],
    [
      { requestTimestamp: '2026-05-05' },
      { requestTimestamp: '2026-05-05T10:00:00' },
      { requestTimestamp: '2026-13-05T10:00:00Z' },
      { requestTimestamp: undefined },
    ],
  ],
  ['currency', [], [{ currency: 'USD' }, { currency: 'eur' }, { currency: 'EURO' }, { currency: undefined }]],
  ['purpose', [{ purpose: a(27) }, { purpose: 'A b-9_' }], [{ purpose: a(28) }, { purpose: 'Gebühr' }, { purpose: 'a/b' }, { purpose: '' }]],
  ['description', [{ description: 'ÄÖ, ø.' }, { description: a(250) }, { description: null }], [{ description: a(251) }, { description: '<script>' }]],
  [
    'redirectUrl',
    [{ redirectUrl: `https://a.example/${a(2064)}` }],
    [
      { redirectUrl: `https://a.example/${a(2065)}` },
      { redirectUrl: 'javascript:alert(1)' },
      { redirectUrl: '/relative' },
      { redirectUrl: '' },
      { redirectUrl: 'data:text/html,x' },
    ],
  ],
  [
    'items',
    [{ items: items(99), grosAmount: 99 }],
    [{ items: [] }, { items: items(100), grosAmount: 100 }, { items: {} }, { items: undefined }, { items: [null] }],
  ],
  ['grosAmount', [], [{ grosAmount: -1 }, { grosAmount: 12.505 }, { grosAmount: 1_000_000 }, { grosAmount: '12.50' }, { grosAmount: undefined }]],
  ['items.taxRate', [one({ taxRate: 100 }), one({ taxRate: 19 })], [one({ taxRate: 101 }), one({ taxRate: -1 })]],
  ['items.quantity', [one({ quantity: 999_999 })], [one({ quantity: 0 }), one({ quantity: 1_000_000 }), one({ quantity: 1.5 })]],
  [
    'items.singleNetAmount',
    [one({ singleNetAmount: 999_999 })],
    [one({ singleNetAmount: 1_000_000 }), one({ singleNetAmount: -0.01 }), one({ singleNetAmount: undefined })],
  ],
  [
    'items.bookingData',
    [one({ bookingData: { konto: a(250) } }), one({ bookingData: {} })],
    [one({ bookingData: { konto: a(251) } }), one({ bookingData: { konto: 1 } }), one({ bookingData: [] })],
  ],
  ['items.id', [one({ id: a(36) })], [one({ id: a(37) }), one({ id: 'a b' })]],
  ['items.description', [one({ description: a(250) })], [one({ description: a(251) })]],
  [
    'requestor',
    [{ requestor: { gender: 'D', isOrganization: false, address: { country: 'DE', houseNumber: '12-a', addressLine: Array(9).fill('x') } } }],
    [
      { requestor: { gender: 'X' } },
      { requestor: { isOrganization: 'no' } },
      { requestor: { name: a(251) } },
      { requestor: { address: { country: 'de' } } },
      { requestor: { address: { houseNumber: a(21) } } },
      { requestor: { address: { addressLine: Array(10).fill('x') } } },
    ],
  ],
];

test('PAY-006: every field is taken up to its limit and refused beyond it', async () => {
  const stand = await createStand();
  for (const [name, good, bad] of FIELDS) {
    for (const change of good) {
      const answer = await create(stand, requestOf(change));
      equal(answer.status, 200, `${name} ${await answer.text()}`);
    }
    for (const change of bad)
      equal(await problemOf(await create(stand, requestOf(change))), '400 VALIDATION_ERROR', JSON.stringify([name, change]).slice(0, 200));
  }
  for (const text of ['', '{', '[]', 'null', '1']) equal(await problemOf(await create(stand, text)), '400 VALIDATION_ERROR', text);
  equal(await problemOf(await create(stand, requestOf(), CREATE, { headers: { 'Content-Type': 'text/plain' } })), '415 VALIDATION_ERROR');
});

test('PAY-002, PAY-003: ids of the path, and pairs that do not exist', async () => {
  const stand = await createStand();
  const at = (first: string, second: string): string => `/xbezahldienste/api/v1.0.0/paymenttransaction/${first}/${second}`;
  equal(await problemOf(await create(stand, requestOf(), at(a(37), '12002312'))), '400 VALIDATION_ERROR');
  equal(await problemOf(await create(stand, requestOf(), at('MELD.ANT', '12002312'))), '400 VALIDATION_ERROR');
  equal(await problemOf(await create(stand, requestOf(), at(a(36), '12002312'))), '403 NO_VALID_ORIGINATOR_OR_ENDPOINT');
  equal(await problemOf(await create(stand, requestOf(), at('12002312', 'MELD-ANT-FORM-4711'))), '403 NO_VALID_ORIGINATOR_OR_ENDPOINT');
});

test('PAY-004: a requestId is used once, even when its first answer was lost', async () => {
  const stand = await createStand();
  const request = requestOf();
  await stand.control.arm({ fault: 'lost-answer', match: { ownId: String(request['requestId']) }, times: 1 });
  await create(stand, request);
  equal(await problemOf(await create(stand, request)), '409 PAYMENT_EXISTS');
  equal((await stand.control.payments()).length, 1);
});

test('PAY-005: the sum is that of the items to the cent, and is rounded once', async () => {
  const stand = await createStand();
  const sum = async (grosAmount: unknown, ...parts: readonly (readonly [net: number, tax: number])[]): Promise<string> => {
    const list = parts.map(([net, tax], index) =>
      itemOf({ id: String(index), singleNetAmount: net, singleTaxAmount: tax, totalNetAmount: net, totalTaxAmount: tax }),
    );
    const answer = await create(stand, requestOf({ grosAmount, items: list }));
    return answer.status === 200 ? 'taken' : problemOf(answer);
  };
  equal(await sum(0.3, [0.1, 0.2]), 'taken');
  equal(await sum(0.31, [0.1, 0.2]), '400 CALCULATION_ERROR');
  equal(await sum(0.29, [0.1, 0.2]), '400 CALCULATION_ERROR');
  equal(await sum(1.01, [1.0025, 0.0025]), 'taken');
  equal(await sum(0.01, [0.0025, 0], [0.0025, 0]), 'taken');
  equal(await sum(0, [0, 0]), 'taken');
});

test('amounts keep every digit in the echo, and are never made from floating point', async () => {
  const stand = await createStand();
  const body = JSON.stringify(requestOf({ grosAmount: 0, items: [itemOf({ singleNetAmount: 1, totalNetAmount: 1 })] }))
    .replace('"grosAmount":0', '"grosAmount":1.00')
    .replace('"singleNetAmount":1', '"singleNetAmount":1.000000')
    .replace('"taxRate":0', '"taxRate":1.9e1');
  const text = await (await create(stand, body)).text();
  match(text, /"grosAmount":1\.00,/);
  match(text, /"singleNetAmount":1\.000000,/);
  match(text, /"taxRate":1\.9e1,/);
});

test('items: totals and tax are looked at where a tenant wants it', async () => {
  const stand = await createStand({ arithmetic: 'items' });
  const at = async (change: Readonly<Record<string, unknown>>, grosAmount: number): Promise<string> => {
    const answer = await create(stand, requestOf({ grosAmount, ...one(change) }));
    return answer.status === 200 ? 'taken' : ((await answer.json()) as { detail: string }).detail.replace(/ Support.*/, '');
  };
  const taxed = { taxRate: 19, quantity: 3, singleNetAmount: 0.5, singleTaxAmount: 0.1, totalNetAmount: 1.5, totalTaxAmount: 0.3 };
  equal(await at(taxed, 1.8), 'taken');
  equal(await at({ ...taxed, quantity: 2 }, 1.8), 'items.0: totals are not the single amounts times the quantity.');
  equal(await at({ ...taxed, taxRate: 7 }, 1.8), 'items.0: the tax is not that of the net amount.');
});

test('PAY-007: account assignment where it is configured', async () => {
  const stand = await createStand();
  const path = '/xbezahldienste/api/v1.0.0/paymenttransaction/OTHER/99';
  equal(await problemOf(await create(stand, requestOf(), path)), '400 BOOKING_DATA_MISSING');
  equal(await problemOf(await create(stand, requestOf(one({ bookingData: { kostenstelle: '' } })), path)), '400 BOOKING_DATA_MISSING');
  equal((await create(stand, requestOf(one({ bookingData: { kostenstelle: '1' } })), path)).status, 200);
});

test('PAY-014, PAY-015, PAY-016: problems have all their members, functional words and a support number', async () => {
  const stand = await createStand();
  const answer = await create(stand, requestOf({ purpose: a(28) }));
  equal(answer.headers.get('content-type'), 'application/problem+json');
  const { type, status, title, detail, functionalCode } = (await answer.json()) as Record<string, string>;
  equal(type, 'urn:pruefstand:problem:xbezahldienste:validation-error');
  equal(Number(status), answer.status);
  match(title ?? '', /^[\w\s.-]{1,250}$/);
  match(detail ?? '', /^purpose has 28 characters instead of 1 to 27\. Support number: [0-9a-f]{8}\.$/);
  equal(functionalCode, 'VALIDATION_ERROR');
});

test('PAY-017: the status of a pair is 200, 403 or 503, always as a problem document', async () => {
  const stand = await createStand();
  const at = async (path: string, certificate?: null): Promise<string> => {
    const answer = await send(stand, 'GET', path, null, certificate === null ? { certificate } : {});
    equal(answer.headers.get('content-type'), 'application/problem+json');
    const body = (await answer.json()) as { status: number };
    equal(body.status, answer.status);
    return String(answer.status);
  };
  equal(await at(STATUS), '200');
  equal(await at(STATUS.replace('12002312', '1')), '403');
  equal(await at(STATUS.replace('12002312', 'x.y')), '403');
  equal(await at('/xbezahldienste/api/v1.0.0/status/CLOSED/99'), '503');
  equal(await at(STATUS, null), '403');
});

test('PAY-012: a transaction of another pair, or of nobody, is not told', async () => {
  const stand = await createStand();
  const { transactionId } = (await created(stand)).paymentInformation;
  equal((await send(stand, 'GET', `/xbezahldienste/api/v1.0.0/paymenttransaction/OTHER/99/${transactionId}`)).status, 404);
  equal((await send(stand, 'GET', `${CREATE}/00000000-0000-4000-8000-000000000000`)).status, 404);
  await stand.control.act(transactionId, { kind: 'cancel' });
  for (const action of ['pay', 'fail'] as const) await post(stand, `/zahlung/${transactionId}`, { action });
  equal((await read(stand, transactionId)).paymentInformation.status, 'CANCELED');
});

const basic = (text: string): Record<string, string> => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });

async function tokenOf(stand: Stand, fields: Readonly<Record<string, string>>): Promise<Response> {
  return post(stand, '/oauth/token', { grant_type: 'client_credentials', ...fields });
}

test('callers show a certificate, a password or a token, and nothing else', async () => {
  const stand = await createStand();
  const status = async (headers: Record<string, string>, certificate = null as typeof stand.certificate | null): Promise<number> =>
    (await create(stand, requestOf(), CREATE, { headers, certificate })).status;
  equal(await status({}, stand.certificate), 200);
  equal(await status({}, stand.stranger), 401);
  equal(await status({}), 401);
  equal(await status(basic('dienst:geheim:ß')), 200);
  equal(await status(basic('dienst:falsch')), 401);
  equal(await status({ Authorization: 'Bearer nichts' }), 401);
  equal((await tokenOf(stand, { client_id: 'dienst-2', client_secret: 'falsch' })).status, 401);
  equal((await tokenOf(stand, { grant_type: 'password', client_id: 'dienst-2', client_secret: 'geheim-2' })).status, 400);
  const answer = await tokenOf(stand, { client_id: 'dienst-2', client_secret: 'geheim-2' });
  const { access_token: token, token_type: type, expires_in: seconds } = (await answer.json()) as Record<string, string>;
  deepEqual([type, seconds], ['Bearer', 3600]);
  // The client of the token may act for the other Mandant only.
  equal(await status({ Authorization: `Bearer ${token ?? ''}` }), 403);
  const other = await create(stand, requestOf(one({ bookingData: { kostenstelle: '1' } })), '/xbezahldienste/api/v1.0.0/paymenttransaction/OTHER/99', {
    headers: { Authorization: `Bearer ${token ?? ''}` },
    certificate: null,
  });
  equal(other.status, 200);
  await stand.control.revokeTokens();
  equal(await status({ Authorization: `Bearer ${token ?? ''}` }), 401);
  const text = JSON.stringify(stand.recorder.query('default'));
  for (const secret of ['geheim-2', token ?? 'x', Buffer.from('dienst:geheim:ß').toString('base64')]) ok(!text.includes(secret));
  equal(stand.recorder.query('default', { peer: 'suite' }).length, 4);
});

test('an expired certificate is not known', async () => {
  const clock = { now: () => NOW };
  const stand = await createStand({}, { clock });
  clock.now = () => NOW + 40_000 * 86_400_000;
  equal(await problemOf(await create(stand)), '401 FORBIDDEN');
});

test('habits of ePay21: no null, no empty assignment, no requestor; the page address stays', async () => {
  const stand = await createStand({ habits: 'ePay21' });
  for (const change of [{ description: null }, one({ bookingData: {} }), { requestor: {} }, { requestor: null }])
    equal(await problemOf(await create(stand, requestOf(change))), '400 VALIDATION_ERROR', JSON.stringify(change));
  const { transactionId } = (await created(stand)).paymentInformation;
  await stand.control.act(transactionId, { kind: 'pay' });
  ok((await read(stand, transactionId)).paymentInformation.transactionRedirectUrl !== undefined);
});

test('the Kassenzeichen comes with the creation where the tenant says so', async () => {
  const stand = await createStand({ referenceAt: 'creation' });
  const { paymentInformation } = await created(stand);
  match(String(paymentInformation['transactionReference']), /^99\d{11}$/);
  notEqual((await created(stand)).paymentInformation['transactionReference'], paymentInformation['transactionReference']);
});
