/** The control interface: tenants apart, arrangements, waiting, faults, snapshot; what it refuses. And the specification sheet, and hostile calls. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setupServer } from 'msw/node';
import { FAULTS, SPECIFICATION } from './index.ts';
import { bezahldienstHandlers, createBezahldienstForTests } from './msw.ts';
import { create, CREATE, created, createStand, problemOf, read, requestOf, RETURN, send } from './test-stand.ts';

test('tenants do not see each other, and end when they are deleted', async () => {
  const stand = await createStand();
  await stand.control.payments();
  stand.simulator.createTenant({ id: 'other', clients: [], mandanten: [] });
  const { paymentInformation } = await created(stand);
  equal((await send(stand, 'GET', `/t/other${CREATE}/${paymentInformation.transactionId}`)).status, 401);
  equal((await send(stand, 'GET', `/t/other/zahlung/${paymentInformation.transactionId}`)).status, 404);
  equal((await send(stand, 'GET', '/t/nobody/zahlung/x')).status, 404);
  ok(stand.simulator.deleteTenant('other'));
  await rejects(async () => void stand.simulator.createTenant({ id: 'Default', clients: [], mandanten: [] }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(stand.control.createTenant({ id: 'default', clients: [], mandanten: [] }), { code: 'ERR_CONTROL_REFUSED' });
});

test('an arrangement decides before the amount does, for as many payments as it says', async () => {
  const stand = await createStand();
  await stand.control.arrange({
    match: { amountCents: 1250 },
    order: { result: 'paid', at: 'creation', method: 'giropay', referenceDelaySeconds: 60 },
    times: 1,
  });
  const first = await created(stand);
  deepEqual([first.paymentInformation.status, first.paymentInformation['transactionReference']], ['PAYED', undefined]);
  equal((await created(stand)).paymentInformation.status, 'INITIAL');
  await stand.control.advanceClock(60);
  match(String((await read(stand, first.paymentInformation.transactionId)).paymentInformation['transactionReference']), /^99/);
  const id = await stand.control.arrange({ order: { result: 'failed' } });
  const second = await created(stand, 101);
  const page = await send(stand, 'GET', `/zahlung/${second.paymentInformation.transactionId}`);
  deepEqual([page.status, page.headers.get('location')], [303, RETURN]);
  equal((await read(stand, second.paymentInformation.transactionId)).paymentInformation.status, 'FAILED');
  await stand.control.cancelArrangement(id);
  await rejects(stand.control.cancelArrangement(id), { code: 'ERR_CONTROL_REFUSED' });
});

test('who waits is told: an exchange, a status, a reading; and nothing after its time', async () => {
  const stand = await createStand();
  const waiting = stand.control.waitFor({ kind: 'exchange', query: { operation: 'xbezahldienste-create' } }, 5000);
  const { transactionId } = (await created(stand)).paymentInformation;
  equal((await waiting).isMet, true);
  const paid = stand.control.waitFor({ kind: 'payment', query: { status: 'PAYED' } }, 5000);
  await stand.control.act(transactionId, { kind: 'pay' });
  equal((await paid).isMet, true);
  const told = stand.control.waitFor({ kind: 'read', query: { transactionId } }, 5000);
  await read(stand, transactionId);
  equal((await told).isMet, true);
  equal((await stand.control.waitFor({ kind: 'payment', query: { status: 'FAILED' } }, 1)).isMet, false);
  deepEqual(
    (await stand.control.exchanges({ transactionId })).map(({ operation }) => operation),
    ['xbezahldienste-create', 'xbezahldienste-read'],
  );
  equal((await stand.control.deliveries()).at(-1)?.authentication, 'mtls');
});

test('acting twice, unknown payments, faults and Mandanten that are taken are refused', async () => {
  const stand = await createStand();
  const { transactionId } = (await created(stand)).paymentInformation;
  equal((await stand.control.act(transactionId, { kind: 'pay' })).returnUrl, RETURN);
  for (const call of [
    stand.control.act(transactionId, { kind: 'cancel' }),
    stand.control.act('unknown', { kind: 'pay' }),
    stand.control.arm({ fault: 'unknown' }),
    stand.control.arm({ fault: 'answer-status', params: { status: 'x' } }),
    stand.control.putMandant({ mandantNr: '1', name: 'x', endPoints: [{ originatorId: 'OTHER', endPointId: '99' }] }),
    stand.control.advanceClock(-1),
  ])
    await rejects(call, { code: 'ERR_CONTROL_REFUSED' });
});

/** Each fault of XBezahldienste with what a reading, or a creation, shows of it. */
const SHOWN: Readonly<Record<string, (body: { paymentInformation: Record<string, unknown>; paymentRequest: Record<string, unknown> }) => unknown>> = {
  'page-kept': ({ paymentInformation }) => typeof paymentInformation['transactionRedirectUrl'] === 'string',
  'reference-missing': ({ paymentInformation }) => paymentInformation['transactionReference'] === undefined,
  'detail-with-spaces': ({ paymentInformation }) => String(paymentInformation['paymentMethodDetail']).includes(' '),
  'status-other': ({ paymentInformation }) => paymentInformation['status'] === 'INITIAL',
  'amount-other': ({ paymentRequest }) => paymentRequest['grosAmount'] === 11.5,
  'currency-other': ({ paymentRequest }) => paymentRequest['currency'] === 'USD',
  'request-other': ({ paymentRequest }) => paymentRequest['requestId'] === 'another-request',
  'script-in-texts': ({ paymentRequest }) => String(paymentRequest['purpose']).includes('<script>'),
};

test('faults of readings show, are named in the record, and go when they are disarmed', async () => {
  const stand = await createStand();
  const { transactionId } = (await created(stand)).paymentInformation;
  await stand.control.act(transactionId, { kind: 'pay' });
  for (const [fault, isShown] of Object.entries(SHOWN)) {
    equal(isShown(await read(stand, transactionId)), false, fault);
    const id = await stand.control.arm({ fault, match: { transactionId } });
    equal(isShown(await read(stand, transactionId)), true, fault);
    deepEqual(stand.recorder.query('default').at(-1)?.faults, [fault]);
    await stand.control.disarm(id);
  }
  const other = (await created(stand)).paymentInformation.transactionId;
  await stand.control.arm({ fault: 'transaction-other', times: 1 });
  equal((await read(stand, other)).paymentInformation.transactionId, transactionId);
});

test('faults of creations, problems and returns', async () => {
  const stand = await createStand();
  const once = async (fault: string, params?: Readonly<Record<string, string | number>>): Promise<void> => {
    await stand.control.arm({ fault, times: 1, ...(params === undefined ? {} : { params }) });
  };
  await once('long-transaction-id');
  equal((await created(stand)).paymentInformation.transactionId.length, 44);
  await once('create-answers-201');
  equal((await create(stand)).status, 201);
  await once('page-missing');
  equal((await created(stand)).paymentInformation.transactionRedirectUrl, undefined);
  await once('paid-members-too-early');
  equal((await created(stand)).paymentInformation['paymentMethod'], 'CREDITCARD');
  await once('problem-on-command', { functionalCode: 'FORBIDDEN' });
  equal(await problemOf(await create(stand)), '403 FORBIDDEN');
  await once('problem-without-code');
  equal(await problemOf(await create(stand, requestOf({ purpose: '' }))), '400 ');
  await once('problem-as-html');
  match((await create(stand, requestOf({ purpose: '' }))).headers.get('content-type') ?? '', /^text\/html/);
  const { transactionId } = (await created(stand)).paymentInformation;
  await once('return-claims-paid');
  const back = await send(stand, 'GET', `/zahlung/${transactionId}/ergebnis`);
  equal(back.headers.get('refresh'), `0; url=${RETURN}&status=PAYED&paymentStatus=PAYED&transactionId=${transactionId}`);
  await once('return-elsewhere', { url: 'https://evil.example/' });
  equal((await send(stand, 'GET', `/zahlung/${transactionId}/ergebnis`)).headers.get('refresh'), '0; url=https://evil.example/');
});

test('the table of faults names what it tries, and every name is its own', () => {
  for (const [name, { text, violates }] of FAULTS) {
    match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    ok(text.endsWith('.'));
    match(violates, /^(?:network|(?:PAY|EPBL|PMP|GIRO)-\d{3})$/);
  }
});

test('the specification sheet states a rule once, with a source; what rests on a requirement has a test', () => {
  const rules = SPECIFICATION.behaviours.map(({ rule }) => rule);
  equal(new Set(rules).size, rules.length);
  const verified = SPECIFICATION.behaviours.filter(
    ({ rule, fidelity }) => fidelity === 'verified' && /\b4(?!000)\d\d\b/.test(rule) && !rule.includes('200, 403 or 503'),
  );
  deepEqual(verified, []);
  const text = globSync(`${import.meta.dirname}/**/*.test.ts`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const titles = [...text.matchAll(/^test\(\s*'([^']*)'/gm)].map(([, title = '']) => title).join('\n');
  const named = SPECIFICATION.behaviours.flatMap(({ requirement }) => requirement ?? []).filter((id) => !['EPBL-020', 'PMP-007'].includes(id));
  deepEqual(
    [...new Set(named)].filter((id) => !titles.includes(id)),
    [],
  );
});

test('hostile calls are answered, and nothing throws', async () => {
  const stand = await createStand();
  const paths = [
    '/zahlung/%',
    '/zahlung/%00',
    `/zahlung/${'a'.repeat(9000)}`,
    '/zahlung/../x',
    '//',
    '/paypage/login.do?%',
    '/payment/status/__proto__/constructor',
    '/xbezahldienste/api/v1.0.0/paymenttransaction/__proto__/x/y',
  ];
  for (const path of paths) ok((await stand.simulator.fetch(new Request('https://pay.test/'), { rawTarget: path })).status >= 400, path);
  for (const body of ['{"__proto__":{"a":1}}', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, `{"items":[${'{},'.repeat(50)}{}]}`, '\u0000'])
    ok([400].includes((await create(stand, body)).status), body.slice(0, 30));
  const large = 'x'.repeat(1024 * 1024 + 1);
  equal((await create(stand, large)).status, 413);
  equal((await send(stand, 'PUT', CREATE, '{}')).status, 405);
  deepEqual(stand.internalErrors, []);
});

test('in unit tests of a product its own fetch reaches the service', async (t) => {
  const { simulator, control, addresses } = await createBezahldienstForTests();
  const server = setupServer(...bezahldienstHandlers(simulator, { baseUrl: 'https://bezahldienst.test' }));
  server.listen();
  t.after(() => server.close());
  const answer = await fetch(`${addresses.xbezahldiensteUrl}/paymenttransaction/MELD-ANT-FORM-4711/12002312`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(requestOf()),
  });
  equal(answer.status, 200);
  equal((await control.payments()).length, 1);
});
