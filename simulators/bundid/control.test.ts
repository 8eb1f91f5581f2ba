/** The control interface: metadata rules, orders, waiting, tenants, values. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createStand, metadataOf, SP, testKeys } from './test-stand.ts';

test('metadata: each rule of SSB 7.2 by one change, shown and not refused', async () => {
  const stand = await createStand();
  const keys = await testKeys();
  const brokenBy = async (change: Parameters<typeof metadataOf>[1], edit: (xml: string) => string = (xml) => xml): Promise<readonly string[]> => {
    const view = await stand.control.registerServiceProvider(edit(metadataOf(keys, change)));
    return view.judgement.filter(({ state }) => state === 'broken' || state === 'warned').map(({ rule }) => rule);
  };
  assert.deepEqual(await brokenBy({}), []);
  assert.deepEqual(await brokenBy({ descriptorAttributes: ' validUntil="2030-01-01T00:00:00Z"' }), ['no-valid-until']);
  assert.deepEqual(await brokenBy({ descriptorAttributes: ' cacheDuration="PT1H"' }), ['no-cache-duration']);
  assert.deepEqual(await brokenBy({ descriptorAttributes: ' ID="_m"' }), ['no-id']);
  assert.deepEqual(await brokenBy({ entityId: 'https://portal.example:8443/saml' }), ['entity-id-address']);
  assert.deepEqual(await brokenBy({ entityId: 'https://portal.example:443/saml' }), ['entity-id-address']);
  assert.deepEqual(await brokenBy({ entityId: 'urn:portal' }), ['entity-id-address']);
  assert.deepEqual(await brokenBy({ acs: 'http://portal.example/acs' }), ['metadata-complete']);
  const algorithm = '<md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/></md:KeyDescriptor><md:AssertionConsumerService';
  assert.deepEqual(await brokenBy({}, (xml) => xml.replace('</md:KeyDescriptor><md:AssertionConsumerService', algorithm)), ['no-algorithms']);
});

test('metadata that no login can be answered with are refused', async () => {
  const stand = await createStand();
  const keys = await testKeys();
  const refuses = async (xml: string, why: RegExp): Promise<void> =>
    assert.rejects(stand.control.registerServiceProvider(xml), { code: 'ERR_CONTROL_REFUSED', message: why });
  await refuses('<a/>', /no entityID|cannot be/);
  await refuses('<!DOCTYPE a><a/>', /cannot be read/);
  await refuses(metadataOf(keys, { withoutEncryption: true }), /key for encryption/);
  await refuses(metadataOf(keys, { acs: 'javascript:alert(1)' }), /address of the web/);
  assert.deepEqual(
    (await stand.control.serviceProviders()).map(({ entityId }) => entityId),
    [SP],
  );
  await stand.control.removeServiceProvider(SP);
  assert.deepEqual(await stand.control.serviceProviders(), []);
});

test('orders are taken in order, bound to a service when they say so, and can be taken back', async () => {
  const stand = await createStand();
  const { control } = stand;
  await control.armLogin({ outcome: 'cancel', entityId: 'https://other.example' });
  const gone = await control.armLogin({ outcome: 'expired' });
  await control.armLogin({ outcome: 'success', persona: 'elmar-elsterling' });
  await control.disarmLogin(gone);
  await stand.send();
  assert.equal((await control.logins({}))[0]?.persona, 'elmar-elsterling');
  assert.deepEqual(
    (await control.armedLogins()).map(({ outcome }) => outcome),
    ['cancel'],
  );
});

test('orders that cannot be carried out are refused when they are given', async () => {
  const { control } = await createStand();
  for (const order of [
    { outcome: 'success' },
    { outcome: 'success', persona: 'nobody' },
    { outcome: 'never', persona: 'elmar-elsterling' },
    { outcome: 'cancel', deviation: 'unknown' },
    { outcome: 'cancel', delaySeconds: 601 },
    { outcome: 'cancel', delaySeconds: -1 },
  ])
    await assert.rejects(control.armLogin(order as never), { code: 'ERR_CONTROL_REFUSED' });
});

test('waiting for a login and for an exchange', async () => {
  const stand = await createStand();
  const login = stand.control.waitFor({ kind: 'login', query: { state: 'answered' } }, 5_000);
  const exchange = stand.control.waitFor({ kind: 'exchange', query: { operation: 'authn-request' } }, 5_000);
  await stand.control.armLogin({ outcome: 'cancel' });
  await stand.send();
  assert.deepEqual([(await login).isMet, (await exchange).isMet], [true, true]);
  assert.equal((await stand.control.waitFor({ kind: 'login', query: { state: 'left' } }, 1)).isMet, false);
});

test('a tenant of its own: addresses, values, end', async () => {
  const { control, simulator } = await createStand({ id: 'run-1' });
  assert.equal((await control.addresses()).entityId, 'https://bundid.test/t/run-1/idp');
  await control.write('key', { a: 1 });
  assert.deepEqual(await control.read('key'), { a: 1 });
  assert.equal(await control.read('other'), undefined);
  await control.deleteTenant();
  assert.equal(simulator.tenants.size, 0);
  await assert.rejects(control.addresses(), { code: 'ERR_CONTROL_REFUSED' });
  await control.createTenant({ id: 'run-2' });
  await assert.rejects(control.createTenant({ id: 'run-2' }), { code: 'ERR_CONTROL_REFUSED' });
  await assert.rejects(control.createTenant({ id: 'Run 3' }), { code: 'ERR_CONTROL_REFUSED' });
});

test('deviations tell whether they are valid variants', async () => {
  const { control } = await createStand();
  const views = await control.deviations();
  assert.equal(new Set(views.map(({ id }) => id)).size, views.length);
  for (const { isValid, violates } of views) assert.equal(isValid, violates === undefined);
});
