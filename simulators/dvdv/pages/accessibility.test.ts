/**
 * The pages in a browser: axe-core on every kind of page in both languages, light and dark, wide and narrow; a change by keyboard
 * alone; and that the policy lets the pages work and nothing else. Needs Debian's Chromium, else it is skipped and says so.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { OPPOSITE_VIEWS, complaintsOf, createTestBrowser, fits, nameOfView, violationsOf } from '../../../fixtures/browser/test-browser.ts';
import { startHost } from '../../../src/transport/host.ts';
import type { Host } from '../../../src/transport/host.ts';
import { ask, createStand, KITA_KEY } from '../test-stand.ts';

const browser = createTestBrowser();
const { skip } = browser;
const EVIL = '<img src=x onerror=alert(1)><script>alert(1)</script>';
const PATHS: string[] = [
  '',
  '?q=stadt',
  '?q=nirgends',
  '/organisationen/kita-pruefingen',
  '/organisationen/portal-sperre',
  '/elemente/kita-xta',
  '/anfragen',
  '/nirgends',
];

let host: Host | undefined;

before(async () => {
  if (skip !== false) return;
  const stand = await createStand();
  await ask(stand, 'findauthoritydescriptions', { organizationKey: `ags:${EVIL} ${'x'.repeat(100)}` });
  const [organization] = await stand.control.organizations({ key: 'kop:019900020000' });
  for (const fingerprint of organization?.clientCertificates ?? []) PATHS.push(`/zertifikate/${fingerprint}`);
  if (organization !== undefined) await stand.control.putOrganization({ ...organization, nameDe: `Portal ${EVIL} ${'x'.repeat(120)}` });
  host = await startHost({ simulator: stand.simulator.first });
  equal(PATHS.filter((path) => path.startsWith('/zertifikate/')).length, 1);
  await browser.start();
});

after(async () => {
  await browser.stop();
  await host?.close();
});

const addressOf = (path: string): string => `${host?.url ?? ''}${path}`;

async function withPage(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  await browser.withPage(options, async (page) => {
    await page.goto(addressOf(path));
    await look(page);
  });
}

// Axe is put into pages from outside, which their policy would not allow.
for (const view of OPPOSITE_VIEWS)
  test(`axe finds nothing on any page, ${nameOfView(view)}`, { skip }, async () => {
    const { language, ...options } = view;
    await browser.visit(
      { bypassCSP: true, ...options },
      PATHS.map((rest) => addressOf(`/pflege/${language}${rest}`)),
      async (page, address) => {
        equal(await page.locator('html').getAttribute('lang'), language, address);
        deepEqual(await violationsOf(page), [], address);
        ok(await fits(page, view), `${address} is wider than the screen`);
      },
    );
  });

test('the test can fail: axe sees a field without label', { skip }, async () => {
  await withPage('/pflege/de', { bypassCSP: true }, async (page) => {
    await page.evaluate('document.querySelector("main").insertAdjacentHTML("afterbegin", "<input />")');
    ok((await violationsOf(page)).some((violation) => violation.startsWith('label')));
  });
});

test('under its own policy a page has its style, runs nothing of an entry, and asks for nothing else', { skip }, async () => {
  await browser.withPage({}, async (page) => {
    const seen = complaintsOf(page);
    for (const address of PATHS.map((rest) => addressOf(`/pflege/de${rest}`))) {
      await page.goto(address);
      equal(await page.evaluate('getComputedStyle(document.body).marginTop'), '0px', address);
      equal(await page.locator('script, img').count(), 0, address);
      deepEqual(
        seen.splice(0).filter((text) => !/status of 404|favicon/.test(text)),
        [],
        address,
      );
    }
  });
});

test('by keyboard: skip link, search, an entry is changed and saved', { skip }, async () => {
  await withPage('/pflege/de', {}, async (page) => {
    await page.keyboard.press('Tab');
    equal(await page.evaluate('document.activeElement.textContent'), 'Zum Inhalt springen');
    match(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), /solid/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(KITA_KEY);
    await Promise.all([page.waitForURL(/\?q=kta/), page.keyboard.press('Enter')]);
    await page.getByRole('link', { name: /Kita-Verwaltung Prüfingen/ }).focus();
    await Promise.all([page.waitForURL(/organisationen/), page.keyboard.press('Enter')]);
    await page.getByLabel('Name', { exact: true }).fill('Kita-Verwaltung Prüfneu (Testdaten)');
    await Promise.all([page.waitForURL(/gespeichert=1/), page.keyboard.press('Enter')]);
    equal(await page.locator('h1').textContent(), 'Kita-Verwaltung Prüfneu (Testdaten)');
    match((await page.getByRole('status').textContent()) ?? '', /Gespeichert/);
  });
});

test('by keyboard: from an entry to its certificate, which is revoked', { skip }, async () => {
  await withPage('/pflege/en/organisationen/kita-pruefingen', {}, async (page) => {
    await page.getByRole('link', { name: 'GRP: Kita-Verwaltung Prüfingen' }).focus();
    await Promise.all([page.waitForURL(/zertifikate/), page.keyboard.press('Enter')]);
    await page.getByLabel('Reason').selectOption('KEY_COMPROMISE');
    await page.getByRole('button', { name: 'Revoke certificate' }).focus();
    await Promise.all([page.waitForURL(/gespeichert=1/), page.keyboard.press('Enter')]);
    match((await page.locator('dl').textContent()) ?? '', /revoked, .*KEY_COMPROMISE/);
  });
});
