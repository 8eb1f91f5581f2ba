/** The control interface and the faults. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { wireFaultOf } from '../../src/core/simulator.ts';
import { createControlClient, FAULTS } from './index.ts';
import { APPLICATION, createStand, MAILBOX, messageOf, postState, problemOf, putMessage, SENDER, stateOf } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const put = async (stand: Stand): Promise<Response> => putMessage(stand, messageOf());

test('tenants share nothing and are reached by their prefix', async () => {
  const stand = await createStand();
  const other = createControlClient({ url: 'http://control.test', tenant: 'b', fetch: async (request) => stand.simulator.control.fetch(request) });
  const addresses = await other.createTenant({ id: 'b', clientCertificates: 'unseen', senders: [], mailboxes: [{ mailboxUuid: MAILBOX }] });
  deepEqual(addresses, await other.addresses());
  equal(addresses.zbpUrl, 'https://zbp.test/t/b');
  match(addresses.inboxUrl, /\/t\/b\/inbox$/);
  await put(stand);
  deepEqual(await other.messages(), []);
  await rejects(other.createTenant({ id: 'b', senders: [], mailboxes: [] }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(other.createTenant({ id: 'B!', senders: [], mailboxes: [] }), { code: 'ERR_CONTROL_REFUSED' });
  await other.deleteTenant();
  await rejects(other.addresses(), { code: 'ERR_CONTROL_REFUSED' });
});

test('what is unknown or unusable is refused with a sentence', async () => {
  const { control, keys } = await createStand();
  await rejects(control.deleteMailbox('x'), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.withdrawSender('x'), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.attachment('x', 0), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.body('x000001', 'request'), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.disarm('f1'), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.showCertificate('expired'), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.advanceClock(-1), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(control.putSender({ name: 'x', certificate: 'x', peer: 'product' }), /cannot be read/);
  await rejects(control.putSender({ name: 'x', certificate: keys.sender.certificate, publicKey: keys.sender.key, peer: 'product' }), (error: Error) => {
    ok(!error.message.includes('BEGIN'));
    return error.message.includes('private key');
  });
  const nowhere = createControlClient({ url: 'http://control.test', tenant: 'x', fetch: async () => Promise.reject(new TypeError('no')) });
  await rejects(nowhere.addresses(), { code: 'ERR_CONTROL_UNREACHABLE' });
});

test('a key of its own can verify tokens and contents', async () => {
  const stand = await createStand();
  const { createPublicKey } = await import('node:crypto');
  const publicKey = createPublicKey(stand.keys.stranger.key).export({ type: 'spki', format: 'pem' }).toString();
  await stand.control.putSender({ name: SENDER, certificate: stand.keys.sender.certificate, publicKey, peer: 'product' });
  equal(await problemOf(await put(stand)), '401 token-signature');
});

test('waiting ends when a message, state or exchange is there, and at its time otherwise', async () => {
  const stand = await createStand();
  const message = stand.control.waitFor({ kind: 'message', query: { mailboxUuid: MAILBOX }, count: 2 }, 10_000);
  const exchange = stand.control.waitFor({ kind: 'exchange', query: { operation: 'put-message', status: 200 } }, 10_000);
  const state = stand.control.waitFor({ kind: 'state', applicationId: APPLICATION, status: 'RECEIVED' }, 10_000);
  await put(stand);
  await put(stand);
  await postState(stand, stateOf());
  deepEqual([(await message).isMet, (await exchange).isMet, (await state).isMet], [true, true, true]);
  equal((await stand.control.waitFor({ kind: 'state', applicationId: APPLICATION, status: 'COMPLETED' }, 0)).isMet, false);
});

test('faults match, skip, count and end; the record names them', async () => {
  const stand = await createStand();
  const id = await stand.control.arm({
    fault: 'maintenance',
    match: { mailboxUuid: MAILBOX.toUpperCase(), operation: 'put-message', peer: 'product' },
    skip: 1,
    times: 1,
  });
  equal((await put(stand)).status, 200);
  const response = await put(stand);
  equal(response.headers.get('retry-after'), '120');
  equal(await problemOf(response), '503 maintenance');
  equal((await put(stand)).status, 200);
  equal((await stand.control.armed())[0]?.struck, 1);
  await stand.control.disarm(id);
  deepEqual(
    (await stand.control.exchanges({ status: 503 })).map(({ faults }) => faults),
    [['maintenance']],
  );
  await stand.control.arm({ fault: 'internal-error', match: { applicationId: APPLICATION } });
  equal((await put(stand)).status, 200);
  equal((await postState(stand, stateOf())).status, 500);
});

test('ZBP-13: a lost answer was stored, a reset was not', async () => {
  const stand = await createStand();
  const lost = await stand.control.arm({ fault: 'lost-answer' });
  deepEqual(wireFaultOf(await put(stand)), { kind: 'lost-answer' });
  equal((await stand.control.messages()).length, 1);
  await stand.control.disarm(lost);
  await stand.control.arm({ fault: 'reset' });
  deepEqual(wireFaultOf(await put(stand)), { kind: 'reset' });
  equal((await stand.control.messages()).length, 1);
  deepEqual(
    (await stand.control.exchanges({})).map(({ wire, response }) => [wire, response]),
    [
      ['lost-answer', undefined],
      ['reset-before-answer', undefined],
    ],
  );
});

const EXPECTED: Readonly<
  Record<string, readonly [params: Readonly<Record<string, string | number>>, look: (response: Response) => Promise<unknown>, expected: unknown]>
> = {
  maintenance: [{ retryAfterSeconds: 5 }, async (response) => response.headers.get('retry-after'), '5'],
  'internal-error': [{}, async (response) => response.status, 500],
  'answer-status': [{ status: 429, retryAfter: '7' }, async (response) => [response.status, response.headers.get('retry-after')], [429, '7']],
  redirect: [
    { location: 'https://elsewhere.test/' },
    async (response) => [response.status, response.headers.get('location')],
    [307, 'https://elsewhere.test/'],
  ],
  reset: [{}, async (response) => wireFaultOf(response)?.kind, 'reset'],
  'lost-answer': [{}, async (response) => wireFaultOf(response)?.kind, 'lost-answer'],
  slow: [{ milliseconds: 3 }, async (response) => wireFaultOf(response), { kind: 'delay', delayMs: 3 }],
  'truncated-answer': [{}, async (response) => wireFaultOf(response), { kind: 'truncate', afterBytes: 10 }],
  'mailbox-deleted': [{}, problemOf, '404 mailbox-not-found'],
  'token-refused': [{}, problemOf, '401 token-expired'],
  'certificate-refused': [{}, problemOf, '403 certificate-unknown'],
  'virus-found': [{}, problemOf, '422 virus-found'],
  'malformed-answer': [{ as: 'html' }, async (response) => [response.status, response.headers.get('content-type')], [200, 'text/html']],
  'other-mailbox-answered': [
    {},
    async (response) => ((await response.json()) as Record<string, unknown>)['mailboxHandle'],
    '00000000-0000-4000-8000-000000000000',
  ],
  'repeated-message-uuid': [
    {},
    async (response) => ((await response.json()) as Record<string, unknown>)['messageUuid'],
    '00000000-0000-4000-8000-000000000000',
  ],
};

test('every fault of REST changes what it says, and faults of SOAP leave REST alone', async () => {
  for (const name of FAULTS.keys()) {
    const stand = await createStand();
    const [params, look, expected] = EXPECTED[name] ?? [{}, async (response: Response) => response.status, 200];
    await stand.control.arm({ fault: name, params });
    deepEqual(await look(await put(stand)), expected, name);
  }
});

test('malformed answers of every kind', async () => {
  for (const as of ['not-json', 'empty', 'without-message-uuid', 'other-types']) {
    const stand = await createStand();
    await stand.control.arm({ fault: 'malformed-answer', params: { as } });
    const text = await (await put(stand)).text();
    if (as === 'not-json') match(text, /:$/);
    else if (as === 'empty') equal(text, '');
    else ok(!text.includes('"messageUuid":"'));
    equal((await stand.control.messages()).length, 1);
  }
});

test('unknown faults and parameters are refused', async () => {
  const { control } = await createStand();
  await rejects(control.arm({ fault: 'nothing' }), /no fault named/);
  await rejects(control.arm({ fault: 'slow', params: { x: 1 } }), /no parameter "x"/);
  await rejects(control.arm({ fault: 'slow', params: { milliseconds: 'x' } }), /has to be a number/);
  await rejects(control.arm({ fault: 'redirect' }), /needs the parameter/);
  await rejects(control.arm({ fault: 'malformed-answer', params: { as: 'x' } }), /is one of/);
});

test('the suite notes its own exchanges, and processes share values', async () => {
  const { control } = await createStand();
  const body = { sizeBytes: 1, sha256: '', text: 'x', isTruncated: false };
  const id = await control.note({
    direction: 'outbound',
    peer: 'product',
    operation: 'adapter',
    startedAt: '2025-05-05T10:00:00.000Z',
    durationMs: 1,
    labels: {},
    request: { method: 'POST', target: '/', headers: [], body },
    response: { status: 200, headers: [], body },
    faults: [],
  });
  equal((await control.exchanges({ operation: 'adapter' }))[0]?.id, id);
  equal(await control.read('a'), undefined);
  await control.write('a', { b: 1 });
  deepEqual(await control.read('a'), { b: 1 });
  equal((await control.handshakes()).refused.expired, 0);
});
