/**
 * The child process of the driver `browser`: starts the browser and runs the vendor's script in it. The only place where code
 * of a vendor runs, and it runs nowhere near the suite's memory. Playwright is the vendor's or the one beside the suite.
 */
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { receiveLines, sendLine } from './browser-messages.ts';
import type { BrowserCall, BrowserOrder, BrowserStart } from './browser-messages.ts';
import type { Browser, BrowserType, Context, Page } from './playwright-face.ts';
import { readPage } from './browser-reading.ts';
import { watchVisits } from './browser-visits.ts';
import type { VisitWatch } from './browser-visits.ts';

/** What the vendor's module exports. */
interface PortalScript {
  login(page: Page, where: { readonly baseUrl: string }): Promise<void>;
  logout?(page: Page): Promise<void>;
  whoami?(page: Page): Promise<unknown>;
}

interface OpenBrowser {
  readonly context: Context;
  readonly page: Page;
  readonly watch: VisitWatch;
}

/** Less than the suite waits, so that the reason is told. */
const LAUNCH_MS = 45_000;
/** Both ends speak over descriptor 3. */
const channel = new Socket({ fd: 3, readable: true, writable: true });
const browsers = new Map<string, OpenBrowser>();
let start: BrowserStart | undefined;
let running: Promise<{ readonly browser: Browser; readonly script: PortalScript } | undefined> = Promise.resolve(undefined);

receiveLines(channel, (message) => {
  if (start === undefined) {
    start = message as BrowserStart;
    running = prepare(start);
  } else void obey(message as BrowserOrder);
});
// Without a suite there is nobody to work for; the browser ends with its pipe.
channel.on('close', () => void running.then(async (ready) => ready?.browser.close()));

async function prepare(given: BrowserStart): Promise<Awaited<typeof running>> {
  const script = await attempt('script', async () => loadScript(given.script));
  const playwright = script === undefined ? undefined : await attempt('no-playwright', async () => loadPlaywright(given.script));
  const { executable } = given;
  const browser =
    playwright === undefined
      ? undefined
      : await attempt('no-browser', async () => playwright.launch({ timeout: LAUNCH_MS, ...(executable === undefined ? {} : { executablePath: executable }) }));
  if (script === undefined || browser === undefined) return undefined;
  sendLine(channel, { kind: 'ready' });
  return { browser, script };
}

/** The first thing that fails is told; what comes after it is not tried. */
async function attempt<T>(why: 'script' | 'no-playwright' | 'no-browser', act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    sendLine(channel, { kind: 'not-ready', why, detail: detailOf(error) });
    return undefined;
  }
}

async function loadScript(path: string): Promise<PortalScript> {
  const module = (await import(pathToFileURL(path).href)) as Partial<PortalScript>;
  if (typeof module.login !== 'function') throw new TypeError('The module exports no function login(page, { baseUrl }).');
  return module as PortalScript;
}

/** The vendor's own Playwright goes first: the script was written for it. */
async function loadPlaywright(script: string): Promise<BrowserType> {
  const places = [script, import.meta.filename].flatMap((from) => ['playwright', 'playwright-core'].map((name) => ({ from, name })));
  for (const { from, name } of places) {
    const found = resolveFrom(from, name);
    if (found === undefined) continue;
    const module = (await import(pathToFileURL(found).href)) as { chromium?: BrowserType; default?: { chromium?: BrowserType } };
    const type = module.chromium ?? module.default?.chromium;
    if (type !== undefined) return type;
  }
  throw new Error('Neither "playwright" nor "playwright-core" can be found from the script or the suite.');
}

function resolveFrom(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

async function obey({ id, browser: name, call }: BrowserOrder): Promise<void> {
  const visits = async (): Promise<Awaited<ReturnType<VisitWatch['take']>>> => (await browsers.get(name)?.watch.take()) ?? [];
  try {
    const value = (await carryOut(name, call)) ?? null;
    sendLine(channel, { kind: 'done', id, value, visits: await visits() });
  } catch (error) {
    sendLine(channel, { kind: 'failed', id, detail: detailOf(error), visits: await visits() });
  }
}

async function carryOut(name: string, call: BrowserCall): Promise<unknown> {
  const ready = await running;
  if (ready === undefined || start === undefined) throw new Error('The browser is not ready.');
  if (call.kind === 'open') return open(name, ready.browser, start);
  const opened = browsers.get(name);
  if (opened === undefined) throw new Error(`There is no browser "${name}".`);
  const { context, page } = opened;
  switch (call.kind) {
    case 'login':
      return ready.script.login(page, { baseUrl: start.baseUrl }).then(() => undefined);
    case 'logout':
      if (ready.script.logout === undefined) throw new Error('The module exports no function logout(page).');
      return ready.script.logout(page).then(() => undefined);
    case 'whoami':
      return ready.script.whoami?.(page);
    case 'read':
      return readPage(context, call.url, new Set(call.origins));
    case 'cookies':
      return (await context.cookies(call.url)).map(({ name: key, value }) => `${key}=${value}`).join('; ');
    case 'close':
      browsers.delete(name);
      return context.close();
  }
}

async function open(name: string, browser: Browser, { ignoresCertificates, timeoutMs }: BrowserStart): Promise<undefined> {
  const context = await browser.newContext({ ignoreHTTPSErrors: ignoresCertificates, locale: 'de-DE', acceptDownloads: false });
  const watch = watchVisits(context);
  const page = await context.newPage();
  context.setDefaultTimeout(timeoutMs);
  browsers.set(name, { context, page, watch });
}

function detailOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
}
