/** The control interface through its own client: tenants, state, waiting, records, shared values, refusals. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createControlClient } from './index.ts';
import type { FitConnectControl, HandshakeView, TenantSeed } from './index.ts';
import { createStand, DESTINATION, ORIGIN, SERVICE } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const V2 = '/submission-api/v2';

function clientFor({ simulator }: Stand, tenant: string): FitConnectControl {
  return createControlClient({ url: 'http://control.test', tenant, fetch: async (request) => simulator.control.fetch(request) });
}

const SEED: TenantSeed = { id: 'run-2', clients: [], destinations: [] };

test('tenants have addresses of their own and see nothing of each other', async () => {
  const stand = await createStand();
  await stand.submit();
  const second = clientFor(stand, 'run-2');
  await assert.rejects(second.addresses(), { code: 'ERR_CONTROL_REFUSED' });
  const addresses = await second.createTenant(SEED);
  assert.equal(addresses.submissionApiUrl, `${ORIGIN}/t/run-2/submission-api`);
  assert.deepEqual(await second.addresses(), addresses);
  assert.equal((await stand.control.addresses()).tokenUrl, `${ORIGIN}/token`);
  assert.deepEqual(await second.submissions(), []);
  assert.equal((await stand.call('GET', '/t/run-2/submission-api/v2/info')).status, 200);
  assert.equal((await stand.call('GET', `/t/run-2${V2}/destinations/${DESTINATION}`)).status, 404);
  const [exchange] = await second.exchanges({});
  assert.deepEqual([exchange?.seq, exchange?.tenant, exchange?.request.target], [1, 'run-2', '/t/run-2/submission-api/v2/info']);
  await assert.rejects(second.createTenant(SEED), { code: 'ERR_CONTROL_REFUSED' });
  await assert.rejects(second.createTenant({ ...SEED, id: 'No Such' }), { code: 'ERR_CONTROL_REFUSED' });
  await second.deleteTenant();
  assert.equal((await stand.call('GET', '/t/run-2/submission-api/v2/info')).status, 404);
});

test("service events of a tenant name the tenant's own base URL as issuer", async () => {
  const stand = await createStand({ seed: { id: 'run-3' } });
  const token = (
    await stand.call('POST', '/t/run-3/token', {
      body: 'grant_type=client_credentials&client_id=suite&client_secret=suite-secret',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  ).json.access_token;
  const { submissionId } = (
    await stand.call('POST', `/t/run-3${V2}/submissions`, { token, json: { destinationId: DESTINATION, announcedAttachments: [], publicService: SERVICE } })
  ).json;
  const { eventLog } = await stand.control.submission(submissionId);
  const claims = JSON.parse(Buffer.from(eventLog[0]?.split('.')[1] ?? '', 'base64url').toString());
  assert.equal(claims.iss, `${ORIGIN}/t/run-3/submission-api`);
});

test('destinations are shown and changed; submissions are shown with their log', async () => {
  const stand = await createStand();
  const { submissionId, caseId } = await stand.submit();
  await stand.control.updateDestination(DESTINATION, { status: 'inactive' });
  assert.equal((await stand.control.destination(DESTINATION)).status, 'inactive');
  await assert.rejects(stand.control.updateDestination('no-such', {}), { code: 'ERR_CONTROL_REFUSED' });
  const view = await stand.control.submission(submissionId);
  assert.deepEqual([view.caseId, view.status, view.eventLog.length], [caseId, 'submitted', 3]);
  assert.deepEqual(await stand.control.submissions(), [view]);
  await assert.rejects(stand.control.submission('no-such'), { code: 'ERR_CONTROL_REFUSED' });
});

test('waiting ends when the exchange is recorded, or at the deadline', async () => {
  const stand = await createStand();
  const waiting = stand.control.waitFor({ kind: 'exchange', query: { operation: 'get-info', status: 200 }, count: 2 }, 60_000);
  for (let round = 0; round < 2; round += 1) await stand.call('GET', `${V2}/info`);
  assert.deepEqual(await waiting, { isMet: true, seq: 2 });
  assert.deepEqual(await stand.control.waitFor({ kind: 'exchange', query: { operation: 'get-jwks' } }, 1), { isMet: false, seq: 2 });
  assert.deepEqual(await stand.control.waitFor({ kind: 'exchange', query: { operation: 'get-info', afterSeq: 1 } }, 0), { isMet: true, seq: 2 });
});

test('waiting for answers counts posted decisions of the product, whatever the answer was', async () => {
  const stand = await createStand();
  const [first, second] = [await stand.submit(), await stand.submit()];
  const waiting = stand.control.waitFor({ kind: 'answered', submissionIds: [first.submissionId, second.submissionId] }, 60_000);
  await stand.call('POST', `${V2}/cases/${first.caseId}/events`, { as: 'product', jose: await stand.set(first, 'accept-submission') });
  const wrong = await stand.set(second, 'reject-submission', { claims: { txn: 'case:wrong' } });
  assert.equal((await stand.call('POST', `${V2}/cases/${second.caseId}/events`, { as: 'product', jose: wrong })).status, 422);
  assert.equal((await waiting).isMet, true);
});

test('bodies are read whole, notes are numbered with the rest, values are shared', async () => {
  const stand = await createStand();
  await stand.submit();
  const [exchange] = await stand.control.exchanges({ operation: 'submit-submission' });
  const body = JSON.parse(Buffer.from(await stand.control.body(exchange?.id ?? '', 'request')).toString());
  assert.deepEqual(Object.keys(body), ['encryptedMetadata', 'encryptedData']);
  await assert.rejects(stand.control.body('x999999', 'request'), { code: 'ERR_CONTROL_REFUSED' });
  const text = '{"status":"ok"}';
  const message = { headers: [['Content-Type', 'application/json'] as const], body: { sizeBytes: text.length, sha256: '', text, isTruncated: false } };
  const id = await stand.control.note({
    direction: 'outbound',
    peer: 'product',
    operation: 'adapter-status',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 3,
    labels: {},
    request: { method: 'GET', target: 'https://adapter.test/status', headers: [], body: { sizeBytes: 0, sha256: '', isTruncated: false } },
    response: { status: 200, ...message },
    faults: [],
  });
  const [noted] = await stand.control.exchanges({ operation: 'adapter-status' });
  assert.deepEqual([noted?.id, noted?.response?.body.text], [id, text]);
  await stand.control.write('sent:with ä and /', { ids: [1, 2] });
  assert.deepEqual(await stand.control.read('sent:with ä and /'), { ids: [1, 2] });
  assert.equal(await stand.control.read('unknown'), undefined);
});

test('certificates and handshakes are the business of the host', async () => {
  const stand = await createStand();
  await assert.rejects(stand.control.showCertificate('expired'), { code: 'ERR_CONTROL_REFUSED' });
  assert.equal((await stand.control.handshakes()).refused.expired, 0);
  const none = { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 };
  let view: HandshakeView = { refused: none, requests: { ...none, valid: 5 } };
  const watched = Promise.withResolvers<() => void>();
  const shown: string[] = [];
  stand.simulator.useHost({
    showCertificate: (kind) => void shown.push(kind),
    handshakes: () => view,
    onHandshake(listener) {
      watched.resolve(listener);
      return () => undefined;
    },
  });
  await stand.control.showCertificate('expired');
  assert.deepEqual(shown, ['expired']);
  assert.equal((await stand.control.waitFor({ kind: 'handshake', certificate: 'expired', afterCount: 0 }, 0)).isMet, false);
  const waiting = stand.control.waitFor({ kind: 'handshake', certificate: 'expired', afterCount: 0 }, 60_000);
  const tellChange = await watched.promise;
  view = { ...view, refused: { ...none, expired: 1 } };
  tellChange();
  assert.equal((await waiting).isMet, true);
  assert.deepEqual(await stand.control.handshakes(), view);
});

test('a control interface that does not answer is told apart from one that refuses', async () => {
  const gone = createControlClient({ url: 'http://control.test', tenant: 'default', fetch: async () => Promise.reject(new TypeError('fetch failed')) });
  await assert.rejects(gone.armed(), { code: 'ERR_CONTROL_UNREACHABLE' });
  const stand = await createStand();
  const response = await stand.simulator.control.fetch(new Request('http://control.test/tenants', { method: 'POST', body: 'no json' }));
  assert.equal(response.status, 422);
  assert.equal((await stand.simulator.control.fetch(new Request('http://control.test/no/such'))).status, 404);
});
