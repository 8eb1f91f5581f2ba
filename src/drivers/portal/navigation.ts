/**
 * One step of a browser: what is asked, by whom, and the headers a browser would send along (Fetch, "Origin header" and
 * "Sec-Fetch-*"; HTML, navigation). Which cookies go along follows from who started the step and stays so over redirects.
 */
import type { RawHeader } from '../../core/exchange.ts';
import type { CookieContext } from './cookies.ts';
import type { FormSubmission } from './html-form.ts';
import { originOf, relationOf } from './web-address.ts';
import type { SiteRelation } from './web-address.ts';

export type StepReason = 'typed' | 'pressed' | 'submitted' | 'self-submitted' | 'redirected' | 'refreshed' | 'went back' | 'sent again';

/** A navigation about to be made. */
export interface Step {
  readonly method: string;
  readonly url: string;
  readonly body?: Uint8Array | string;
  readonly contentType?: string;
  /** Headers of the caller beside those of a browser, such as none of a browser would send. */
  readonly headers?: readonly RawHeader[];
  /** Page that started it; absent when the address was typed. */
  readonly page?: string;
  /** That page asked to be kept secret (`Referrer-Policy: no-referrer`). */
  readonly hidesPage?: boolean;
  /** A redirect led over another site on the way. */
  readonly wasElsewhere?: boolean;
  readonly reason: StepReason;
  /** The form behind it, where there is one. */
  readonly form?: FormSubmission;
}

export type SamlParameter = 'SAMLRequest' | 'SAMLResponse';

/** Which SAML message a step carries, in its query or form. */
export function samlOf(step: Step): SamlParameter | undefined {
  const has = (name: SamlParameter): boolean => step.form?.fields.some(([field]) => field === name) === true || new URL(step.url).searchParams.has(name);
  return has('SAMLResponse') ? 'SAMLResponse' : has('SAMLRequest') ? 'SAMLRequest' : undefined;
}

/** The step that sends a form. */
export async function stepOf(form: FormSubmission, reason: StepReason, hidesPage = false): Promise<Step> {
  const from = { reason, form, hidesPage, ...(form.page === undefined ? {} : { page: form.page }) };
  if (form.method === 'GET') return { method: 'GET', url: queryUrl(form), ...from };
  if (form.enctype !== 'multipart/form-data') {
    const body = encoded(form.fields);
    return { method: 'POST', url: form.action, body, contentType: 'application/x-www-form-urlencoded', ...from };
  }
  const data = new FormData();
  for (const [name, value] of form.fields) data.append(name, value);
  const whole = new Response(data);
  return { method: 'POST', url: form.action, contentType: whole.headers.get('content-type') ?? '', body: await whole.bytes(), ...from };
}

function encoded(fields: FormSubmission['fields']): string {
  const all = new URLSearchParams();
  for (const [name, value] of fields) all.append(name, value);
  return all.toString();
}

/** Without fields the address stays as it is, for the signature of a Redirect message covers its spelling. */
function queryUrl({ action, fields }: FormSubmission): string {
  if (fields.length === 0) return action;
  const url = new URL(action);
  url.search = encoded(fields);
  return url.href;
}

/** Where a redirect leads: 301 and 302 turn POST into GET, 303 everything, 307 and 308 keep method and body (Fetch, 4.4). */
export function redirected(step: Step, status: number, url: string, ownOrigins: ReadonlySet<string>): Step {
  const isKept = status === 307 || status === 308 || (status !== 303 && step.method !== 'POST');
  const { body: _body, contentType: _type, form: _form, headers: _headers, ...rest } = step;
  const wasElsewhere = step.wasElsewhere === true || relationOf(step.url, url, ownOrigins) === 'cross-site';
  const method = isKept || step.method === 'HEAD' ? step.method : 'GET';
  return { ...(isKept ? step : rest), method, url, wasElsewhere, reason: 'redirected' };
}

/** Who may see which cookies: who started the navigation decides; sites that a redirect led over do not. */
export function cookieContextOf(step: Step, ownOrigins: ReadonlySet<string>): CookieContext {
  const { wasElsewhere: _elsewhere, ...direct } = step;
  if (fetchSiteOf(direct, ownOrigins) !== 'cross-site') return 'strict';
  return step.method === 'GET' || step.method === 'HEAD' ? 'lax' : 'none';
}

/** Headers in the order browsers use; `Content-Length` is the client's. */
export function headersOf(
  step: Step,
  options: { readonly userAgent: string; readonly cookie: string; readonly ownOrigins: ReadonlySet<string> },
): readonly RawHeader[] {
  const referrer = step.hidesPage === true ? undefined : referrerOf(step);
  return [
    ['Host', new URL(step.url).host],
    ['User-Agent', options.userAgent],
    ['Accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['Accept-Language', 'de-DE,de;q=0.9,en;q=0.5'],
    ...(step.contentType === undefined ? [] : [['Content-Type', step.contentType] as const]),
    ...(step.method === 'GET' || step.method === 'HEAD' ? [] : [['Origin', senderOf(step)] as const]),
    ...(referrer === undefined ? [] : [['Referer', referrer] as const]),
    ...(options.cookie === '' ? [] : [['Cookie', options.cookie] as const]),
    ['Upgrade-Insecure-Requests', '1'],
    ['Sec-Fetch-Dest', 'document'],
    ['Sec-Fetch-Mode', 'navigate'],
    ['Sec-Fetch-Site', fetchSiteOf(step, options.ownOrigins)],
    ['Sec-Fetch-User', '?1'],
    ...(step.headers ?? []),
  ];
}

function fetchSiteOf(step: Step, ownOrigins: ReadonlySet<string>): SiteRelation | 'none' {
  if (step.page === undefined) return step.reason === 'typed' || step.reason === 'redirected' ? 'none' : 'cross-site';
  return step.wasElsewhere === true ? 'cross-site' : relationOf(step.page, step.url, ownOrigins);
}

/** Nobody's page, one that hides, and a way over another site all send `null`. */
function senderOf(step: Step): string {
  return step.page === undefined || step.hidesPage === true || step.wasElsewhere === true ? 'null' : originOf(step.page);
}

/** `strict-origin-when-cross-origin`, the default of browsers. */
function referrerOf({ page, url }: Step): string | undefined {
  if (page === undefined || (page.startsWith('https:') && url.startsWith('http:'))) return undefined;
  return originOf(page) === originOf(url) ? page : `${originOf(page)}/`;
}
