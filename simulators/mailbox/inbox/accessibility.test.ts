/**
 * The inbox in a browser: axe-core on every kind of page in both languages, light and dark, wide and narrow; the walk with the
 * keyboard; scripts of senders that do not run. Needs Debian's Chromium, else it is skipped and says so.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { createTestBrowser, violationsOf } from '../../../fixtures/browser/test-browser.ts';
import { startHost } from '../../../src/transport/host.ts';
import type { Host } from '../../../src/transport/host.ts';
import { createStand, LOW_MAILBOX, MAILBOX, messageOf, postState, putMessage, stateOf } from '../test-stand.ts';

const browser = createTestBrowser();
const { skip } = browser;
const EVIL = '<img src=x onerror=alert(1)><script>alert(1)</script>';

let host: Host | undefined;
let paths: readonly string[] = [];

before(async () => {
  if (skip !== false) return;
  const stand = await createStand();
  const files = [{ filename: 'Bescheid.html', bytes: Buffer.from(EVIL), type: 'text/html' }];
  const answer = (await (
    await putMessage(stand, messageOf({ title: `Bescheid ${EVIL}`, content: `Text ${EVIL} ${'x'.repeat(300)}`, stork_qaa_level: 3 }, files), files)
  ).json()) as { messageUuid: string };
  await postState(stand, stateOf());
  host = await startHost({ simulator: stand.simulator });
  const message = `${MAILBOX}/1/messages/${answer.messageUuid}`;
  paths = ['', `/${MAILBOX}/1`, `/${message}`, `/${message.replace('/1/', '/3/')}`, `/${MAILBOX}/1/applications`, `/${LOW_MAILBOX}/1`, '/nowhere'];
  await browser.start();
});

after(async () => {
  await browser.stop();
  await host?.close();
});

async function withPage(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  await browser.withPage(options, async (page) => {
    await page.goto(`${host?.url ?? ''}${path}`);
    await look(page);
  });
}

// Axe is put into pages from outside, which their policy would not allow.
test('axe finds nothing on any page, wide and light, English', { skip }, async () => {
  for (const path of paths.map((rest) => `/inbox/en${rest}`))
    await withPage(path, { bypassCSP: true }, async (page) => deepEqual(await violationsOf(page), [], path));
});

test('axe finds nothing on any page, narrow and dark, German', { skip }, async () => {
  for (const path of paths.map((rest) => `/inbox/de${rest}`))
    await withPage(path, { bypassCSP: true, colorScheme: 'dark', viewport: { width: 360, height: 740 } }, async (page) => {
      deepEqual(await violationsOf(page), [], path);
      equal(await page.evaluate('document.documentElement.scrollWidth'), 360, path);
    });
});

test('the test can fail: axe sees a picture without text', { skip }, async () => {
  await withPage('/inbox/de', { bypassCSP: true }, async (page) => {
    await page.evaluate('document.querySelector("main").insertAdjacentHTML("afterbegin", "<img src=\\"data:,\\" />")');
    ok((await violationsOf(page)).some((violation) => violation.startsWith('image-alt')));
  });
});

test('under its own policy a page has its style, runs nothing of a sender, and asks for nothing else', { skip }, async () => {
  for (const path of paths.map((rest) => `/inbox/de${rest}`))
    await withPage(path, {}, async (page) => {
      const seen: string[] = [];
      page.on('console', (message) => seen.push(message.text()));
      page.on('dialog', (dialog) => {
        seen.push(dialog.message());
        void dialog.dismiss();
      });
      await page.reload();
      equal(await page.evaluate('getComputedStyle(document.body).marginTop'), '0px', path);
      equal(await page.locator('script, img').count(), 0, path);
      deepEqual(
        seen.filter((text) => !/status of 40[34]/.test(text)),
        [],
        path,
      );
    });
});

test('by keyboard: skip link, step up, attachment for download', { skip }, async () => {
  await withPage(`/inbox/de${paths[2] ?? ''}`, { acceptDownloads: true }, async (page) => {
    await page.keyboard.press('Tab');
    equal(await page.evaluate('document.activeElement.textContent'), 'Zum Inhalt springen');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    equal(await page.evaluate('document.activeElement.textContent'), 'Mit Niveau 3 neu anmelden');
    match(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), /solid/);
    await Promise.all([page.waitForURL(/\/3\/messages\//), page.keyboard.press('Enter')]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Bescheid.html' }).click()]);
    equal(download.suggestedFilename(), 'Bescheid.html');
  });
});
