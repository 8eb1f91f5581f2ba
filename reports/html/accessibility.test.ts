/**
 * The page in a browser, judged by axe-core: on screen in light and dark, on a narrow screen, and as printed. Needs Debian's
 * Chromium; where there is none the test is skipped and says so.
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { Result } from '../../src/core/result.ts';
import { CONCLUSIONS } from '../../src/core/verdict.ts';
import { readExample } from '../golden/example.ts';
import { renderPage } from './page.ts';

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

before(async () => {
  if (skip === false) browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, env: withoutPreload() });
});

/** A browser hangs under a library that changes the time; what it shows does not depend on it. */
function withoutPreload(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (name === 'LD_PRELOAD' || value === undefined ? [] : [[name, value]])));
}

after(async () => {
  await browser?.close();
});

interface View {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly isPrinted?: boolean;
}

async function withView(result: Result, language: 'de' | 'en', view: View, look: (page: Page) => Promise<void>): Promise<void> {
  ok(browser !== undefined);
  const context = await browser.newContext({ colorScheme: view.colorScheme ?? 'light', viewport: { width: view.width ?? 1200, height: 900 }, offline: true });
  try {
    const page = await context.newPage();
    await page.setContent(renderPage(result, language));
    if (view.isPrinted === true) await page.emulateMedia({ media: 'print', colorScheme: view.colorScheme ?? 'light' });
    await look(page);
  } finally {
    await context.close();
  }
}

/** Rules broken, each with the first element that breaks it. Paper has no targets to hit. */
async function violationsOf(page: Page, isPrinted = false): Promise<readonly string[]> {
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
  await page.evaluate(axeSource);
  return page.evaluate<readonly string[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: ${!isPrinted} } } })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
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
    for (const conclusion of CONCLUSIONS) {
      await withView({ ...readExample(), conclusion, cases: [], requirements: [] }, 'de', { colorScheme }, async (page) => {
        await page.evaluate('for (const part of document.querySelectorAll("main > :not(#verdict)")) part.remove()');
        deepStrictEqual(await violationsOf(page), [], `${conclusion} ${colorScheme}`);
      });
    }
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
