/** What the PKI tells: certificates, lists, answers; what comes true when its clock moves. pkijs reads, which writes nothing here. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { certificateIdFor, writeOcspRequest } from '../../src/formats/pki/ocsp-request.ts';
import { createControlClient, SPECIFICATION } from './index.ts';
import { ask, BASE, createStand, DAY_SECONDS, derOf, listOf, NONCE, NOW, questionFor, readAnswer, serialsOf, statusOf } from './test-stand.ts';

test('certificates lead to their list, their responder and their issuer', async () => {
  const stand = await createStand();
  const { certificate, authority } = await stand.issue();
  const access = String(new X509Certificate(certificate).infoAccess);
  match(access, /OCSP - URI:http:\/\/pki\.test\/ocsp\/client\n/);
  const issuerUrl = /CA Issuers - URI:(.*)/.exec(access)?.[1] ?? '';
  const response = await stand.simulator.fetch(new Request(issuerUrl));
  equal(response.headers.get('content-type'), 'application/pkix-cert');
  const issuer = new X509Certificate(await response.bytes());
  ok(new X509Certificate(certificate).verify(issuer.publicKey));
  ok(issuer.verify(new X509Certificate(await stand.control.root()).publicKey));
  equal(authority, 'client');
  ok(Buffer.from(derOf(certificate)).includes('http://pki.test/crl/client.crl'));
  equal(String(new X509Certificate((await stand.issue({ withoutAddresses: true })).certificate).infoAccess), 'undefined');
});

test('good, revoked, suspended, released, unknown; list and answer agree', async () => {
  const stand = await createStand();
  const [one, two] = [await stand.issue(), await stand.issue({ commonName: 'Zweites' })];
  deepEqual([await statusOf(stand, one), await serialsOf(stand, 'client')], ['good', []]);
  await stand.control.revoke({ certificate: one.certificate, reason: 'keyCompromise' });
  await stand.control.revoke({ authority: two.authority, serialNumber: two.serialNumber, reason: 'certificateHold' });
  deepEqual([await statusOf(stand, one), await statusOf(stand, two)], ['revoked', 'revoked']);
  deepEqual(await serialsOf(stand, 'client'), [one.serialNumber, two.serialNumber].sort());
  await stand.control.release({ certificate: two.certificate });
  deepEqual([await statusOf(stand, two), await serialsOf(stand, 'client')], ['good', [one.serialNumber]]);
  await rejects(stand.control.release({ certificate: one.certificate }), { code: 'ERR_CONTROL_REFUSED' });
  equal(await statusOf(stand, { authority: 'client', serialNumber: '40aa' }), 'unknown');
  equal(await statusOf(stand, { authority: 'server', serialNumber: one.serialNumber }), 'unknown');
  const foreign = await readAnswer(await ask(stand, `${BASE}/ocsp/client`, await questionFor(stand, 'server', [one.serialNumber])));
  equal(foreign.certificates[0]?.status, 'unknown', 'the question names another issuer');
  const root = await readAnswer(
    await ask(
      stand,
      `${BASE}/ocsp/root`,
      await questionFor(stand, 'root', [new X509Certificate((await stand.pki.authority('client')).certificate).serialNumber]),
    ),
  );
  equal(root.certificates[0]?.status, 'good');
});

test('a revocation to come comes true when the clock gets there, dated now at the latest', async () => {
  for (const timestamps of ['real', 'virtual'] as const) {
    const stand = await createStand({ timestamps });
    const one = await stand.issue();
    const at = new Date(NOW + 10 * DAY_SECONDS * 1000).toISOString();
    deepEqual(await stand.control.revoke({ certificate: one.certificate, at }), {
      authority: 'client',
      serialNumber: one.serialNumber,
      reason: 'unspecified',
      at,
      isEffective: false,
    });
    await stand.control.advanceClock(10 * DAY_SECONDS - 1);
    equal(await statusOf(stand, one), 'good');
    await stand.control.advanceClock(2);
    equal(await statusOf(stand, one), 'revoked');
    const list = await listOf(stand, 'client');
    const stamp = timestamps === 'real' ? NOW : NOW + (10 * DAY_SECONDS + 1) * 1000;
    equal(list.thisUpdate, stamp);
    equal(list.entries[0]?.at, timestamps === 'real' ? NOW : Date.parse(at));
    deepEqual(
      (await stand.control.revocations()).map(({ isEffective }) => isEffective),
      [true],
    );
  }
});

test('POST and GET give the same answer, signed by the delegated responder, nonce repeated', async () => {
  const stand = await createStand();
  const { serialNumber } = await stand.issue();
  const question = await questionFor(stand, 'client', [serialNumber, '40aa']);
  const base64 = Buffer.from(question).toString('base64');
  const trusted = [(await stand.pki.authority('client')).der, (await stand.pki.authority('root')).der];
  const byPath = async (path: string): Promise<Response> => stand.simulator.fetch(new Request(`${BASE}/ocsp/client/x`), { rawTarget: path });
  for (const response of [
    await ask(stand, `${BASE}/ocsp/client`, question),
    await byPath(`/ocsp/client/${encodeURIComponent(base64)}`),
    await byPath(`/ocsp/client/${base64}`),
  ]) {
    equal(response.headers.get('content-type'), 'application/ocsp-response');
    const { certificates, nonce = new Uint8Array(), isSignedUnder } = await readAnswer(response);
    deepEqual(
      certificates.map(({ status }) => status),
      ['good', 'unknown'],
    );
    equal(await isSignedUnder(trusted), true);
    deepEqual(Buffer.from(nonce).subarray(2), NONCE);
  }
  const { der } = await stand.pki.authority('client');
  const bare = await readAnswer(await ask(stand, `${BASE}/ocsp/client`, writeOcspRequest([certificateIdFor(der, serialNumber)])));
  deepEqual([bare.status, bare.nonce], [0, undefined]);
});

test('tenants share authorities and nothing else', async () => {
  const stand = await createStand();
  const other = createControlClient({ url: 'http://control.test', tenant: 'b', fetch: async (request) => stand.simulator.control.fetch(request) });
  const { authorities } = await other.createTenant({ id: 'b' });
  equal(authorities.client.crlUrl, `${BASE}/t/b/crl/client.crl`);
  deepEqual(await other.addresses(), { authorities });
  const { certificate } = await stand.issue();
  await stand.control.revoke({ certificate });
  deepEqual([(await stand.control.revocations()).length, (await other.revocations()).length], [1, 0]);
  equal(await other.root(), await stand.control.root());
  await rejects(other.createTenant({ id: 'b' }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(other.createTenant({ id: 'B!' }), { code: 'ERR_CONTROL_REFUSED' });
  await other.deleteTenant();
  await rejects(other.addresses(), { code: 'ERR_CONTROL_REFUSED' });
  const nowhere = createControlClient({ url: 'http://control.test', tenant: 'x', fetch: async () => Promise.reject(new TypeError('no')) });
  await rejects(nowhere.addresses(), { code: 'ERR_CONTROL_UNREACHABLE' });
});

test('orders that cannot be carried out are refused with a sentence, and no private key goes through', async () => {
  const stand = await createStand();
  const refused = { code: 'ERR_CONTROL_REFUSED' };
  await rejects(stand.issue({ role: 'koenig' as never }), refused);
  await rejects(stand.issue({ commonName: '' }), refused);
  await rejects(stand.issue({ publicKey: 'x' }), refused);
  await rejects(stand.issue({ publicKey: (await stand.pki.authority('client')).key }), /private key stays/);
  await rejects(stand.issue({ notAfter: 'morgen' }), refused);
  await rejects(stand.control.revoke({ certificate: 'x' }), refused);
  await rejects(stand.control.revoke({ authority: 'client', serialNumber: '40aa' }), refused);
  await rejects(stand.control.revoke({ authority: 'x' as never, serialNumber: '40aa' }), refused);
  await rejects(stand.control.revoke({ certificate: (await stand.issue()).certificate, reason: 'removeFromCRL' }), refused);
  await rejects(stand.control.advanceClock(-1), refused);
  await rejects(stand.control.disarm('f1'), refused);
  await rejects(stand.control.body('x000001', 'request'), refused);
  const { certificate } = await stand.issue({
    dnsNames: ['a.test'],
    ipAddresses: ['192.0.2.1'],
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2026-02-01T00:00:00Z',
  });
  const node = new X509Certificate(certificate);
  deepEqual([node.subjectAltName, node.validFromDate.toISOString()], ['DNS:a.test, IP Address:192.0.2.1', '2026-01-01T00:00:00.000Z']);
});

test('everything is recorded and can be waited for', async () => {
  const stand = await createStand({ peer: 'product' });
  const waiting = stand.control.waitFor({ kind: 'exchange', query: { operation: 'ocsp' } }, 20_000);
  await statusOf(stand, await stand.issue());
  deepEqual(await waiting, { isMet: true, seq: 1 });
  await listOf(stand, 'client');
  const seen = await stand.control.exchanges({ peer: 'product' });
  deepEqual(
    seen.map(({ operation, response }) => [operation, response?.status]),
    [
      ['ocsp', 200],
      ['revocation-list', 200],
    ],
  );
  ok((await stand.control.body(seen[0]?.id ?? '', 'request')).byteLength > 50);
  equal((await stand.control.waitFor({ kind: 'exchange', query: {}, count: 9 }, 0)).isMet, false);
});

test('the specification states each rule once, with a source', () => {
  const rules = SPECIFICATION.behaviours.map(({ rule }) => rule);
  equal(new Set(rules).size, rules.length);
  for (const { source } of SPECIFICATION.behaviours) ok(source.length > 5);
  for (const { url } of SPECIFICATION.documents) equal(new URL(url).protocol, 'https:');
});
