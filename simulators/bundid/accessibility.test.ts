/**
 * The pages in a browser: axe-core on every kind of page in both languages, light, dark and narrow; a login by keyboard alone;
 * and that the policy lets the pages work, with and without scripts. Needs Debian's Chromium, else it is skipped and says so.
 */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createLandingPortal } from '../../fixtures/browser/landing-portal.ts';
import { VIEWS, complaintsOf, createTestBrowser, fits, nameOfView, violationsOf } from '../../fixtures/browser/test-browser.ts';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import type { AuthnRequestToWrite } from '../../src/formats/saml-request.ts';
import { redirectUrl } from '../../src/formats/saml-message.ts';
import { startHost } from '../../src/transport/host.ts';
import type { Host } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { createBundid } from './index.ts';
import { extended, goodRequest, metadataOf, NOW, testKeys } from './test-stand.ts';

const browser = createTestBrowser();
const { skip, withPage } = browser;

let host: Host;
let portal: Host;
const landing = createLandingPortal();

before(async () => {
  if (skip !== false) return;
  const keys = await testKeys();
  portal = await startHost({ simulator: landing.simulator });
  const simulator = createBundid({ baseUrl: () => host.url, keys: keys.idp, recorder: createRecorder(), clock: { now: () => NOW } });
  host = await startHost({ simulator });
  simulator.createTenant({ id: 'default', serviceProviders: [metadataOf(keys, { acs: `${portal.url}/acs` })] });
  await browser.start();
});

after(async () => {
  if (skip !== false) return;
  await browser.stop();
  await host.close();
  await portal.close();
});

/** An address that starts a login, as a link of a portal would. */
async function startUrl(change: AuthnRequestToWrite = {}): Promise<string> {
  const { spSigning } = await testKeys();
  const sso = `${host.url}/idp/profile/SAML2/Redirect/SSO`;
  const xml = writeAuthnRequest(goodRequest(sso, { assertionConsumerServiceUrl: `${portal.url}/acs`, ...change }));
  return redirectUrl(sso, { xml, parameter: 'SAMLRequest', signer: { ...spSigning, algorithm: 'rsa-sha256' } });
}

/** A request with something to remark upon, so that every part of the pages is there. */
const REMARKABLE: AuthnRequestToWrite = { forceAuthn: false };

async function eachPage(page: Page, language: 'de' | 'en', see: (name: string) => Promise<void>): Promise<void> {
  await page.goto(await startUrl(REMARKABLE));
  await page.goto(`${page.url()}?lang=${language}`);
  equal(await page.locator('html').getAttribute('lang'), language);
  await see('login');
  await page.locator('button:has-text("XAVERIA")').first().click();
  for (const details of await page.locator('details').all()) await details.evaluate('(element) => { element.open = true; }');
  await see('consent');
  await page.goto(await startUrl(extended({ requestedAttributes: [] })));
  await page.goto(`${page.url()}&lang=${language}`);
  match(page.url(), /idp\.code=requested-attributes-empty/);
  await see('error');
  await page.goto(`${host.url}/idp/login/unknown?lang=${language}`);
  await see('over');
}

for (const view of VIEWS)
  test(`axe finds nothing on login, consent and error pages, ${nameOfView(view)}`, { skip }, async () => {
    const { language, ...options } = view;
    await withPage({ bypassCSP: true, ...options }, async (page) =>
      eachPage(page, language, async (name) => {
        deepStrictEqual(await violationsOf(page), [], name);
        ok(await fits(page, view), `${name} is wider than the screen`);
      }),
    );
  });

test('axe finds nothing on the page that posts the answer', { skip }, async () => {
  await withPage({ bypassCSP: true }, async (page) => {
    // Without the script the page stays.
    await page.route('**/confirmation', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/<script>.*<\/script>/, '') });
    });
    await page.goto(await startUrl());
    await page.locator('button:has-text("XAVERIA")').first().click();
    await page.locator('.main-action').click();
    deepStrictEqual(await violationsOf(page), []);
  });
});

test('a login by mouse takes two clicks and runs under the policy', { skip }, async () => {
  await withPage({}, async (page) => {
    const complaints = complaintsOf(page);
    await page.goto(await startUrl());
    equal(await page.evaluate('getComputedStyle(document.body).marginTop'), '0px');
    ok(await page.locator('.simulator').isVisible());
    const before = landing.received.length;
    await page.locator('button:has-text("Robina")').first().click();
    await page.locator('.main-action').click();
    await page.locator('h1:has-text("Angekommen")').waitFor();
    equal(landing.received.length, before + 1);
    deepStrictEqual(complaints, []);
  });
});

/** What has the focus. */
const FOCUSED = `(() => { const { tagName, textContent } = document.activeElement; return tagName === 'BODY' ? '' : textContent.trim(); })()`;
const HAS_OUTLINE = `(() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); return outlineStyle !== 'none' ? outlineWidth : ''; })()`;

async function tabTo(page: Page, text: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    match(await page.evaluate<string>(HAS_OUTLINE), /^[1-9]/);
    if ((await page.evaluate<string>(FOCUSED)).includes(text)) return;
  }
  throw new Error(`"${text}" is not reached with the keyboard`);
}

test('a login by keyboard alone, and the skip link comes first', { skip }, async () => {
  await withPage({}, async (page) => {
    await page.goto(await startUrl());
    await page.keyboard.press('Tab');
    equal(await page.evaluate<string>(FOCUSED), 'Zum Inhalt springen');
    await tabTo(page, 'Elsterling');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/consent$/);
    await tabTo(page, 'Zustimmen');
    const before = landing.received.length;
    await page.keyboard.press('Enter');
    await page.locator('h1:has-text("Angekommen")').waitFor();
    equal(landing.received.length, before + 1);
  });
});

test('without scripts a button posts the answer', { skip }, async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(await startUrl());
    const before = landing.received.length;
    await page.locator('button:has-text("XAVERIA")').first().click();
    await page.locator('.main-action').click();
    equal(landing.received.length, before);
    await page.locator('.main-action').click();
    await page.locator('h1:has-text("Angekommen")').waitFor();
    equal(landing.received.length, before + 1);
  });
});
