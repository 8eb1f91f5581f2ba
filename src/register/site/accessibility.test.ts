/**
 * The site in a browser: axe-core on every kind of page in both languages, light, dark, narrow and printed; the walk with
 * the keyboard; what the script does, and that pages can be read without it. Needs Debian's Chromium, else it is skipped
 * and says so.
 */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { VIEWS, complaintsOf, createTestBrowser, fits, nameOfView, violationsOf } from '../../../fixtures/browser/test-browser.ts';
import { TEST_INSTANT } from '../test-certificate.ts';
import { createTestBody, fillTestRegister, makeTestRegister } from '../test-register.ts';
import type { TestRegister } from '../test-register.ts';
import { writeSite } from './write-site.ts';

const browser = createTestBrowser();
const { skip } = browser;
const DAY_MS = 86_400_000;

let register: TestRegister | undefined;
let site = '';

before(async () => {
  if (skip !== false) return;
  register = makeTestRegister(await createTestBody(TEST_INSTANT - 600 * DAY_MS));
  await fillTestRegister(register);
  site = register.pathOf('site');
  mkdirSync(site);
  await writeSite(register.read(), site, { at: TEST_INSTANT });
  await browser.start();
});

after(async () => {
  await browser.stop();
  register?.[Symbol.dispose]();
});

interface Reading {
  readonly options?: BrowserContextOptions;
  readonly isPrinted?: boolean;
  /** What the reader's clock shows; the day of the site by default. */
  readonly at?: number;
}

async function withPages(paths: readonly string[], reading: Reading, look: (page: Page, path: string) => Promise<void>): Promise<void> {
  // Pages are read over the policy's head: axe is put into them from outside.
  await browser.withPage({ offline: true, bypassCSP: true, ...reading.options }, async (page) => {
    await page.clock.setFixedTime(reading.at ?? TEST_INSTANT);
    if (reading.isPrinted === true) await page.emulateMedia({ media: 'print' });
    for (const path of paths) {
      await page.goto(pathToFileURL(join(site, path)).href);
      await look(page, path);
    }
  });
}

const withPage = async (path: string, reading: Reading, look: (page: Page) => Promise<void>): Promise<void> => withPages([path], reading, look);

const PAGES = [
  'index.html',
  'about.html',
  'products/muster-software-gmbh-kita-plus.html',
  ...['2', '5', '6', '4', '8'].map((counter) => `certificates/PS-2026-00000${counter}.html`),
];

for (const view of VIEWS) {
  const { language, ...options } = view;
  const pages = PAGES.map((path) => (language === 'de' ? path : `en/${path}`));
  // Those of certificates differ in their banner and what follows from it: on a wide screen all are seen, in light and dark.
  const seen = view.viewport.width > 1000 ? pages : pages.slice(0, 5);
  test(`axe finds nothing on any kind of page, ${nameOfView(view)}`, { skip }, async () => {
    await withPages(seen, { options }, async (page, path) => {
      deepStrictEqual(await violationsOf(page), [], path);
      ok(await fits(page, view), `${path} is wider than the screen`);
    });
  });
}

for (const language of ['de', 'en'] as const)
  test(`axe finds nothing on paper, in the dark either, ${language}`, { skip }, async () => {
    const pages = PAGES.slice(0, 5).map((path) => (language === 'de' ? path : `en/${path}`));
    await withPages(pages, { isPrinted: true, options: { colorScheme: 'dark' } }, async (page, path) =>
      deepStrictEqual(await violationsOf(page, true), [], path),
    );
  });

test('the test can fail: axe sees a picture without text', { skip }, async () => {
  await withPage('index.html', {}, async (page) => {
    await page.evaluate('document.querySelector("main").insertAdjacentHTML("afterbegin", "<img src=\\"data:,\\" />")');
    ok((await violationsOf(page)).some((violation) => violation.startsWith('image-alt')));
  });
});

/** What has the focus: its id, or what it says. */
const FOCUSED = `(() => { const { id, tagName, textContent } = document.activeElement; return id !== '' ? '#' + id : tagName === 'BODY' ? '' : textContent.trim(); })()`;
const HAS_OUTLINE = `(() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); return outlineStyle !== 'none' ? outlineWidth : ''; })()`;

test('the keyboard reaches everything in the order of the page, and the focus is seen', { skip }, async () => {
  await withPage('index.html', {}, async (page) => {
    const walked: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      walked.push(await page.evaluate<string>(FOCUSED));
      match(await page.evaluate<string>(HAS_OUTLINE), /^[1-9]/, walked.at(-1));
    }
    deepStrictEqual(walked.slice(0, 7), [
      'Zum Inhalt springen',
      'English',
      'Übersicht',
      'So liest man das Register',
      'Änderungen abonnieren (Atom)',
      '#search',
      '#status',
    ]);
    deepStrictEqual(walked.slice(9, 11), ['Bauportal', 'PS-2026-000003']);
  });
});

test('the skip link leads to the content', { skip }, async () => {
  await withPage('en/index.html', {}, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    equal(await page.evaluate<string>(FOCUSED), '#content');
    await page.keyboard.press('Tab');
    equal(await page.evaluate<string>(FOCUSED), '#search');
  });
});

const shownRows = async (page: Page): Promise<readonly string[]> => page.locator('tbody tr:visible .c-number').allInnerTexts();

test('search and status narrow the table by keyboard, and a status line says how far', { skip }, async () => {
  await withPage('index.html', {}, async (page) => {
    equal(await page.locator('#found').innerText(), '9 von 9 Einträgen');
    await page.locator('#search').focus();
    await page.keyboard.type('KITA 4.');
    deepStrictEqual(await shownRows(page), ['PS-2026-000009', 'PS-2026-000002']);
    equal(await page.locator('#found').innerText(), '2 von 9 Einträgen');
    await page.keyboard.press('Enter');
    match(page.url(), /index\.html$/);
    await page.locator('#search').fill('sohne');
    deepStrictEqual(await shownRows(page), ['PS-2026-000003']);
    await page.locator('#search').fill('');
    await page.locator('#status').focus();
    await page.keyboard.type('wid');
    deepStrictEqual(await shownRows(page), ['PS-2026-000005']);
    await page.locator('#search').fill('kita');
    ok(await page.locator('#nothing').isVisible());
  });
});

test("what has expired by the reader's clock is marked, on the page and in the filter", { skip }, async () => {
  await withPage('index.html', { at: Date.parse('2027-11-22T00:00:01Z') }, async (page) => {
    await page.locator('#status').selectOption('valid');
    deepStrictEqual(await shownRows(page), []);
    await page.locator('#status').selectOption('expired');
    ok((await shownRows(page)).includes('PS-2026-000002'));
    ok(await page.locator('#stale').isVisible());
  });
  await withPage('en/certificates/PS-2026-000002.html', { at: Date.parse('2027-11-21T23:59:00Z') }, async (page) =>
    equal(await page.locator('.banner .word').innerText(), 'valid'),
  );
  await withPage('en/certificates/PS-2026-000002.html', { at: Date.parse('2027-11-22T00:00:01Z') }, async (page) => {
    equal(await page.locator('.banner .word').innerText(), 'expired by the clock of your device');
    equal(await page.locator('.banner').getAttribute('class'), 'banner banner-expired');
    deepStrictEqual(await violationsOf(page), []);
  });
  // What the body decided is not overwritten by a date.
  await withPage('certificates/PS-2026-000005.html', { at: Date.parse('2030-01-01T00:00:00Z') }, async (page) =>
    equal(await page.locator('.banner .word').innerText(), 'widerrufen'),
  );
});

test('without scripts everything is there but the filter', { skip }, async () => {
  await withPage('index.html', { options: { javaScriptEnabled: false } }, async (page) => {
    equal(await page.locator('tbody tr').count(), 9);
    ok(!(await page.locator('#filter').isVisible()) && !(await page.locator('#stale').isVisible()));
  });
});

test("the policy lets the page's own script and style run, and nothing else; nothing is asked for", { skip }, async () => {
  const paths = [...readdirSync(join(site, 'products')).map((name) => `products/${name}`), 'index.html', 'certificates/PS-2026-000006.html'];
  await withPage('about.html', { options: { bypassCSP: false } }, async (page) => {
    const seen = complaintsOf(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const path of paths) {
      const address = pathToFileURL(join(site, path)).href;
      await page.goto(address, { waitUntil: 'load' });
      deepStrictEqual([seen.splice(0), asked.splice(0)], [[], [address]], path);
      equal(await page.evaluate('getComputedStyle(document.body).marginTop'), '0px');
      if (path === 'index.html') ok(await page.locator('#filter').isVisible());
    }
  });
});
