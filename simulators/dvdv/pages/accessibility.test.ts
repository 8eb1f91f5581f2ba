/**
 * The pages in a browser: axe-core on every kind of page in both languages, light and dark, wide and narrow; a change by keyboard
 * alone; and that the policy lets the pages work and nothing else. Needs Debian's Chromium, else it is skipped and says so.
 */
import { equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testPages } from '../../../fixtures/browser/page-tests.ts';
import { createTestBrowser } from '../../../fixtures/browser/test-browser.ts';
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

testPages(browser, (language) => PATHS.map((rest) => addressOf(`/pflege/${language}${rest}`)));

test('by keyboard: skip link, search, an entry is changed and saved', { skip }, async () => {
  await browser.open(addressOf('/pflege/de'), {}, async (page) => {
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
  await browser.open(addressOf('/pflege/en/organisationen/kita-pruefingen'), {}, async (page) => {
    await page.getByRole('link', { name: 'GRP: Kita-Verwaltung Prüfingen' }).focus();
    await Promise.all([page.waitForURL(/zertifikate/), page.keyboard.press('Enter')]);
    await page.getByLabel('Reason').selectOption('KEY_COMPROMISE');
    await page.getByRole('button', { name: 'Revoke certificate' }).focus();
    await Promise.all([page.waitForURL(/gespeichert=1/), page.keyboard.press('Enter')]);
    match((await page.locator('dl').textContent()) ?? '', /revoked, .*KEY_COMPROMISE/);
  });
});
