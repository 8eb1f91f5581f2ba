/** What the product does, seen from the payment service and from its citizen. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { afterEach, describe, test } from 'node:test';
import { PASSWORD, SALT, createStand, orderOf } from './test/stand.ts';
import type { SeenRequest, Stand, Told } from './test/stand.ts';

type Json = Readonly<Record<string, unknown>>;

let stand: Stand;
afterEach(async () => stand.close());

const ID = '11111111-2222-4333-8444-555555555555';

/** Answers of XBezahldienste about the latest request. @param change of the information @param requested of the request */
function transaction(status: string, change: object = {}, requested: object = {}): Told {
  const created = stand.seen.findLast(({ method, path }) => method === 'POST' && path.startsWith('/x/'));
  const information = { transactionId: ID, transactionRedirectUrl: `${stand.url}/seite`, status, ...change };
  return { body: JSON.stringify({ paymentInformation: information, paymentRequest: { ...(JSON.parse(created?.body ?? '{}') as Json), ...requested } }) };
}

const PAID = { transactionReference: '99', paymentMethod: 'PAYPAL', transactionTimestamp: '2026-11-21T10:00:00.000Z' };

async function apply(face: string, change: object = {}): Promise<Json> {
  return (await stand.ask('POST', '/applications', orderOf(face, change))).json;
}

async function look({ application }: Json): Promise<Json> {
  return (await stand.ask('GET', `/applications/${String(application)}`)).json;
}

describe('XBezahldienste', () => {
  const returnOf = (): string => (JSON.parse(stand.seen[0]?.body ?? '{}') as { redirectUrl: string }).redirectUrl;

  test('begins with whole cents, a plain purpose and nothing absent', async () => {
    stand = await createStand();
    stand.answer = () => transaction('INITIAL');
    const begun = await apply('xbezahldienste');
    assert.deepEqual([begun['state'], begun['pageUrl']], ['open', `${stand.url}/seite`]);
    const request = JSON.parse(stand.seen[0]?.body ?? '{}') as Json;
    assert.deepEqual([request['grosAmount'], request['purpose'], 'description' in request], [12.5, 'PSABCDEF Gebuehr fuer eine', false]);
    assert.match(String(request['requestId']), /^[\w-]{36}$/);
  });

  test('believes the reading only, books once, and maps for FIT-Connect', async () => {
    stand = await createStand();
    stand.answer = () => transaction('INITIAL');
    const begun = await apply('xbezahldienste');
    await stand.visit(`${returnOf()}?status=PAYED`);
    assert.deepEqual([(await look(begun))['state'], (await look(begun))['paymentInformation']], ['open', null]);
    stand.answer = () => transaction('PAYED', PAID);
    await Promise.all([stand.visit(returnOf()), stand.visit(returnOf())]);
    const told = await look(begun);
    assert.deepEqual([told['state'], told['bookings']], ['paid', 1]);
    const { transactionReference, ...rest } = PAID;
    assert.deepEqual(told['paymentInformation'], { transactionId: ID, transactionReference, ...rest, status: 'BOOKED', grossAmount: 12.5 });
    assert.equal((await stand.ask('POST', `/applications/${String(begun['application'])}/payment`)).status, 409);
  });

  const doubtful: readonly (readonly [title: string, answer: () => Told, state: string])[] = [
    ['another amount', () => transaction('PAYED', PAID, { grosAmount: 12.49 }), 'clarify'],
    ['another currency', () => transaction('PAYED', PAID, { currency: 'USD' }), 'clarify'],
    ['another transaction', () => transaction('PAYED', { ...PAID, transactionId: 'x' }), 'open'],
    ['an unknown status', () => transaction('PAID', PAID), 'open'],
    ['a 503', () => ({ ...transaction('PAYED', PAID), status: 503 }), 'open'],
    ['no JSON', () => ({ body: '<p>PAYED' }), 'open'],
    ['a refusal', () => transaction('FAILED'), 'failed'],
  ];
  for (const [title, answer, state] of doubtful)
    test(`${title} is ${state}`, async () => {
      stand = await createStand();
      stand.answer = () => transaction('INITIAL');
      const begun = await apply('xbezahldienste');
      stand.answer = answer;
      await stand.visit(returnOf());
      assert.deepEqual([(await look(begun))['state'], (await look(begun))['bookings']], [state, 0]);
    });

  test('reads in the background, also the first of two attempts', async () => {
    stand = await createStand({ POLL_SECONDS: '0.02' });
    stand.answer = () => transaction('INITIAL');
    const begun = await apply('xbezahldienste');
    const first = JSON.parse(stand.seen[0]?.body ?? '{}') as Json;
    await stand.ask('POST', `/applications/${String(begun['application'])}/payment`);
    const paid = (): Told => transaction('PAYED', PAID, first);
    stand.answer = paid;
    while ((await look(begun))['state'] !== 'paid') await new Promise((resolve) => setImmediate(resolve));
    const ids = stand.seen.filter(({ method }) => method === 'POST').map(({ body }) => (JSON.parse(body) as Json)['requestId']);
    assert.equal(new Set(ids).size, 2);
  });

  test('a restart keeps applications, and goes on with what is open', async () => {
    stand = await createStand({ POLL_SECONDS: '0.02' });
    stand.answer = () => transaction('INITIAL');
    const begun = await apply('xbezahldienste');
    await stand.restart();
    assert.deepEqual([(await look(begun))['state'], (await look(begun))['application']], ['open', begun['application']]);
    stand.answer = () => transaction('PAYED', PAID);
    while ((await look(begun))['state'] !== 'paid') await new Promise((resolve) => setImmediate(resolve));
    const told = await look(begun);
    await stand.restart();
    const { statusUrl: _own, ...kept } = await look(begun);
    const { statusUrl: _former, ...before } = told;
    assert.deepEqual(kept, before);
    assert.deepEqual([kept['bookings'], kept['paymentInformation'] === null], [1, false]);
    assert.equal((await stand.ask('POST', `/applications/${String(begun['application'])}/payment`)).status, 409);
  });

  test('texts of the service are text', async () => {
    stand = await createStand();
    stand.answer = () => transaction('INITIAL');
    const begun = await apply('xbezahldienste');
    stand.answer = () => transaction('INITIAL', { statusDetail: '<script>1</script>' });
    const page = await stand.visit(returnOf());
    assert.ok(page.includes('&lt;script&gt;') && !page.includes('<script>'));
    assert.ok((await stand.visit(String(begun['statusUrl']))).includes('&lt;script&gt;'));
  });

  test('a service that is down leaves the application unpaid', async () => {
    stand = await createStand();
    const { status, json } = await stand.ask('POST', '/applications', orderOf('xbezahldienste'));
    assert.deepEqual([status, json['state'], json['pageUrl']], [503, 'failed', undefined]);
  });
});

describe('pmPayment', () => {
  const formOf = ({ body }: SeenRequest): URLSearchParams => new URLSearchParams(body);
  const started = (): URLSearchParams => formOf(stand.seen[0] ?? { method: '', path: '', headers: {}, body: '' });
  const answer =
    (status: number): Stand['answer'] =>
    ({ method }) => ({ body: method === 'POST' ? `{"url":"${stand.url}/seite","txid":"x"}` : `{"status":${status}}` });

  test('signs what it sends, and asks before it books', async () => {
    stand = await createStand();
    stand.answer = answer(-1);
    const begun = await apply('pmpayment');
    const form = started();
    const values = ['ags', 'amount', 'procedure', 'desc', 'txid', 'notifyURL', 'redirectURL'].map((name) => form.get(name));
    assert.equal(form.get('hash'), createHmac('sha256', SALT).update(values.join('|')).digest('hex'));
    assert.equal(form.get('amount'), '1250');
    await stand.visit(form.get('notifyURL') ?? '', 'status=1');
    assert.equal((await look(begun))['state'], 'open');
    stand.answer = answer(1);
    await Promise.all([stand.visit(form.get('notifyURL') ?? '', 'status=1'), stand.visit(form.get('redirectURL') ?? '')]);
    assert.deepEqual([(await look(begun))['state'], (await look(begun))['bookings']], ['paid', 1]);
  });

  for (const [title, change] of [
    ['another amount', { amount: '1' }],
    ['an old time', { created_at: '2020-01-01 00:00:00' }],
  ] as const)
    test(`a signed return with ${title} is left to a person`, async () => {
      stand = await createStand();
      stand.answer = answer(1);
      const begun = await apply('pmpayment');
      const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
      const fields = {
        ags: '1',
        txid: started().get('txid') ?? '',
        amount: '1250',
        desc: 'x',
        status: '1',
        payment_method: 'paypal',
        created_at: now,
        ...change,
      };
      const hash = createHmac('sha256', SALT).update(Object.values(fields).join('|')).digest('hex');
      await stand.visit(`${started().get('redirectURL') ?? ''}?${new URLSearchParams({ ...fields, hash }).toString()}`);
      assert.deepEqual([(await look(begun))['state'], (await look(begun))['bookings']], ['clarify', 0]);
    });
});

describe('GiroCheckout', () => {
  const started = (): URLSearchParams => new URLSearchParams(stand.seen[0]?.body);
  const sign = (text: string): string => createHmac('md5', PASSWORD).update(text).digest('hex');
  const reply = (): Told => {
    const body = JSON.stringify({ rc: 0, msg: '', reference: 'ref', redirect: `${stand.url}/seite` });
    return { body, headers: { hash: sign(body) } };
  };
  const message = (change: object = {}, hash?: string): string => {
    const fields = {
      gcReference: 'ref',
      gcMerchantTxId: started().get('merchantTxId') ?? '',
      gcBackendTxId: '1',
      gcAmount: '1250',
      gcCurrency: 'EUR',
      gcResultPayment: '4000',
      ...change,
    };
    return new URLSearchParams({ ...fields, gcHash: hash ?? sign(Object.values(fields).join('')) }).toString();
  };

  for (const [title, change, hash, state] of [
    ['4000', {}, undefined, 'paid'],
    ['another result', { gcResultPayment: '4051' }, undefined, 'failed'],
    ['another amount', { gcAmount: '1' }, undefined, 'clarify'],
    ['another id', { gcMerchantTxId: 'x' }, undefined, 'open'],
    ['a wrong hash', {}, '0'.repeat(32), 'open'],
  ] as const)
    test(`${title} is ${state}`, async () => {
      stand = await createStand();
      stand.answer = reply;
      const begun = await apply('girocheckout');
      await stand.visit(`${started().get('urlNotify') ?? ''}?${message(change, hash)}`);
      assert.equal((await look(begun))['state'], state);
    });

  test('a reply that is not signed is not followed', async () => {
    stand = await createStand();
    stand.answer = () => ({ ...reply(), headers: {} });
    assert.equal((await apply('girocheckout'))['pageUrl'], undefined);
  });
});

describe('ePayBL', () => {
  const answer =
    (page: string): Stand['answer'] =>
    () => ({ body: `<r><istOk>true</istOk><kassenzeichen>9900000000001</kassenzeichen><paypageStatus><code>${page}</code></paypageStatus></r>` });

  test('encodes both back links, keeps the text short, and trusts the claim only', async () => {
    stand = await createStand();
    stand.answer = answer('AKTIV');
    const begun = await apply('epaybl');
    const page = new URL(String(begun['pageUrl']));
    assert.ok(!page.search.slice(1).includes('://'));
    assert.ok(stand.seen.some(({ body }) => body.includes('<buchungsText>PSABCDEF GEBU</buchungsText>')));
    const back = page.searchParams.get('backlinkSuccess') ?? '';
    await stand.visit(back);
    assert.equal((await look(begun))['state'], 'open');
    stand.answer = answer('INAKTIV');
    await stand.visit(back);
    assert.equal((await look(begun))['state'], 'paid');
  });
});

test('the adapter wants its token, and orders it can read', async () => {
  stand = await createStand({ PMPAYMENT_URL: '' });
  assert.equal((await stand.ask('GET', '/health')).status, 200);
  assert.equal((await stand.ask('POST', '/applications', orderOf('pmpayment'))).status, 422);
  assert.equal((await stand.ask('POST', '/applications', orderOf('bar'))).status, 400);
  assert.equal((await stand.ask('POST', '/applications', orderOf('epaybl', { items: [] }))).status, 400);
  assert.equal((await stand.ask('GET', '/applications/x')).status, 404);
});
