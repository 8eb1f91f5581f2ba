/**
 * Hostile input never throws out of `fetch`, and no handler fails inside: random paths, forms and queries, and random changes
 * of good requests. Nothing of it becomes a login that is answered.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import { createStand, goodRequest } from './test-stand.ts';

const RUNS = 150;
const SSO = '/idp/profile/SAML2/POST/SSO';

const anySegment = fc.oneof(
  fc.constantFrom('idp', 'login', 'error', 't', 'default', 'profile', 'SAML2', 'POST', 'SSO', 'persona', 'consent', 'confirmation', '..', '%2e', '%', ''),
  fc.string({ maxLength: 20 }),
);
const anyPath = fc.array(anySegment, { maxLength: 6 }).map((parts) => `/${parts.map((part) => part.replaceAll(/[#?\\\s]/g, '_')).join('/')}`);
const anyValue = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.base64String({ maxLength: 200 }),
  fc.constantFrom('PGEvPg==', 'success', 'eID', '__proto__', 'xaveria-pruefstand'),
);
const anyFields = fc.dictionary(
  fc.constantFrom('SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature', 'persona', 'means', 'outcome', 'deviation', 'idp.code', 'login', 'lang'),
  anyValue,
);

test('random paths, forms and queries', async () => {
  const stand = await createStand();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(SSO, '/idp/profile/SAML2/Redirect/SSO', '/idp/error'), anyPath),
      anyFields,
      fc.boolean(),
      async (path, fields, isPost) => {
        const query = new URLSearchParams(fields).toString();
        const response = isPost ? await stand.post(path, fields) : await stand.get(`${path}?${query}`);
        assert.ok(response.status < 500, `${response.status} ${path}`);
      },
    ),
    { numRuns: RUNS },
  );
  assert.deepEqual(stand.internalErrors, []);
  assert.deepEqual(await stand.control.logins({ state: 'answered' }), []);
});

test('good requests with a random change, unsigned where that is let pass', async () => {
  const stand = await createStand({ enforcesVersion2: false });
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(200), fc.string({ maxLength: 20 }), async (start, length, text) => {
      const xml = writeAuthnRequest(goodRequest(stand.postUrl));
      const at = start % xml.length;
      const changed = xml.slice(0, at) + text + xml.slice(at + length);
      const response = await stand.post(SSO, { SAMLRequest: Buffer.from(changed).toString('base64') });
      assert.ok(response.status < 500);
      const location = response.headers.get('location');
      if (location !== null) assert.ok((await stand.get(location)).status < 500);
    }),
    { numRuns: RUNS },
  );
  assert.deepEqual(stand.internalErrors, []);
});
