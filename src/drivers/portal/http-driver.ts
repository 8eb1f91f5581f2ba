/**
 * The driver `http`: logs in with our own small browser, without scripts. It alone can also do what an attacker does: hold a
 * SAML message back, change it, deliver it by another browser, twice, or many times at once.
 */
import { browserIdentification } from '../../core/browser-identification.ts';
import { createRedactor } from '../../transport/redaction.ts';
import { createHttpClient } from '../../transport/http-client.ts';
import type { ExchangeNotes } from './exchange-notes.ts';
import type { FormSubmission } from './html-form.ts';
import type { Journey } from './journey.ts';
import { createOracle } from './oracle.ts';
import type { BrowserView, ProtectedPage } from './oracle.ts';
import { outcomeOf } from './portal-driver.ts';
import type { PortalBrowser, PortalDriver, PortalOutcome, PortalProblem, Whoami } from './portal-driver.ts';
import type { DriverOptions } from './driver-options.ts';
import { oracleOptionsOf } from './driver-options.ts';
import { loginTimeoutOf, portalOriginsOf } from './target.ts';
import { createUserAgent } from './user-agent.ts';
import type { UserAgent, VisitOptions } from './user-agent.ts';
import { originOf } from './web-address.ts';

export interface HttpPortalBrowser extends PortalBrowser {
  readonly agent: UserAgent;
  /** The way of a login as `login` goes it, without the question at its end; `holdBefore` stops it at a SAML message. */
  startLogin(options?: StartOptions): Promise<Journey>;
  /** What came of a way that a test went by itself: asks who is logged in now. */
  settle(journey: Journey): Promise<PortalOutcome>;
  /** The same form so many times at once, each by a browser with this one's cookies; each answer as it is. */
  submitAtOnce(form: FormSubmission, times: number): Promise<readonly { readonly browser: HttpPortalBrowser; readonly journey: Journey }[]>;
  /** A browser with the same cookies. */
  fork(name?: string): HttpPortalBrowser;
}

export interface StartOptions extends VisitOptions {
  /** Starts there instead of at the target's `loginUrl`. */
  readonly at?: string;
}

export interface HttpPortalDriver extends PortalDriver {
  readonly kind: 'http';
  openBrowser(name?: string): Promise<HttpPortalBrowser>;
}

/** Forms of attacks hold messages of up to five megabytes in Base64. */
const MAX_PAGE_BYTES = 16_777_216;
const MAX_PARALLEL = 200;

/** @param options with a target whose driver is `http` */
export function createHttpDriver(options: DriverOptions, notes: ExchangeNotes): HttpPortalDriver {
  const { target, ca } = options;
  const deadlineMs = loginTimeoutOf(target);
  const client = createHttpClient({ timeoutMs: deadlineMs, maxResponseBytes: MAX_PAGE_BYTES, ...(ca === undefined ? {} : { ca }) });
  const { digest } = createRedactor(options.salt);
  const whoami = createOracle(oracleOptionsOf(options, client, notes));
  let count = 0;
  const nameOf = (name?: string): string => name ?? `browser-${(count += 1)}`;
  const newAgent = (name: string): UserAgent =>
    createUserAgent({
      client,
      notes,
      deadlineMs,
      digest,
      portalOrigins: withPlainTwins(portalOriginsOf(target)),
      accountOrigins: new Set(options.accountOrigins),
      identification: browserIdentification(name),
    });
  const browserOf = (name: string, agent: UserAgent): HttpPortalBrowser => createBrowser({ name, agent, options, whoami, nameOf });
  return {
    kind: 'http',
    openBrowser: async (wanted) => {
      const name = nameOf(wanted);
      return browserOf(name, newAgent(name));
    },
    [Symbol.asyncDispose]: async () => client.close(),
  };
}

/** Also the same hosts without TLS: whether the portal listens there is one of the questions. */
function withPlainTwins(origins: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...origins].flatMap((origin) => [origin, origin.replace(/^https:/, 'http:')]));
}

interface BrowserParts {
  readonly name: string;
  readonly agent: UserAgent;
  readonly options: DriverOptions;
  readonly whoami: (view: BrowserView) => Promise<Whoami>;
  readonly nameOf: (name?: string) => string;
}

function createBrowser(parts: BrowserParts): HttpPortalBrowser {
  const { name, agent, options, whoami, nameOf } = parts;
  const { target } = options;
  const view: BrowserView = {
    protectedPage: async () => visitProtected(agent, target.protectedUrl),
    cookieHeader: async () => agent.cookieHeader(target.protectedUrl),
  };
  const settle = async (journey: Journey): Promise<PortalOutcome> => outcomeOf(wayOf(journey, portalOriginsOf(target)), await whoami(view));
  const fork = (wanted?: string): HttpPortalBrowser => createBrowser({ ...parts, name: nameOf(wanted), agent: agent.fork() });
  const startLogin = async ({ at = target.loginUrl, ...visitOptions }: StartOptions = {}): Promise<Journey> => goToLogin(agent, at, target, visitOptions);
  return {
    name,
    agent,
    startLogin,
    settle,
    fork,
    login: async () => settle(await startLogin()),
    async logout() {
      if (target.logoutUrl !== undefined) return settle(await agent.goTo(target.logoutUrl));
      const problem: PortalProblem = { kind: 'not-offered', detail: 'The target names no logoutUrl.' };
      return outcomeOf({ pages: [], durationMs: 0, problem }, await whoami(view));
    },
    whoami: async () => whoami(view),
    async submitAtOnce(form, times) {
      const browsers = Array.from({ length: Math.min(times, MAX_PARALLEL) }, () => fork());
      return Promise.all(browsers.map(async (browser) => ({ browser, journey: await browser.agent.submit(form, { follow: 'none' }) })));
    },
    [Symbol.asyncDispose]: async () => agent.clearCookies(),
  };
}

/** From an address over the buttons that the target names to where it ends. */
async function goToLogin(agent: UserAgent, start: string, { driver }: DriverOptions['target'], visitOptions: VisitOptions): Promise<Journey> {
  let journey = await agent.goTo(start, visitOptions);
  for (const text of driver.kind === 'http' ? (driver.press ?? []) : []) {
    if (journey.end.kind !== 'page') break;
    const next = await agent.press(text, visitOptions);
    if (next === undefined) return { ...journey, end: { kind: 'no-button', text } };
    journey = { ...next, visits: [...journey.visits, ...next.visits], durationMs: journey.durationMs + next.durationMs };
  }
  return journey;
}

/** The protected page in a tab of its own. It stops before a SAML message, for asking must not start another login. */
async function visitProtected(agent: UserAgent, url: string): Promise<ProtectedPage> {
  const { end, page, visits } = await agent.goTo(url, { isAside: true, staysAtPortal: true, holdBefore: 'any', operation: 'browser-whoami' });
  const pages = visits.map(({ exchange }) => exchange);
  if (end.kind === 'no-answer') return { kind: 'no-answer', detail: `${end.failure}: ${end.detail}`, pages };
  if (end.kind === 'endless') return { kind: 'no-answer', detail: `endless ${end.what}`, pages };
  if (end.kind !== 'page' || page === undefined) return { kind: 'sent-away', pages };
  return { kind: 'page', status: page.status, text: page.text, pages };
}

function wayOf({ visits, end, page, durationMs }: Journey, portalOrigins: ReadonlySet<string>): Parameters<typeof outcomeOf>[0] {
  const problem = problemOf(end) ?? (page !== undefined && end.kind === 'page' && !portalOrigins.has(originOf(page.url)) ? WAITS : undefined);
  return {
    pages: visits.map(({ exchange }) => exchange),
    durationMs,
    ...(problem === undefined ? {} : { problem }),
    ...(page === undefined ? {} : { lastPage: { url: page.url, status: page.status, text: page.text } }),
  };
}

const WAITS: PortalProblem = { kind: 'login-stopped', detail: 'The account shows a page and waits for a person; arm a login before.' };

function problemOf(end: Journey['end']): PortalProblem | undefined {
  switch (end.kind) {
    case 'no-answer':
      return { kind: end.failure === 'timeout' ? 'timeout' : 'no-answer', detail: `${end.failure}: ${end.detail}` };
    case 'left':
      return { kind: 'login-stopped', detail: `The way leads to ${end.url.slice(0, 500)}, which is neither portal nor account.` };
    case 'no-button':
      return { kind: 'login-stopped', detail: `The page has no button or link with the text "${end.text.slice(0, 200)}".` };
    case 'endless':
      return { kind: 'login-stopped', detail: `The way has no end: too many ${end.what}.` };
    case 'held':
    case 'page':
      return undefined;
  }
}
