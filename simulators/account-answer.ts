/** An answer of an account simulator as a value, before it is recorded and becomes a `Response`. */
import type { RawHeader } from '../src/core/exchange.ts';
import { PAGE_HEADERS, POSTING_HEADERS, renderPage, markup } from './account-page-frame.ts';
import type { PageContext } from './account-page-frame.ts';
import { postingPage } from './account-pages.ts';
import { PAGE_TEXTS } from './account-page-texts.ts';
import type { ResponseForm } from './saml-idp-deviation.ts';
import { isWebAddress } from './saml-idp-service-providers.ts';

export interface Answer {
  readonly status: number;
  readonly headers: readonly RawHeader[];
  readonly body: string;
  /** Recorded instead of the body, without its secrets. */
  readonly record?: string;
  /** Held back by the host. @unit milliseconds */
  readonly delayMs?: number;
}

/** A page. */
export function page(body: string, status = 200): Answer {
  return { status, headers: PAGE_HEADERS, body };
}

/** Leads on by GET. @param location an address of ours, or one that `isWebAddress` took */
export function seeOther(location: string): Answer {
  return {
    status: 303,
    headers: [
      ['Location', URL.parse(location)?.href ?? location],
      ['Cache-Control', 'no-store'],
      ['Referrer-Policy', 'no-referrer'],
    ],
    body: '',
  };
}

/** The page that posts an answer. Nothing but an address of the web is posted to, whatever a deviation says. */
export function posting(context: PageContext, form: ResponseForm, delayMs = 0): Answer {
  if (!isWebAddress(form.action)) throw new TypeError('An answer can be posted to an address of the web only.');
  const headers = form.headers === undefined ? POSTING_HEADERS : [...POSTING_HEADERS, ...form.headers];
  return { status: 200, headers, body: postingPage(context, form), ...(delayMs > 0 ? { delayMs } : {}) };
}

/** A short page for what is not there or not possible. */
export function refusal(context: PageContext, status: number, reason: string, headers: readonly RawHeader[] = []): Answer {
  const body = renderPage(context, { title: context.say(PAGE_TEXTS.errorTitle), content: markup`<p>${reason}</p>` });
  return { status, headers: [...PAGE_HEADERS, ...headers], body };
}
