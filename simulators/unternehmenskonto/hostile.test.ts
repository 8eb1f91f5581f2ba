/**
 * Hostile input never throws out of `fetch`, and no handler fails inside: random paths and forms, and random changes of good
 * requests. Nothing of it becomes a login that is answered.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import { createStand, goodRequest, SSO } from './test-stand.ts';

const RUNS = 150;
const SLO = '/ekona/slo';

const anySegment = fc.oneof(
  fc.constantFrom('ekona', 'login', 'softpse', 'error', 't', 'default', 'sso', 'slo', 'persona', 'consent', 'confirmation', '..', '%2e', '%', ''),
  fc.string({ maxLength: 20 }),
);
const anyPath = fc.array(anySegment, { maxLength: 6 }).map((parts) => `/${parts.map((part) => part.replaceAll(/[#?\\\s]/g, '_')).join('/')}`);
const anyValue = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.base64String({ maxLength: 200 }),
  fc.constantFrom('PGEvPg==', 'success', '__proto__', 'gmbh'),
);
const anyFields = fc.dictionary(fc.constantFrom('SAMLRequest', 'SAMLResponse', 'RelayState', 'persona', 'means', 'outcome', 'deviation', 'lang'), anyValue);

test('random paths and forms', async () => {
  const stand = await createStand();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(SSO, SLO, '/ekona/error'), anyPath), anyFields, fc.boolean(), async (path, fields, isPost) => {
      const response = isPost ? await stand.post(path, fields) : await stand.get(`${path}?${new URLSearchParams(fields).toString()}`);
      assert.ok(response.status < 500, `${response.status} ${path}`);
    }),
    { numRuns: RUNS },
  );
  assert.deepEqual(stand.internalErrors, []);
  assert.deepEqual(await stand.control.logins({ state: 'answered' }), []);
});

test('good requests with a random change, to login and logout: none is taken', async () => {
  const stand = await createStand();
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(200), fc.string({ maxLength: 20 }), fc.boolean(), async (start, length, text, isLogin) => {
      const xml = writeAuthnRequest(goodRequest(stand.ssoUrl));
      const at = start % xml.length;
      const response = await stand.sendText(xml.slice(0, at) + text + xml.slice(at + length), isLogin ? SSO : SLO);
      assert.ok(isLogin ? response.headers.get('location')?.includes('/ekona/error?') : response.status === 400);
    }),
    { numRuns: RUNS },
  );
  assert.deepEqual(stand.internalErrors, []);
});

test('no private key in metadata, pages, record or control', async () => {
  const stand = await createStand();
  await stand.logIn('gmbh');
  const exchanges = await stand.control.exchanges({});
  const bodies = await Promise.all(exchanges.map(async ({ id }) => Buffer.from(await stand.control.body(id, 'response')).toString()));
  const [login] = await stand.control.logins({});
  const views = [await stand.control.addresses(), await stand.control.serviceProviders(), await stand.control.personas(), login];
  const all = [...bodies, JSON.stringify(exchanges), JSON.stringify(views), await (await stand.get('/ekona/metadata')).text()].join('\n');
  assert.doesNotMatch(all, /PRIVATE KEY/);
  assert.ok(!all.includes(stand.keys.idp.signing.privateKey.split('\n')[3] ?? '?'));
});
