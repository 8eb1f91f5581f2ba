/**
 * Opens a payment page as a browser would that nobody sits at: follows redirects and refreshes with the page's own cookies, until the
 * browser is led away from the pages of the provider or stays. Addresses outside the provider's are never called. A link back to the
 * return address counts as being led there.
 */
import type { Exchange, RawHeader } from '../../core/exchange.ts';
import { headerOf } from '../../core/exchange.ts';
import { decodeUtf8 } from '../../formats/json.ts';
import type { HttpAnswer, HttpOutcome } from '../../transport/http-client.ts';
import { createCookies } from '../portal/cookies.ts';
import { isReadable, readHtmlPage, readRefresh } from '../portal/html-page.ts';

export interface VisitOrder {
  readonly url: string;
  /** Where the payment was made to lead back to. */
  readonly returnUrl: string;
}

export interface VisitResult {
  readonly hops: readonly Exchange[];
  /** `left`: led to an address outside; `stayed`: on a page; `unanswered`: no answer or an error; `astray`: too many redirects. */
  readonly end: 'left' | 'stayed' | 'unanswered' | 'astray';
  /** Where the browser was led, as it was written. */
  readonly arrivedAt?: string;
}

export type SendPage = (
  url: string,
  headers: readonly RawHeader[],
) => Promise<{ readonly result: { readonly exchange: Exchange }; readonly outcome: HttpOutcome }>;

const MOST_HOPS = 10;

/** @param origins that may be called */
export async function visitPage({ url, returnUrl }: VisitOrder, origins: readonly string[], send: SendPage): Promise<VisitResult> {
  const cookies = createCookies(() => '');
  const hops: Exchange[] = [];
  let next = url;
  while (hops.length < MOST_HOPS) {
    if (!origins.includes(URL.parse(next)?.origin ?? '')) return { hops, end: 'left', arrivedAt: next };
    const cookie = cookies.header(next, 'lax');
    const { result, outcome } = await send(next, [['Accept', 'text/html'], ...(cookie === '' ? [] : [['Cookie', cookie] as const])]);
    hops.push(result.exchange);
    if (outcome.kind === 'failure') return { hops, end: 'unanswered' };
    cookies.store(
      next,
      outcome.answer.headers.flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [value] : [])),
    );
    const way = wayFrom(outcome.answer, next, returnUrl);
    if (way === undefined) return { hops, end: outcome.answer.status >= 400 ? 'unanswered' : 'stayed' };
    next = way;
  }
  return { hops, end: 'astray' };
}

/** @returns undefined where the browser stays */
function wayFrom({ status, headers, body }: HttpAnswer, url: string, returnUrl: string): string | undefined {
  const location = headerOf(headers, 'location');
  if (status >= 300 && status < 400 && location !== undefined) return absolute(location, url);
  const refresh = readRefresh(headerOf(headers, 'refresh') ?? '', url)?.url;
  if (refresh !== undefined) return refresh;
  const html = decodeUtf8(body) ?? '';
  if (status !== 200 || !isReadable(html)) return undefined;
  const page = readHtmlPage(html, url);
  return page.refresh?.url ?? page.links.find((link) => link.url === new URL(returnUrl).href)?.url;
}

/** A full address stays as it was written. */
function absolute(location: string, base: string): string {
  return URL.canParse(location) ? location : (URL.parse(location, base)?.href ?? location);
}
