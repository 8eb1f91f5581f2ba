/** The control interface: tenants, waiting, records, values, certificates of hosts, and what it refuses. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { createControlClient } from './index.ts';
import type { HostHooks } from './index.ts';
import { ask, createStand, KITA_KEY, loginOf } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

test('tenants share nothing', async () => {
  const stand = await createStand();
  const other = createControlClient({ url: 'http://control.test', tenant: 'zwei', fetch: async (request) => stand.simulator.control.fetch(request) });
  const { first, second, pagesUrl } = await other.createTenant({ id: 'zwei', directory: stand.country.directory });
  equal(first.backendUrl, 'https://first.dvdv.test/t/zwei/dvdv2-backend');
  equal(second.tokenUrl, 'https://second.dvdv.test/t/zwei/dvdv2-backend/extern/standaloneauth/token');
  deepEqual(first.directoryUrls, {
    intern: 'https://first.dvdv.test/t/zwei/dvdv2-backend/intern/directory',
    standalone: 'https://first.dvdv.test/t/zwei/dvdv2-backend/extern/standaloneauth/directory',
  });
  equal(pagesUrl, 'https://first.dvdv.test/t/zwei/pflege');
  await other.deleteOrganization('kita-pruefingen');
  equal((await ask(stand, 'findauthoritydescriptions', { organizationKey: KITA_KEY }, { tenantPrefix: '/t/zwei' })).status, 200);
  deepEqual(await (await ask(stand, 'findauthoritydescriptions', { organizationKey: KITA_KEY }, { tenantPrefix: '/t/zwei' })).json(), []);
  equal(((await (await ask(stand, 'findauthoritydescriptions', { organizationKey: KITA_KEY })).json()) as unknown[]).length, 1);
  equal((await other.calls()).length, 2);
  equal((await stand.control.calls()).length, 1);
  await other.deleteTenant();
  await rejects(other.addresses(), { code: 'ERR_CONTROL_REFUSED' });
});

test('waiting ends with the call that was waited for', async () => {
  const stand = await createStand();
  const waiting = stand.control.waitFor({ kind: 'call', query: { organizationKey: KITA_KEY, server: 'second' } }, 10_000);
  await ask(stand, 'findauthoritydescriptions', { organizationKey: KITA_KEY });
  await ask(stand, 'findauthoritydescriptions', { organizationKey: KITA_KEY }, { server: 'second' });
  deepEqual(await waiting, { isMet: true, seq: 2 });
  equal((await stand.control.waitFor({ kind: 'exchange', query: { operation: 'token' } }, 0)).isMet, false);
  equal((await stand.control.waitFor({ kind: 'exchange', query: { operation: 'find-authority-descriptions' }, count: 2 }, 0)).isMet, true);
});

test('exchanges, their bodies, notes and values', async () => {
  const stand = await createStand();
  const answer = await (await ask(stand, 'categories', undefined)).text();
  const [exchange] = await stand.control.exchanges({ operation: 'categories' });
  equal(Buffer.from(await stand.control.body(exchange?.id ?? '', 'response')).toString('utf8'), answer);
  const body = { sizeBytes: 0, sha256: '', text: '', isTruncated: false };
  const id = await stand.control.note({
    direction: 'outbound',
    peer: 'product',
    operation: 'adapter',
    startedAt: '2026-05-05T10:00:00.000Z',
    durationMs: 1,
    labels: {},
    request: { method: 'POST', target: '/', headers: [], body },
    faults: [],
  });
  equal((await stand.control.exchanges({ operation: 'adapter' }))[0]?.id, id);
  await stand.control.write('a', { b: 1 });
  deepEqual([await stand.control.read('a'), await stand.control.read('c')], [{ b: 1 }, undefined]);
});

test('certificates of hosts, one server or both', async () => {
  const stand = await createStand();
  const shown: string[] = [];
  const none = { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 };
  const hooks = (name: string): HostHooks => ({
    showCertificate: (kind) => void shown.push(`${name} ${kind}`),
    handshakes: () => ({ refused: { ...none, expired: 1 }, requests: none }),
  });
  await rejects(stand.control.showCertificate('expired'), { code: 'ERR_CONTROL_REFUSED' });
  stand.simulator.useHost('first', hooks('first'));
  stand.simulator.useHost('second', hooks('second'));
  await stand.control.showCertificate('expired');
  await stand.control.showCertificate('valid', 'second');
  deepEqual(shown, ['first expired', 'second expired', 'second valid']);
  equal((await stand.control.handshakes('second')).refused.expired, 1);
  equal((await stand.control.waitFor({ kind: 'handshake', certificate: 'expired', afterCount: 1 }, 0)).isMet, true);
});

test('the directory, its entries and who is who', async () => {
  const stand = await createStand();
  const { organizations, categories, specifications } = await stand.control.directory();
  ok(organizations > 200 && categories.length === 3 && specifications.length === 12);
  equal((await stand.control.organizations({ category: 'Landesportal', limit: 5 })).length, 5);
  const { fingerprint, certificate } = loginOf(stand.country, 'kita-login');
  equal(await stand.control.putCertificate({ certificate, revocation: { at: '2026-01-01T00:00:00Z', reason: 'KEY_COMPROMISE' } }), fingerprint);
  const answer = (await (await ask(stand, 'findCertificateByFingerprint', { fingerPrint: fingerprint })).json()) as { revocationReason?: string };
  equal(answer.revocationReason, 'KEY_COMPROMISE');
  await stand.control.putSpecification({ uri: 'urn:example:neu', name: 'Neu', type: 'MANUAL', providers: ['Landesportal'], consumers: [] });
  deepEqual(await (await ask(stand, 'findServiceSpecificationUrisByCategory', { category: 'Landesportal' })).json(), ['urn:example:neu']);
});

const REFUSED: readonly (readonly [name: string, act: (stand: Stand) => Promise<unknown>, said: RegExp])[] = [
  ['a tenant that is there', async ({ control, country }) => control.createTenant({ id: 'default', directory: country.directory }), /already/],
  ['a malformed tenant', async ({ control, country }) => control.createTenant({ id: 'A/B', directory: country.directory }), /lower-case/],
  ['an organisation without key', async ({ control }) => control.putOrganization({ id: 'x', keys: [], category: 'Meldebehörde', nameDe: 'X' }), /no key/],
  ['a key without prefix', async ({ control }) => control.putOrganization({ id: 'x', keys: ['1'], category: 'Meldebehörde', nameDe: 'X' }), /prefix/],
  ['a category that is none', async ({ control }) => control.putOrganization({ id: 'x', keys: ['a:1'], category: 'Behörden', nameDe: 'X' }), /category/],
  [
    'an unknown certificate',
    async ({ control }) => control.putOrganization({ id: 'x', keys: ['a:1'], category: 'Meldebehörde', nameDe: 'X', clientCertificates: ['0'] }),
    /certificate/,
  ],
  ['an element without type', async ({ control }) => control.putElement({ id: 'x', name: 'X', provider: 'rz-nord' }), /type/],
  ['no certificate', async ({ control }) => control.putCertificate({ certificate: 'x' }), /cannot be read/],
  ['a private key', async ({ control, country }) => control.putCertificate({ certificate: loginOf(country, 'kita-login').privateKey }), /private key/i],
  ['an organisation that is not there', async ({ control }) => control.deleteOrganization('x'), /unknown/],
  ['a clock that goes back', async ({ control }) => control.advanceClock(-1), /forward/],
];

test('refusals in one sentence', async () => {
  const stand = await createStand();
  for (const [name, act, said] of REFUSED)
    await rejects(act(stand), (error: Error & { code?: string }) => {
      match(error.message, said, name);
      return error.code === 'ERR_CONTROL_REFUSED';
    });
  equal(stand.internalErrors.length, 0);
});

test('a control interface that is not there is told apart from one that refuses', async () => {
  const lost = createControlClient({ url: 'http://control.test', tenant: 'x', fetch: async () => Promise.reject(new TypeError('gone')) });
  await rejects(lost.calls(), { code: 'ERR_CONTROL_UNREACHABLE' });
});
