/**
 * What a browser does by itself after a click: follow redirects, send self-submitting forms, follow a refresh, each bounded,
 * until a page is there. It visits no origin but the ones it was given: where else it was sent is recorded, not followed.
 */
import type { RawHeader } from '../../core/exchange.ts';
import { headerOf } from '../../core/exchange.ts';
import type { TransportFailureKind } from '../../transport/http-client.ts';
import type { HtmlPage } from './html-page.ts';
import { readRefresh } from './html-page.ts';
import type { Step, StepReason, SamlParameter } from './navigation.ts';
import { redirected, samlOf, stepOf } from './navigation.ts';
import { absolute, originOf } from './web-address.ts';

/** One request of a journey with its answer. */
export interface Visit {
  /** Id of the exchange. */
  readonly exchange: string;
  readonly method: string;
  readonly url: string;
  readonly reason: StepReason;
  readonly carries?: SamlParameter;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly durationMs: number;
}

export interface VisitedPage extends HtmlPage {
  readonly url: string;
  readonly status: number;
  readonly headers: readonly RawHeader[];
}

export type JourneyEnd =
  | { readonly kind: 'page' }
  /** Stopped before a SAML message was delivered, as asked; the step can be sent later, changed, or by another browser. */
  | { readonly kind: 'held'; readonly parameter: SamlParameter; readonly step: Step }
  /** Sent to an origin that is neither the portal's nor an account's. */
  | { readonly kind: 'left'; readonly url: string }
  /** The page has no button or link with the text that the target names. */
  | { readonly kind: 'no-button'; readonly text: string }
  | { readonly kind: 'endless'; readonly what: 'redirects' | 'self-submitted forms' | 'refreshes' }
  | { readonly kind: 'no-answer'; readonly failure: TransportFailureKind; readonly detail: string };

export interface Journey {
  readonly visits: readonly Visit[];
  readonly end: JourneyEnd;
  /** The last page that came; for the end `held` by form the page with that form. */
  readonly page?: VisitedPage;
  readonly durationMs: number;
}

export interface JourneyOptions {
  /** Stop before this message is delivered; `any` before either. */
  readonly holdBefore?: SamlParameter | 'any';
  /** `none` takes the first answer as it is. Default `all`. */
  readonly follow?: 'all' | 'none';
}

/** One request of a browser, cookies included. @returns the page, or why there is none */
export type Fetch = (step: Step, timeoutMs: number) => Promise<Fetched>;

export interface Fetched {
  readonly exchange: Promise<string>;
  readonly durationMs: number;
  readonly page: VisitedPage | undefined;
  readonly failure?: { readonly failure: TransportFailureKind; readonly detail: string };
}

export interface Surroundings {
  readonly fetch: Fetch;
  /** Origins that may be visited. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly ownOrigins: ReadonlySet<string>;
  /** For the whole journey. @unit milliseconds */
  readonly deadlineMs: number;
}

/** As browsers bound redirects; the others are ours. */
const LIMITS = { redirected: 20, 'self-submitted': 5, refreshed: 5 } as const;
const ENDLESS = { redirected: 'redirects', 'self-submitted': 'self-submitted forms', refreshed: 'refreshes' } as const;
/** A page that stays longer than this before it refreshes is meant to be read. */
const MAX_REFRESH_SECONDS = 10;

type Turn = keyof typeof LIMITS;

/** Travels from one step to where it leads. */
export async function travel(first: Step, surroundings: Surroundings, { holdBefore, follow = 'all' }: JourneyOptions = {}): Promise<Journey> {
  const start = performance.now();
  const visits: { readonly known: Omit<Visit, 'exchange'>; readonly exchange: Promise<string> }[] = [];
  const turns = { redirected: 0, 'self-submitted': 0, refreshed: 0 };
  let page: VisitedPage | undefined;
  let step = first;
  const ended = async (end: JourneyEnd): Promise<Journey> => {
    // Exchanges are noted behind the visits; the time of the journey is that of the visits.
    const durationMs = performance.now() - start;
    const noted = await Promise.all(visits.map(async ({ known, exchange }) => ({ exchange: await exchange, ...known })));
    return { visits: noted, end, ...(page === undefined ? {} : { page }), durationMs };
  };
  for (;;) {
    const left = surroundings.deadlineMs - (performance.now() - start);
    const stop = stopBefore(step, surroundings.allowedOrigins, left, holdBefore);
    if (stop !== undefined) return ended(stop);
    const { exchange, durationMs, page: next, failure } = await surroundings.fetch(step, left);
    visits.push({ known: visitOf(step, durationMs, next), exchange });
    if (next === undefined) return ended({ kind: 'no-answer', ...(failure ?? { failure: 'protocol', detail: 'no answer' }) });
    page = next;
    const onward = follow === 'none' ? undefined : await onwardFrom(next, step, surroundings.ownOrigins);
    if (onward === undefined) return ended({ kind: 'page' });
    turns[onward.turn] += 1;
    if (turns[onward.turn] > LIMITS[onward.turn]) return ended({ kind: 'endless', what: ENDLESS[onward.turn] });
    step = onward.step;
  }
}

/** Why a step is not made. */
function stopBefore(step: Step, allowedOrigins: ReadonlySet<string>, leftMs: number, holdBefore: JourneyOptions['holdBefore']): JourneyEnd | undefined {
  const parameter = samlOf(step);
  if (parameter !== undefined && (holdBefore === 'any' || holdBefore === parameter)) return { kind: 'held', parameter, step };
  if (!allowedOrigins.has(originOf(step.url))) return { kind: 'left', url: step.url };
  return leftMs > 0 ? undefined : { kind: 'no-answer', failure: 'timeout', detail: 'the deadline of the journey passed' };
}

function visitOf(step: Step, durationMs: number, page: VisitedPage | undefined): Omit<Visit, 'exchange'> {
  const { method, url, reason } = step;
  const carries = samlOf(step);
  return { method, url, reason, durationMs, ...(carries === undefined ? {} : { carries }), ...(page === undefined ? {} : { status: page.status }) };
}

/** Where a page leads by itself. @returns undefined when a person would have to act */
async function onwardFrom(page: VisitedPage, step: Step, ownOrigins: ReadonlySet<string>): Promise<{ readonly turn: Turn; readonly step: Step } | undefined> {
  const location = REDIRECTS.has(page.status) ? absolute(headerOf(page.headers, 'location'), page.url) : undefined;
  if (location !== undefined) return { turn: 'redirected', step: redirected(step, page.status, location, ownOrigins) };
  const form = page.forms.find(({ isSelfSubmitting }) => isSelfSubmitting);
  if (form !== undefined) return { turn: 'self-submitted', step: await stepOf(form, 'self-submitted', hidesItself(page)) };
  const header = headerOf(page.headers, 'refresh');
  const refresh = page.refresh ?? (header === undefined ? undefined : readRefresh(header, page.url));
  if (refresh === undefined || refresh.seconds > MAX_REFRESH_SECONDS || refresh.url === page.url) return undefined;
  return { turn: 'refreshed', step: { method: 'GET', url: refresh.url, page: page.url, hidesPage: hidesItself(page), reason: 'refreshed' } };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Whether the page wants not to be named to others. */
export function hidesItself(page: Pick<VisitedPage, 'headers'>): boolean {
  return (headerOf(page.headers, 'referrer-policy') ?? '').toLowerCase().split(',').at(-1)?.trim() === 'no-referrer';
}
