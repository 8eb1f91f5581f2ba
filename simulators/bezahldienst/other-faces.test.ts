/** pmPayment, GiroCheckout and ePayBL: start, HMACs, status, notices, returns, and one payment seen through all faces. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { GIRO_CHECKOUT_HMAC, hmacOf, PM_PAYMENT_HMAC } from './hmac.ts';
import { choose, created, createStand, giroForm, pmForm, post, read, send } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const START = '/girocheckout/api/v2/transaction/start';
const NOTIFY = 'https://portal.example/notiz';
const REDIRECT = 'https://portal.example/zurueck?a=1';

test('GIRO-001: the published vector of GiroCheckout belongs to the key "secure", an altered message does not', () => {
  equal(hmacOf(GIRO_CHECKOUT_HMAC, 'secure', ['1234567', '1234', 'Wert1', 'Wert2']), '4233d4d15a75d651d60ebabe99b3d846');
  equal(hmacOf(GIRO_CHECKOUT_HMAC, 'secret', ['1234567', '1234', 'Wert1', 'Wert2']), '184d3f805959fc9fff2d07ccec1d1022');
  equal(hmacOf(PM_PAYMENT_HMAC, 'salz', ['12002312', '1250', 'x']), createHmac('sha256', 'salz').update('12002312|1250|x').digest('hex'));
});

async function pmStart(stand: Stand, fields: Readonly<Record<string, string>> = {}): Promise<{ url: string; txid: string }> {
  const answer = await post(stand, '/payment/secure', pmForm(fields));
  equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as { url: string; txid: string };
}

const pmStatus = async (stand: Stand, txid: string): Promise<unknown> =>
  ((await (await send(stand, 'GET', `/payment/status/12002312/${txid}`)).json()) as { status?: number }).status;

test('PMP-001, PMP-002, PMP-003: a form without its HMAC, or with a wrong field, starts nothing', async () => {
  const stand = await createStand();
  const start = async (form: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await post(stand, '/payment/secure', form);
    return answer.status === 200 ? 'taken' : ((await answer.json()) as { error: string }).error;
  };
  const { hash: _, ...unsigned } = pmForm();
  equal(await start(unsigned), 'hash-wrong');
  equal(await start({ ...pmForm(), amount: '1' }), 'hash-wrong');
  equal(await start({ ...pmForm(), hash: pmForm()['hash']?.toUpperCase() ?? '' }), 'hash-wrong');
  equal(await start(pmForm({ txid: '' })), 'txid-invalid');
  equal(await start(pmForm({ ags: '1' })), 'ags-unknown');
  for (const amount of ['12.50', '-1', '0', '1e3', '0012', '1000000000']) equal(await start(pmForm({ amount })), 'amount-invalid', amount);
  equal(await start(pmForm({ procedure: 'x' })), 'procedure-unknown');
  equal(await start(pmForm({ desc: '<b>' })), 'desc-invalid');
  equal(await start(pmForm({ redirectURL: 'javascript:alert(1)' })), 'address-invalid');
  equal(await start(pmForm({ accountingRecord: 'x', txid: 'a', notifyURL: NOTIFY, redirectURL: REDIRECT })), 'taken');
  equal(await start(pmForm({ txid: 'a' })), 'txid-in-use');
  equal((await send(stand, 'POST', '/payment/secure', '{}', { headers: { 'Content-Type': 'application/json' } })).status, 415);
});

test('PMP-004, PMP-005, PMP-006: paid, the status is 1, the notice has no HMAC, the return has one over seven values', async () => {
  const stand = await createStand();
  const { url, txid } = await pmStart(stand, { txid: 'eigene-1', notifyURL: NOTIFY, redirectURL: REDIRECT });
  equal(txid, 'eigene-1');
  equal(await pmStatus(stand, txid), -1);
  const id = url.split('/').at(-1) ?? '';
  const result = await choose(stand, id, { action: 'pay', method: 'giropay' });
  await stand.simulator.settled();
  equal(await pmStatus(stand, txid), 1);
  const [notice] = stand.notices;
  equal(notice?.url, NOTIFY);
  const fields = Object.fromEntries(new URLSearchParams(notice?.body ?? ''));
  deepEqual(fields, {
    ags: '12002312',
    txid: 'eigene-1',
    amount: '1250',
    desc: 'Meldebescheinigung',
    status: '1',
    payment_method: 'giropay',
    created_at: '2026-05-05 12:00:00',
    procedure: 'melderegister',
  });
  const back = new URL((result.headers.get('refresh') ?? '').replace('0; url=', ''));
  const { hash, ...rest } = Object.fromEntries(back.searchParams);
  equal(rest['a'], '1');
  const signed = ['ags', 'txid', 'amount', 'desc', 'status', 'payment_method', 'created_at'].map((name) => rest[name]).join('|');
  equal(hash, createHmac('sha256', 'salz-nur-fuer-tests').update(signed).digest('hex'));
  deepEqual(
    stand.recorder.query('default', { direction: 'outbound' }).map(({ operation, response }) => [operation, response?.status]),
    [['pmpayment-notice', 200]],
  );
});

test('PMP-005: failed and cancelled are 0, an unknown id is nothing, another Mandant does not see it', async () => {
  const stand = await createStand();
  for (const action of ['cancel', 'fail']) {
    const { url, txid } = await pmStart(stand);
    await choose(stand, url.split('/').at(-1) ?? '', { action });
    equal(await pmStatus(stand, txid), 0);
    equal((await send(stand, 'GET', `/payment/status/99/${txid}`)).status, 404);
  }
  equal(await pmStatus(stand, 'unknown'), undefined);
});

test('a return by a posted form is a form on the page, and the policy lets it go there only', async () => {
  const stand = await createStand();
  const form = pmForm({ ags: '99', procedure: 'x', redirectURL: REDIRECT }, 'anderes-salz');
  const { url } = (await (await post(stand, '/payment/secure', form)).json()) as { url: string };
  const result = await choose(stand, url.split('/').at(-1) ?? '', { action: 'pay' });
  equal(result.headers.get('refresh'), null);
  match(result.headers.get('content-security-policy') ?? '', /form-action https:\/\/portal\.example;/);
  match(await result.text(), /<form method="post" id="return" action="https:\/\/portal\.example\/zurueck\?a=1"><input type="hidden" name="ags" value="99" \/>/);
});

test('GIRO-002: the reply is signed to the byte, good or not', async () => {
  const stand = await createStand();
  for (const form of [giroForm(), giroForm({ currency: 'USD' })]) {
    const answer = await post(stand, START, form);
    equal(
      answer.headers.get('hash'),
      createHmac('md5', 'passwort-nur-fuer-tests')
        .update(await answer.text())
        .digest('hex'),
    );
  }
});

test('GIRO-001: wrong fields have numbers, and nothing is told to who cannot sign', async () => {
  const stand = await createStand();
  const code = async (form: Readonly<Record<string, string>>): Promise<number> => ((await (await post(stand, START, form)).json()) as { rc: number }).rc;
  equal(await code({ ...giroForm(), amount: '1' }), 5000);
  equal(await code(giroForm({ projectId: '1' })), 5000);
  equal(await code(giroForm({ amount: '12,50' })), 5010);
  equal(await code(giroForm({ currency: 'USD' })), 5011);
  equal(await code(giroForm({ purpose: 'a'.repeat(21) })), 5012);
  equal(await code(giroForm({ urlNotify: 'ftp://x' })), 5013);
  equal(await code(giroForm({ merchantTxId: 'a'.repeat(256) })), 5014);
  const { hash: _, merchantId, ...rest } = giroForm();
  const reordered = { ...rest, merchantId: merchantId ?? '' };
  equal(await code({ ...reordered, hash: createHmac('md5', 'passwort-nur-fuer-tests').update(Object.values(reordered).join('')).digest('hex') }), 5034);
  equal(await code(giroForm({ merchantTxId: 'x', kassenzeichen: 'K-1' })), 5034 - 5034);
  equal(await code(giroForm({ merchantTxId: 'x' })), 5014);
});

test('GIRO-004: notice and return say 4000 for paid only, signed in their order', async () => {
  const stand = await createStand();
  const { reference } = (await (await post(stand, START, giroForm())).json()) as { reference: string };
  const result = await choose(stand, reference, { action: 'cancel' });
  const { reference: paid } = (await (await post(stand, START, giroForm({ merchantTxId: 'tx-2' }))).json()) as { reference: string };
  await choose(stand, paid, { action: 'pay' });
  await stand.simulator.settled();
  const back = new URL((result.headers.get('refresh') ?? '').replace('0; url=', ''));
  const [cancelled, good] = stand.notices.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
  deepEqual(Object.fromEntries(back.searchParams), cancelled);
  equal(cancelled?.['gcResultPayment'], '4502');
  const { gcHash, ...values } = good ?? {};
  deepEqual(
    { ...values, gcBackendTxId: '' },
    { gcReference: paid, gcMerchantTxId: 'tx-2', gcBackendTxId: '', gcAmount: '1250', gcCurrency: 'EUR', gcResultPayment: '4000' },
  );
  equal(gcHash, createHmac('md5', 'passwort-nur-fuer-tests').update(Object.values(values).join('')).digest('hex'));
});

test('faults of notices and returns: never, twice, late, false, stale, other amount; the HMAC stays that of the truth', async () => {
  const stand = await createStand();
  const sent = async (fault: string, action: string, params?: Readonly<Record<string, number>>): Promise<readonly Record<string, string>[]> => {
    const id = await stand.control.arm({ fault, ...(params === undefined ? {} : { params }) });
    const { url } = await pmStart(stand, { notifyURL: NOTIFY, redirectURL: REDIRECT });
    stand.notices.length = 0;
    await choose(stand, url.split('/').at(-1) ?? '', { action });
    await stand.simulator.settled();
    await stand.control.disarm(id);
    return stand.notices.map(({ body }) => Object.fromEntries(new URLSearchParams(body ?? '')));
  };
  equal((await sent('notice-never', 'pay')).length, 0);
  equal((await sent('notice-twice', 'pay')).length, 2);
  equal((await sent('notice-late', 'pay', { seconds: 30 })).length, 0);
  await stand.control.advanceClock(30);
  await stand.simulator.settled();
  equal(stand.notices.length, 1);
  equal((await sent('message-claims-paid', 'cancel'))[0]?.['status'], '1');
  equal((await sent('message-other-amount', 'pay', { differenceCents: -1249 }))[0]?.['amount'], '1');
  equal((await sent('message-stale', 'pay'))[0]?.['created_at'], '2025-05-05 12:00:00');
  const faults = stand.recorder.query('default', { operation: 'pmpayment-notice' }).map((exchange) => exchange.faults.join());
  deepEqual([...new Set(faults)], ['notice-twice', '', 'message-claims-paid', 'message-other-amount', 'message-stale']);
});

test('a notice that nobody takes is recorded without an answer, and harms nobody', async () => {
  const failing = async (): Promise<never> => {
    throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  };
  const stand = await createStand({}, { noticeClient: failing });
  const { url } = await pmStart(stand, { notifyURL: NOTIFY });
  await choose(stand, url.split('/').at(-1) ?? '', { action: 'pay' });
  await stand.simulator.settled();
  const [notice] = stand.recorder.query('default', { operation: 'pmpayment-notice' });
  equal(notice?.response, undefined);
  deepEqual(stand.internalErrors, []);
});

test('one payment is seen through every face of its Mandant', async () => {
  const stand = await createStand();
  const { transactionId } = (await created(stand)).paymentInformation;
  equal(await pmStatus(stand, transactionId), -1);
  await stand.control.act(transactionId, { kind: 'pay' });
  equal(await pmStatus(stand, transactionId), 1);
  const { transactionReference } = (await read(stand, transactionId)).paymentInformation;
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><e:lesenKassenzeichenInfo xmlns:e="http://www.bff.bund.de/ePayment"><mandantNr>4711</mandantNr><kassenzeichen>${String(transactionReference)}</kassenzeichen></e:lesenKassenzeichenInfo></s:Body></s:Envelope>`;
  const answer = await (await send(stand, 'POST', '/soap/servlet/rpcrouter', body, { headers: { 'Content-Type': 'text/xml' } })).text();
  match(answer, /<saldo>0\.00<\/saldo>.*<paypageStatus><code>INAKTIV<\/code>/);
  ok(answer.includes('<betragZahlungseingaenge>12.50</betragZahlungseingaenge>'));
});
