/** Mein Unternehmenskonto in process: a product's own fetch reaches the simulator below its base URL. */
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { setupServer } from 'msw/node';
import { unternehmenskontoHandlers } from './msw.ts';
import { createStand, ORIGIN, SSO } from './test-stand.ts';

const stand = await createStand();
const server = setupServer(...unternehmenskontoHandlers(stand.simulator, { baseUrl: ORIGIN }));
before(() => server.listen({ onUnhandledFrame: 'error' }));
after(() => server.close());

test('metadata and an error page by the global fetch', async () => {
  const metadata = await fetch(`${ORIGIN}/ekona/metadata`);
  assert.match(await metadata.text(), /IDPSSODescriptor/);
  const refused = await fetch(`${ORIGIN}${SSO}`, { method: 'POST', body: new URLSearchParams({ SAMLRequest: 'x' }) });
  assert.equal(refused.status, 400);
  assert.match(refused.url, /idp\.code=saml-request-unreadable/);
});
