/**
 * A person with a browser: account, simulated eID client, and back to a service, in Chromium without scripts of ours. That the
 * policies of the pages let it happen, that axe-core has nothing to say to them, and that cancelling leads somewhere. Needs
 * Debian's Chromium, else it is skipped and says so.
 */
import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLandingPortal } from '../../../fixtures/browser/landing-portal.ts';
import { createTestBrowser, violationsOf } from '../../../fixtures/browser/test-browser.ts';
import { redirectUrl } from '../../formats/saml-message.ts';
import { writeAuthnRequest } from '../../formats/saml-request.ts';
import { startHost } from '../../transport/host.ts';
import type { Host } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { createAusweisApp } from '../../../simulators/ausweisapp/index.ts';
import { createBundid } from '../../../simulators/bundid/index.ts';
import { goodRequest, metadataOf, testKeys } from '../../../simulators/bundid/test-stand.ts';

const browser = createTestBrowser('the way of a person by card is not tried');
const { skip } = browser;

let account: Host;
let client: Host;
let portal: Host;
const landing = createLandingPortal();

before(async () => {
  if (skip !== false) return;
  const keys = await testKeys();
  portal = await startHost({ simulator: landing.simulator });
  client = await startHost({ simulator: createAusweisApp({ baseUrl: () => client.url, recorder: createRecorder(), developerMode: true }) });
  const simulator = createBundid({ baseUrl: () => account.url, keys: keys.idp, recorder: createRecorder() });
  account = await startHost({ simulator });
  simulator.createTenant({ id: 'default', serviceProviders: [metadataOf(keys, { acs: `${portal.url}/acs` })], eid: { clientUrl: `${client.url}/eID-Client` } });
  await browser.start();
});

after(async () => {
  if (skip !== false) return;
  await browser.stop();
  await Promise.all([account.close(), client.close(), portal.close()]);
});

async function startUrl(): Promise<string> {
  const { spSigning } = await testKeys();
  const sso = `${account.url}/idp/profile/SAML2/Redirect/SSO`;
  const request = goodRequest(sso, { assertionConsumerServiceUrl: `${portal.url}/acs`, issueInstant: new Date().toISOString() });
  return redirectUrl(sso, { xml: writeAuthnRequest(request), parameter: 'SAMLRequest', signer: { ...spSigning, algorithm: 'rsa-sha256' } });
}

test('by card to the service, and every page on the way is accessible', { skip }, async () => {
  await browser.withPage({ locale: 'de-DE', bypassCSP: true }, async (page) => {
    const accessible = async (): Promise<void> => deepStrictEqual(await violationsOf(page), []);
    await page.goto(await startUrl());
    await page.getByRole('link', { name: 'Mit dem Online-Ausweis anmelden' }).click();
    await accessible();
    await page.getByRole('link', { name: 'AusweisApp öffnen' }).click();
    match(page.url(), /\/eID-Client\?tcTokenURL=/);
    await accessible();
    await page.getByLabel('PIN, 6 Ziffern').fill('000000');
    await page.getByRole('button', { name: 'Jetzt ausweisen' }).click();
    match((await page.getByRole('alert').textContent()) ?? '', /Die PIN war falsch/);
    await accessible();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    match((await page.textContent('main')) ?? '', /cancellationByUser/);
    await accessible();
  });
});

for (const javaScriptEnabled of [true, false])
  test(`the policies let a card lead to the service, ${javaScriptEnabled ? 'with' : 'without'} scripts`, { skip }, async () => {
    await browser.withPage({ locale: 'de-DE', javaScriptEnabled }, async (page) => {
      const count = landing.received.length;
      await page.goto(await startUrl());
      await page.getByRole('link', { name: 'Mit dem Online-Ausweis anmelden' }).click();
      await page.getByRole('link', { name: 'AusweisApp öffnen' }).click();
      await page.getByLabel('Ausweis auf dem Leser').selectOption('xaveria-pruefstand');
      await page.getByRole('button', { name: 'Jetzt ausweisen' }).click();
      match((await page.textContent('main')) ?? '', /PRÜFSTAND/);
      await page.getByRole('button', { name: 'Zustimmen und übermitteln' }).click();
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByText('Angekommen').waitFor();
      equal(landing.received.length, count + 1);
    });
  });

test('another browser cannot come back in its place', { skip }, async () => {
  await browser.withPage({ locale: 'de-DE' }, async (page) => {
    await page.goto(await startUrl());
    await page.getByRole('link', { name: 'Mit dem Online-Ausweis anmelden' }).click();
    const link = (await page.getByRole('link', { name: 'AusweisApp öffnen' }).getAttribute('href')) ?? '';
    await browser.withPage({ locale: 'de-DE' }, async (other) => {
      await other.goto(link);
      await other.getByLabel('Ausweis auf dem Leser').selectOption('xaveria-pruefstand');
      await other.getByRole('button', { name: 'Jetzt ausweisen' }).click();
      match((await other.textContent('main')) ?? '', /beantwortet, abgebrochen oder ist abgelaufen/);
    });
  });
});
