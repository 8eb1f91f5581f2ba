/** BundID in process: a product's own fetch reaches the simulator below its base URL, and nothing else does. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { setupServer } from 'msw/node';
import { bundidHandlers } from './msw.ts';
import { createStand, ORIGIN } from './test-stand.ts';

const stand = await createStand();
const server = setupServer(...bundidHandlers(stand.simulator, { baseUrl: ORIGIN }));
before(() => server.listen({ onUnhandledFrame: 'error' }));
after(() => server.close());

test('metadata and an error page by the global fetch', async () => {
  const metadata = await fetch(`${ORIGIN}/idp`);
  assert.match(await metadata.text(), /IDPSSODescriptor/);
  const refused = await fetch(`${ORIGIN}/idp/profile/SAML2/POST/SSO`, { method: 'POST', body: new URLSearchParams({ SAMLRequest: 'x' }) });
  assert.equal(refused.status, 400);
  assert.match(refused.url, /idp\.code=saml-request-unreadable/);
});
