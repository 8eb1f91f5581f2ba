/**
 * The inbox in a browser: axe-core on every kind of page in both languages, light and dark, wide and narrow; the walk with the
 * keyboard; scripts of senders that do not run. Needs Debian's Chromium, else it is skipped and says so.
 */
import { equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testPages } from '../../../fixtures/browser/page-tests.ts';
import { createTestBrowser } from '../../../fixtures/browser/test-browser.ts';
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

const addressOf = (path: string): string => `${host?.url ?? ''}${path}`;

testPages(browser, (language) => paths.map((rest) => addressOf(`/inbox/${language}${rest}`)));

test('by keyboard: skip link, step up, attachment for download', { skip }, async () => {
  await browser.open(addressOf(`/inbox/de${paths[2] ?? ''}`), { acceptDownloads: true }, async (page) => {
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
