/**
 * The pages in a browser: axe-core on every kind of page in both languages, light, dark and narrow; a login by keyboard alone;
 * and that the policy lets the pages work, with and without scripts. Needs Debian's Chromium, else it is skipped and says so.
 */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { writeAuthnRequest } from '../../src/formats/saml-request.ts';
import type { AuthnRequestToWrite } from '../../src/formats/saml-request.ts';
import { signXml } from '../../src/formats/xml-signature.ts';
import type { Simulator } from '../../src/core/simulator.ts';
import { startHost } from '../../src/transport/host.ts';
import type { Host } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { createUnternehmenskonto } from './index.ts';
import { goodRequest, metadataOf, NOW, SSO, testKeys } from './test-stand.ts';

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
const skip = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}: accessibility not checked`;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser | undefined;
let host: Host;
let portal: Host;
const received: string[] = [];

/** Begins logins with a form that a person posts, and takes answers; what it says is the end of a login. */
const PORTAL: Simulator = {
  name: 'portal',
  async fetch(request) {
    const start = new URL(request.url).searchParams.get('request');
    if (start !== null) return new Response(startPage(start), { headers: { 'content-type': 'text/html; charset=utf-8' } });
    if (request.method === 'POST') received.push(new URLSearchParams(await request.text()).get('SAMLResponse') ?? '');
    return new Response('<!doctype html><title>Portal</title><h1>Angekommen</h1>', { headers: { 'content-type': 'text/html' } });
  },
};

before(async () => {
  if (skip !== false) return;
  const keys = await testKeys();
  portal = await startHost({ simulator: PORTAL });
  const simulator = createUnternehmenskonto({ baseUrl: () => host.url, keys: keys.idp, recorder: createRecorder(), clock: { now: () => NOW } });
  host = await startHost({ simulator });
  simulator.createTenant({ id: 'default', serviceProviders: [metadataOf(keys, { acs: `${portal.url}/acs` })] });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, env: withoutPreload() });
});

after(async () => {
  if (skip !== false) return;
  await browser?.close();
  await host.close();
  await portal.close();
});

/** A browser hangs under a library that changes the time. */
function withoutPreload(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (name === 'LD_PRELOAD' || value === undefined ? [] : [[name, value]])));
}

function startPage(request: string): string {
  return `<!doctype html><title>Portal</title><form method="post" action="${host.url}${SSO}"><input type="hidden" name="SAMLRequest" value="${request}"><button>Anmelden</button></form>`;
}

/** Starts a login as a portal does. */
async function start(page: Page, change: AuthnRequestToWrite = {}): Promise<void> {
  const { spSigning } = await testKeys();
  const request = goodRequest(host.url + SSO, { assertionConsumerServiceUrl: `${portal.url}/acs`, ...change });
  const xml = signXml(writeAuthnRequest(request), request.id ?? '', { ...spSigning, algorithm: 'rsa-pss-sha256' });
  await page.goto(`${portal.url}/?${new URLSearchParams({ request: Buffer.from(xml).toString('base64') }).toString()}`);
  await page.locator('button').click();
  await page.locator('.simulator').waitFor();
}

async function withPage(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  ok(browser !== undefined);
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, colorScheme: 'light', ...options });
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<readonly string[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
}

/** A request with something to remark upon, so that every part of the pages is there. */
const REMARKABLE: AuthnRequestToWrite = { forceAuthn: false };
const VIEWS: readonly BrowserContextOptions[] = [{}, { colorScheme: 'dark' }, { viewport: { width: 360, height: 740 } }];

async function eachPage(page: Page, language: 'de' | 'en', see: (name: string) => Promise<void>): Promise<void> {
  await start(page, REMARKABLE);
  await page.goto(`${page.url()}?lang=${language}`);
  equal(await page.locator('html').getAttribute('lang'), language);
  await see('login');
  await page.locator('button:has-text("Xaveria")').first().click();
  for (const details of await page.locator('details').all()) await details.evaluate('(element) => { element.open = true; }');
  await see('consent');
  await start(page, { destination: 'https://www.elster.de/ekona/sso' });
  await page.goto(`${page.url()}&lang=${language}`);
  match(page.url(), /idp\.code=saml-request-destination-wrong/);
  await see('error');
  await page.goto(`${host.url}/ekona/login/softpse/unknown?lang=${language}`);
  await see('over');
}

for (const language of ['de', 'en'] as const)
  test(`axe finds nothing on login, consent and error pages, ${language}`, { skip }, async () => {
    for (const view of VIEWS)
      await withPage({ bypassCSP: true, ...view }, async (page) =>
        eachPage(page, language, async (name) => {
          deepStrictEqual(await violationsOf(page), [], name);
          if (view.viewport !== undefined) ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 360, `${name} is wider than the screen`);
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
    await start(page);
    await page.locator('button:has-text("Xaveria")').first().click();
    await page.locator('.main-action').click();
    deepStrictEqual(await violationsOf(page), []);
  });
});

test('a login by mouse takes two clicks and runs under the policy', { skip }, async () => {
  await withPage({}, async (page) => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => void dialog.dismiss());
    await start(page);
    equal(await page.evaluate('getComputedStyle(document.body).marginTop'), '0px');
    ok(await page.locator('.simulator').isVisible());
    const before = received.length;
    await page.locator('button:has-text("Robina")').first().click();
    await page.locator('.main-action').click();
    await page.locator('h1:has-text("Angekommen")').waitFor();
    equal(received.length, before + 1);
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
    await start(page);
    await page.keyboard.press('Tab');
    equal(await page.evaluate<string>(FOCUSED), 'Zum Inhalt springen');
    await tabTo(page, 'Elsterling-Prüfer');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/consent$/);
    await tabTo(page, 'Zustimmen');
    const before = received.length;
    await page.keyboard.press('Enter');
    await page.locator('h1:has-text("Angekommen")').waitFor();
    equal(received.length, before + 1);
  });
});

test('without scripts a button posts the answer', { skip }, async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await start(page);
    const before = received.length;
    await page.locator('button:has-text("Xaveria")').first().click();
    await page.locator('.main-action').click();
    equal(received.length, before);
    await page.locator('.main-action').click();
    await page.locator('h1:has-text("Angekommen")').waitFor();
    equal(received.length, before + 1);
  });
});
