/**
 * A person with a browser: account, simulated eID client, and back to a service, in Chromium without scripts of ours. That the
 * policies of the pages let it happen, that axe-core has nothing to say to them, and that cancelling leads somewhere. Needs
 * Debian's Chromium, else it is skipped and says so.
 */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Simulator } from '../../core/simulator.ts';
import { redirectUrl } from '../../formats/saml-message.ts';
import { writeAuthnRequest } from '../../formats/saml-request.ts';
import { startHost } from '../../transport/host.ts';
import type { Host } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { createAusweisApp } from '../../../simulators/ausweisapp/index.ts';
import { createBundid } from '../../../simulators/bundid/index.ts';
import { goodRequest, metadataOf, testKeys } from '../../../simulators/bundid/test-stand.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const skip = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}: the way of a person by card is not tried`;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser | undefined;
let account: Host;
let client: Host;
let portal: Host;
const received: string[] = [];

const PORTAL: Simulator = {
  name: 'portal',
  async fetch(request) {
    if (request.method === 'POST') received.push(new URLSearchParams(await request.text()).get('SAMLResponse') ?? '');
    return new Response('<!doctype html><title>Portal</title><h1>Angekommen</h1>', { headers: { 'content-type': 'text/html' } });
  },
};

before(async () => {
  if (skip !== false) return;
  const keys = await testKeys();
  portal = await startHost({ simulator: PORTAL });
  client = await startHost({ simulator: createAusweisApp({ baseUrl: () => client.url, recorder: createRecorder(), developerMode: true }) });
  const simulator = createBundid({ baseUrl: () => account.url, keys: keys.idp, recorder: createRecorder() });
  account = await startHost({ simulator });
  simulator.createTenant({ id: 'default', serviceProviders: [metadataOf(keys, { acs: `${portal.url}/acs` })], eid: { clientUrl: `${client.url}/eID-Client` } });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, env: withoutPreload() });
});

after(async () => {
  if (skip !== false) return;
  await browser?.close();
  await Promise.all([account.close(), client.close(), portal.close()]);
});

/** A browser hangs under a library that changes the time. */
function withoutPreload(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (name === 'LD_PRELOAD' || value === undefined ? [] : [[name, value]])));
}

async function startUrl(): Promise<string> {
  const { spSigning } = await testKeys();
  const sso = `${account.url}/idp/profile/SAML2/Redirect/SSO`;
  const request = goodRequest(sso, { assertionConsumerServiceUrl: `${portal.url}/acs`, issueInstant: new Date().toISOString() });
  return redirectUrl(sso, { xml: writeAuthnRequest(request), parameter: 'SAMLRequest', signer: { ...spSigning, algorithm: 'rsa-sha256' } });
}

async function withPage(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  ok(browser !== undefined);
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<readonly string[]>(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))",
  );
}

test('by card to the service, and every page on the way is accessible', { skip }, async () => {
  await withPage({ bypassCSP: true }, async (page) => {
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
    await withPage({ javaScriptEnabled }, async (page) => {
      const count = received.length;
      await page.goto(await startUrl());
      await page.getByRole('link', { name: 'Mit dem Online-Ausweis anmelden' }).click();
      await page.getByRole('link', { name: 'AusweisApp öffnen' }).click();
      await page.getByLabel('Ausweis auf dem Leser').selectOption('xaveria-pruefstand');
      await page.getByRole('button', { name: 'Jetzt ausweisen' }).click();
      match((await page.textContent('main')) ?? '', /PRÜFSTAND/);
      await page.getByRole('button', { name: 'Zustimmen und übermitteln' }).click();
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByText('Angekommen').waitFor();
      equal(received.length, count + 1);
    });
  });

test('another browser cannot come back in its place', { skip }, async () => {
  await withPage({}, async (page) => {
    await page.goto(await startUrl());
    await page.getByRole('link', { name: 'Mit dem Online-Ausweis anmelden' }).click();
    const link = (await page.getByRole('link', { name: 'AusweisApp öffnen' }).getAttribute('href')) ?? '';
    await withPage({}, async (other) => {
      await other.goto(link);
      await other.getByLabel('Ausweis auf dem Leser').selectOption('xaveria-pruefstand');
      await other.getByRole('button', { name: 'Jetzt ausweisen' }).click();
      match((await other.textContent('main')) ?? '', /beantwortet, abgebrochen oder ist abgelaufen/);
    });
  });
});
