/**
 * The page in a browser, judged by axe-core: on screen in light and dark, on a narrow screen, and as printed. Needs Debian's
 * Chromium; where there is none the test is skipped and says so.
 */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createTestBrowser, violationsOf } from '../../fixtures/browser/test-browser.ts';
import type { Result } from '../../src/core/result.ts';
import { CONCLUSIONS } from '../../src/core/verdict.ts';
import { readExample } from '../golden/example.ts';
import { renderPage } from './page.ts';

const browser = createTestBrowser();
const { skip } = browser;

before(() => browser.start());

after(() => browser.stop());

interface View {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly isPrinted?: boolean;
}

async function withView(result: Result, language: 'de' | 'en', view: View, look: (page: Page) => Promise<void>): Promise<void> {
  const { colorScheme = 'light', width = 1200, isPrinted = false } = view;
  await browser.withPage({ colorScheme, viewport: { width, height: 900 }, offline: true }, async (page) => {
    await page.setContent(renderPage(result, language));
    if (isPrinted) await page.emulateMedia({ media: 'print', colorScheme });
    await look(page);
  });
}

const VIEWS: readonly (readonly [name: string, language: 'de' | 'en', view: View])[] = [
  ['light', 'de', {}],
  ['dark', 'en', { colorScheme: 'dark' }],
  ['narrow', 'de', { width: 360 }],
  ['printed', 'en', { isPrinted: true, colorScheme: 'dark' }],
];

for (const [name, language, view] of VIEWS) {
  test(`axe finds nothing on the page, ${name}`, { skip }, async () => {
    await withView(readExample(), language, view, async (page) => deepStrictEqual(await violationsOf(page, view.isPrinted), []));
  });
}

test('every verdict has enough contrast in light and dark', { skip }, async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await withView(readExample(), 'de', { colorScheme }, async (page) => {
      for (const conclusion of CONCLUSIONS) {
        await page.setContent(renderPage({ ...readExample(), conclusion, cases: [], requirements: [] }, 'de'));
        await page.evaluate('for (const part of document.querySelectorAll("main > :not(#verdict)")) part.remove()');
        deepStrictEqual(await violationsOf(page), [], `${conclusion} ${colorScheme}`);
      }
    });
  }
});

test('the test can fail: axe sees a picture without text', { skip }, async () => {
  await withView(readExample(), 'de', {}, async (page) => {
    await page.evaluate('document.querySelector("main").insertAdjacentHTML("afterbegin", "<img src=\\"data:,\\" />")');
    strictEqual(
      (await violationsOf(page)).some((violation) => violation.startsWith('image-alt')),
      true,
    );
  });
});

test('a hostile result runs nothing and asks for nothing', { skip }, async () => {
  await withView(readExample(), 'de', {}, async (page) => {
    const requests: string[] = [];
    const dialogs: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.setContent(renderPage(readExample(), 'de'), { waitUntil: 'load' });
    deepStrictEqual([requests, dialogs], [[], []]);
    strictEqual(await page.locator('script, iframe, object, embed, img').count(), 0);
  });
});

test('no page is wider than a narrow screen: tables scroll in their own region', { skip }, async () => {
  await withView(readExample(), 'de', { width: 360 }, async (page) => {
    strictEqual(await page.evaluate('document.documentElement.scrollWidth'), 360);
  });
});
