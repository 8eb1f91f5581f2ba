/**
 * The driver `browser`: a Playwright script of the vendor logs in with a real browser, in a process of its own. What it
 * navigated to becomes part of the record; who is logged in tells the adapter, the protected page or the script.
 */
import { createHttpClient } from '../../transport/http-client.ts';
import type { HttpClient } from '../../transport/http-client.ts';
import { isJsonObject } from '../../formats/json.ts';
import { readWhoami } from '../../formats/whoami-answer.ts';
import type { BrowserCall, BrowserVisit } from './browser-messages.ts';
import { startBrowserProcess } from './browser-process.ts';
import type { BrowserProcess, CallOutcome } from './browser-process.ts';
import type { ChildSettings, DriverOptions } from './driver-options.ts';
import { oracleOptionsOf } from './driver-options.ts';
import type { ExchangeNotes } from './exchange-notes.ts';
import { isReadable, readHtmlPage } from './html-page.ts';
import { samlOf } from './navigation.ts';
import { createOracle } from './oracle.ts';
import type { BrowserView, ProtectedPage } from './oracle.ts';
import { outcomeOf } from './portal-driver.ts';
import type { PortalBrowser, PortalDriver, PortalOutcome, PortalProblem, Whoami } from './portal-driver.ts';
import { loginTimeoutOf, portalOriginsOf } from './target.ts';
import { originOf } from './web-address.ts';

export interface ScriptedPortalDriver extends PortalDriver {
  readonly kind: 'browser';
}

export interface ScriptSettings extends ChildSettings {
  /** Absolute path of the vendor's module. */
  readonly script: string;
  readonly executable?: string;
}

const MAX_ANSWER_BYTES = 1_048_576;

/** Starts the browser with the first one that is opened. */
export function createScriptedDriver(options: DriverOptions, settings: ScriptSettings, notes: ExchangeNotes): ScriptedPortalDriver {
  const { target, ca } = options;
  const timeoutMs = loginTimeoutOf(target);
  const client = createHttpClient({ timeoutMs, maxResponseBytes: MAX_ANSWER_BYTES, ...(ca === undefined ? {} : { ca }) });
  let running: Promise<BrowserProcess> | undefined;
  let count = 0;
  const processNow = async (): Promise<BrowserProcess> => {
    const known = running;
    const isUsable = known === undefined || (await known.catch(() => undefined))?.isEnded === false;
    if (!isUsable && running === known) running = undefined;
    const { script, executable } = settings;
    const start = {
      script,
      baseUrl: originOf(target.loginUrl),
      ignoresCertificates: ca !== undefined,
      timeoutMs,
      ...(executable === undefined ? {} : { executable }),
    };
    return (running ??= startBrowserProcess(settings, start));
  };
  return {
    kind: 'browser',
    async openBrowser(wanted) {
      count += 1;
      const name = wanted ?? `browser-${count}`;
      const child = await processNow();
      // A name may come twice in a run, the child keeps browsers apart by number.
      const key = `${count}-${name}`;
      await child.call(key, { kind: 'open' });
      return createBrowser({ name, call: async (call) => child.call(key, call), options, client, notes });
    },
    async [Symbol.asyncDispose]() {
      await (await running?.catch(() => undefined))?.[Symbol.asyncDispose]();
      await client.close();
    },
  };
}

interface BrowserParts {
  readonly name: string;
  readonly call: (call: BrowserCall) => Promise<CallOutcome>;
  readonly options: DriverOptions;
  readonly client: HttpClient;
  readonly notes: ExchangeNotes;
}

interface Recorded {
  readonly value?: unknown;
  readonly problem?: PortalProblem;
  readonly pages: readonly string[];
  readonly durationMs: number;
}

function createBrowser({ name, call, options, client, notes }: BrowserParts): PortalBrowser {
  const { target } = options;
  const origins = portalOriginsOf(target);
  const recorded = async (order: BrowserCall, operation?: string): Promise<Recorded> => {
    const start = performance.now();
    const outcome = await call(order);
    const durationMs = performance.now() - start;
    if (outcome.kind === 'timeout') return { problem: { kind: 'timeout', detail: `${order.kind} did not end in time.` }, pages: [], durationMs };
    const pages = await Promise.all(outcome.visits.map(async (visit) => notes.add(noted(visit, origins, operation))));
    if (outcome.kind === 'done') return { value: outcome.value, pages, durationMs };
    return { problem: { kind: 'script-failed', detail: `${order.kind}: ${outcome.detail}` }, pages, durationMs };
  };
  const view: BrowserView = {
    protectedPage: async () => protectedPageOf(await recorded({ kind: 'read', url: target.protectedUrl, origins: [...origins] }, 'browser-whoami')),
    async cookieHeader() {
      const { value } = await recorded({ kind: 'cookies', url: target.protectedUrl });
      return typeof value === 'string' ? value : undefined;
    },
  };
  const { adapter, page, isAssisted } = target.whoami;
  const isToldElsewhere = adapter !== undefined || page !== undefined || isAssisted === true;
  const oracle = createOracle(oracleOptionsOf(options, client, notes));
  const whoami = async (): Promise<Whoami> => (isToldElsewhere ? oracle(view) : whoamiOf(await recorded({ kind: 'whoami' }, 'browser-whoami')));
  const after = async (order: BrowserCall): Promise<PortalOutcome> => outcomeOf(await recorded(order), await whoami());
  return {
    name,
    whoami,
    login: async () => after({ kind: 'login' }),
    logout: async () => after({ kind: 'logout' }),
    async [Symbol.asyncDispose]() {
      await call({ kind: 'close' });
    },
  };
}

function noted(visit: BrowserVisit, origins: ReadonlySet<string>, operation?: string): Parameters<ExchangeNotes['add']>[0] {
  const { method, url, requestHeaders, requestBody, status, responseHeaders, responseBody, startedAt, durationMs } = visit;
  const fields = [...new URLSearchParams(requestBody)];
  const carries = samlOf({ method, url, reason: 'typed', form: { method: 'POST', action: url, fields } });
  const own = carries === undefined ? 'browser-visit' : carries === 'SAMLRequest' ? 'browser-saml-request' : 'browser-saml-response';
  return {
    operation: operation ?? own,
    peer: origins.has(originOf(url)) ? 'product' : 'suite',
    startedAt: new Date(startedAt),
    durationMs,
    request: { method, url, headers: requestHeaders, body: requestBody },
    response: { status, headers: responseHeaders, ...(responseBody === undefined ? {} : { body: responseBody }) },
  };
}

/** The text of the tab as it was when it had loaded, scripts included. */
function protectedPageOf({ value, problem, pages }: Recorded): ProtectedPage {
  const { isAway, url, status, html } = isJsonObject(value) ? value : {};
  if (isAway === true) return { kind: 'sent-away', pages };
  if (typeof url !== 'string' || typeof status !== 'number' || typeof html !== 'string') {
    return { kind: 'no-answer', detail: problem?.detail ?? 'The browser gave no page.', pages };
  }
  if (!isReadable(html)) return { kind: 'no-answer', detail: 'The page has too many tags to be read.', pages };
  return { kind: 'page', status, text: readHtmlPage(html, url).text, pages };
}

/** What the script returned; anything but `{ isLoggedIn: boolean, … }` tells nothing. */
function whoamiOf({ value, problem, pages, durationMs }: Recorded): Whoami {
  const told = { toldBy: ['script'], pages, durationMs } as const;
  if (problem !== undefined) return { ...told, session: 'unknown', problem };
  const answer = readWhoami(isJsonObject(value) ? value : undefined);
  if (answer === undefined) return { ...told, session: 'unknown', problem: { kind: 'oracle-failed', detail: 'whoami(page) returned no { isLoggedIn: … }.' } };
  const { isLoggedIn, identity } = answer;
  return { ...told, session: isLoggedIn ? 'authenticated' : 'none', ...(identity === undefined ? {} : { identity }) };
}
