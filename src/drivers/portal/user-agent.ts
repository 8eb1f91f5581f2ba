/**
 * A small browser of ours: cookies, redirects, forms, history; no scripts. Several run side by side without sharing
 * anything, so that a test can be the citizen, the attacker and the citizen's second device at once.
 */
import { headerOf } from '../../core/exchange.ts';
import type { HttpClient, HttpOutcome } from '../../transport/http-client.ts';
import { createCookies } from './cookies.ts';
import type { Cookies, CookieView } from './cookies.ts';
import { responseOf } from './exchange-notes.ts';
import type { ExchangeNotes } from './exchange-notes.ts';
import { pressed } from './html-form.ts';
import type { FormSubmission } from './html-form.ts';
import { EMPTY_PAGE, isReadable, readHtmlPage } from './html-page.ts';
import { hidesItself, travel } from './journey.ts';
import type { Fetched, Journey, JourneyOptions, VisitedPage } from './journey.ts';
import { cookieContextOf, headersOf, samlOf, stepOf } from './navigation.ts';
import type { Step } from './navigation.ts';
import { absolute, originOf } from './web-address.ts';

export interface UserAgentOptions {
  readonly client: HttpClient;
  readonly notes: ExchangeNotes;
  /** Origins of the portal: they count as one site where they share a host. */
  readonly portalOrigins: ReadonlySet<string>;
  /** Origins of the accounts that may be visited besides. */
  readonly accountOrigins: ReadonlySet<string>;
  /** For one journey. @unit milliseconds */
  readonly deadlineMs: number;
  readonly digest: (value: string) => string;
  /** Header `User-Agent`. */
  readonly identification: string;
}

export interface VisitOptions extends JourneyOptions {
  /** Stay with the portal; an account counts as left. */
  readonly staysAtPortal?: boolean;
  /** Name of the operation in the record instead of what the request is by itself. */
  readonly operation?: string;
  /** In another tab: page and history stay as they are, cookies are the same. */
  readonly isAside?: boolean;
}

export interface UserAgent {
  /** As if the address was typed. */
  goTo(url: string, options?: VisitOptions): Promise<Journey>;
  /** Presses the first button or link of the last page with that text in it. @returns undefined when there is none */
  press(text: string, options?: VisitOptions): Promise<Journey | undefined>;
  /** Sends a form, the page's own or a changed one, to wherever it says. */
  submit(form: FormSubmission, options?: VisitOptions): Promise<Journey>;
  /** Any request, with any method, body and further headers. */
  send(step: Step, options?: VisitOptions): Promise<Journey>;
  /** One page back in the history, asked for again and followed as if it had never been there. */
  back(options?: VisitOptions): Promise<Journey | undefined>;
  /** The last page again by the request that brought it, a form included. */
  reload(options?: VisitOptions): Promise<Journey | undefined>;
  readonly page: VisitedPage | undefined;
  cookies(): readonly CookieView[];
  /** What would be sent along to a typed address. */
  cookieHeader(url: string): string;
  clearCookies(): void;
  /** A browser with the same cookies and no history: somebody who stole them, or a snapshot for later. */
  fork(): UserAgent;
}

const MAX_HISTORY = 100;

export function createUserAgent(options: UserAgentOptions, cookies: Cookies = createCookies(options.digest)): UserAgent {
  const history: Step[] = [];
  let page: VisitedPage | undefined;
  const visit = async (step: Step, visitOptions: VisitOptions = {}): Promise<Journey> => {
    let last = step;
    const fetch = async (next: Step, timeoutMs: number): Promise<Fetched> => {
      last = next;
      return fetchPage(options, cookies, next, timeoutMs, visitOptions.operation);
    };
    const journey = await travel(step, surroundings(options, visitOptions, fetch), visitOptions);
    if (journey.page !== undefined && visitOptions.isAside !== true) {
      page = journey.page;
      history.push(last);
      if (history.length > MAX_HISTORY) history.shift();
    }
    return journey;
  };
  return {
    goTo: async (url, visitOptions) => visit({ method: 'GET', url: absolute(url) ?? url, reason: 'typed' }, visitOptions),
    async press(text, visitOptions) {
      const step = page === undefined ? undefined : await stepBehind(page, text);
      return step === undefined ? undefined : visit(step, visitOptions);
    },
    submit: async (form, visitOptions) => visit(await stepOf(form, 'submitted'), visitOptions),
    send: visit,
    async back(visitOptions) {
      history.pop();
      const step = history.pop();
      return step === undefined ? undefined : visit({ ...step, reason: 'went back' }, visitOptions);
    },
    async reload(visitOptions) {
      const step = history.pop();
      return step === undefined ? undefined : visit({ ...step, reason: 'sent again' }, visitOptions);
    },
    get page() {
      return page;
    },
    cookies: () => cookies.views(),
    cookieHeader: (url) => cookies.header(url, 'strict'),
    clearCookies: () => cookies.clear(),
    fork: () => createUserAgent(options, cookies.copy()),
  };
}

function surroundings(
  options: UserAgentOptions,
  { staysAtPortal }: VisitOptions,
  fetch: (step: Step, timeoutMs: number) => Promise<Fetched>,
): Parameters<typeof travel>[1] {
  const { portalOrigins: ownOrigins, accountOrigins, deadlineMs } = options;
  return { fetch, ownOrigins, deadlineMs, allowedOrigins: staysAtPortal === true ? ownOrigins : new Set([...ownOrigins, ...accountOrigins]) };
}

/** One request with the cookies that belong to it. */
async function fetchPage(options: UserAgentOptions, cookies: Cookies, step: Step, timeoutMs: number, operation?: string): Promise<Fetched> {
  const { client, portalOrigins: ownOrigins, identification: userAgent } = options;
  const headers = headersOf(step, { userAgent, ownOrigins, cookie: cookies.header(step.url, cookieContextOf(step, ownOrigins)) });
  const { method, url, body = '' } = step;
  const startedAt = new Date();
  const outcome = await client.attempt({ method, url, headers, timeoutMs: Math.max(1, Math.ceil(timeoutMs)), ...(body === '' ? {} : { body }) });
  const exchange = options.notes.add({
    operation: operation ?? OPERATIONS[samlOf(step) ?? 'none'],
    peer: ownOrigins.has(originOf(url)) ? 'product' : 'suite',
    startedAt,
    durationMs: outcome.durationMs,
    request: { method, url, headers, body },
    ...responseOf(outcome),
  });
  const { durationMs } = outcome;
  if (outcome.kind === 'failure') return { exchange, durationMs, page: undefined, failure: { failure: outcome.failure.kind, detail: outcome.failure.detail } };
  cookies.store(
    url,
    outcome.answer.headers.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value),
  );
  const page = pageOf(url, outcome);
  return page === undefined ? { exchange, durationMs, page, failure: UNREADABLE } : { exchange, durationMs, page };
}

const UNREADABLE: NonNullable<Fetched['failure']> = { failure: 'too-large', detail: 'the page has too many tags to be read' };

const OPERATIONS = { none: 'browser-visit', SAMLRequest: 'browser-saml-request', SAMLResponse: 'browser-saml-response' } as const;

/** @returns undefined for a page that is too large to be read */
function pageOf(url: string, { answer }: Extract<HttpOutcome, { kind: 'answer' }>): VisitedPage | undefined {
  const { status, headers } = answer;
  const type = headerOf(headers, 'content-type') ?? 'text/html';
  const text = textOf(answer.body, type);
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return isReadable(text) ? { ...readHtmlPage(text, url), url, status, headers } : undefined;
  return { ...EMPTY_PAGE, text: /^\s*(?:text\/|application\/json)/i.test(type) ? text : '', url, status, headers };
}

/** By the character set of the header; what is none that we know counts as UTF-8. */
function textOf(body: Uint8Array, type: string): string {
  const [, label = 'utf-8'] = /;\s{0,20}charset\s{0,20}=\s{0,20}"?([\w.:-]{1,40})/i.exec(type) ?? [];
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

async function stepBehind(page: VisitedPage, text: string): Promise<Step | undefined> {
  for (const form of page.forms) {
    const button = form.buttons.find((candidate) => candidate.text.includes(text) || candidate.value.includes(text));
    if (button !== undefined) return stepOf(pressed(form, button), 'pressed', hidesItself(page));
  }
  const link = page.links.find((candidate) => candidate.text.includes(text));
  return link === undefined ? undefined : { method: 'GET', url: link.url, page: page.url, hidesPage: hidesItself(page), reason: 'pressed' };
}
