/**
 * Pages for people: look entries up, change them, see what is asked. Server-rendered, without scripts, German and English, on
 * both servers. They are the simulator's own and not recorded: no product is involved.
 */
import { isPruefstandError } from '../../../src/core/errors.ts';
import type { Language } from '../../../src/core/language.ts';
import { createWireResponse } from '../../../src/transport/wire-response.ts';
import { readBody } from '../../request-body.ts';
import { headerValue } from '../call.ts';
import type { Call } from '../call.ts';
import { certificatePage, releaseCertificate, revokeCertificate } from './certificates.ts';
import { elementPage, entryList, entryPage } from './entries.ts';
import { changeElement, changeOrganization, changeService, FormRefused } from './forms.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { createPageContext, pageAnswer } from './page.ts';
import type { PageContext } from './page.ts';
import { queryList, REFRESH_SECONDS } from './queries.ts';

const ROOT = '/pflege';

/** Whether a path is one of these pages. */
export function isPage(path: string): boolean {
  return path === ROOT || path.startsWith(`${ROOT}/`);
}

interface Visit {
  readonly call: Call;
  readonly context: PageContext;
  readonly segments: readonly string[];
}

/** Answers a request for a page. Never rejects for what was sent. */
export async function answerPages(call: Call): Promise<Response> {
  const [language = '', ...segments] = call.path.split('/').slice(2).map(decoded);
  const root = call.tenant.prefix + ROOT;
  if (language !== 'de' && language !== 'en') {
    const preferred: Language = /^\s*en\b/i.test(headerValue(call, 'accept-language') ?? '') ? 'en' : 'de';
    if (call.path === ROOT && call.request.method === 'GET') return seeOther(`${root}/${preferred}`);
    return notFound(createPageContext(root, preferred, [], ''));
  }
  const visit: Visit = { call, segments, context: createPageContext(root, language, segments, call.query) };
  if (call.request.method === 'GET' || call.request.method === 'HEAD') return show(visit);
  if (call.request.method === 'POST') return change(visit);
  return createWireResponse(405, [['Allow', 'GET, HEAD, POST']], null);
}

function show(visit: Visit, notice?: Markup, status = 200): Response {
  const { call, context, segments } = visit;
  const [kind] = segments;
  const query = new URLSearchParams(call.query);
  if (kind === 'anfragen' && segments.length === 1) return showQueries(visit, query.get('live') === '1');
  const found = kind === undefined ? listed(visit, query) : wanted(visit, notice !== undefined);
  if (found === undefined) return notFound(context);
  return pageAnswer(context, { title: found.title, status, content: markup`${notice ?? savedNotice(query, context)}${found.content}` });
}

interface Found {
  readonly title: string;
  readonly content: Markup;
}

function listed({ call: { tenant }, context }: Visit, query: URLSearchParams): Found {
  return { title: context.say('entries'), content: entryList(tenant, context, query.get('q')?.trim() ?? '') };
}

/** @param isRefused the address is that of a form, whose page is shown again */
function wanted({ call: { tenant }, context, segments: [kind, id = '', ...rest] }: Visit, isRefused: boolean): Found | undefined {
  const { directory } = tenant;
  if (rest.length > 0 && !isRefused) return undefined;
  if (kind === 'organisationen') {
    const found = directory.organization(id);
    return found && { title: found.seed.nameDe, content: entryPage(tenant, found, context) };
  }
  if (kind === 'elemente') {
    const found = directory.element(id);
    return found && { title: `${context.say('element')}: ${found.seed.name}`, content: elementPage(tenant, found.seed, context) };
  }
  const found = kind === 'zertifikate' ? directory.certificate(id) : undefined;
  return found && { title: `${context.say('certificate')}: ${found.listing().nameSubject ?? id}`, content: certificatePage(tenant, found, context) };
}

function showQueries({ call, context }: Visit, isLive: boolean): Response {
  const content = queryList(call.tenant, context, isLive);
  return pageAnswer(context, { title: context.say('queries'), content, ...(isLive ? { refreshSeconds: REFRESH_SECONDS } : {}) });
}

function savedNotice(query: URLSearchParams, { say }: PageContext): Markup | undefined {
  return query.get('gespeichert') === '1' ? markup`<p class="notice" role="status">${say('saved')}</p>` : undefined;
}

async function change(visit: Visit): Promise<Response> {
  const { call, context } = visit;
  if (!isOwnForm(call)) return pageAnswer(context, { title: context.say('refused'), status: 403, content: markup`<p>${context.say('foreign')}</p>` });
  const isReadable = await readBody(call, call.tenant.service.maxBodyBytes);
  if (!isReadable || call.isBodyTooLarge) return createWireResponse(413, [], null);
  try {
    const path = apply(visit, new URLSearchParams(Buffer.from(call.body).toString('utf8')));
    return path === undefined ? notFound(context) : seeOther(path);
  } catch (error) {
    const reason = refusalOf(error, context);
    if (reason === undefined) throw error;
    return show(visit, markup`<p class="notice" role="alert">${context.say('refused')}: ${reason}</p>`, 422);
  }
}

/** Forms are refused in the language of the page, the directory itself refuses in its own. */
function refusalOf(error: unknown, { say }: PageContext): string | undefined {
  if (error instanceof FormRefused) return error.value === '' ? say(error.text) : `${say(error.text)} (${error.value})`;
  return isPruefstandError(error) ? error.message : undefined;
}

/** @returns where to go next; undefined for what does not exist @throws FormRefused, ERR_CONTROL_REFUSED */
function apply(visit: Visit, form: URLSearchParams): string | undefined {
  const { tenant } = visit.call;
  const { path } = visit.context;
  const [kind = '', id = '', action, ...more] = visit.segments;
  const saved = `${path(kind, id)}?gespeichert=1`;
  if (kind === 'organisationen') return applyToOrganization(visit, form) ? (action === 'loeschen' ? path() : saved) : undefined;
  const element = kind === 'elemente' && action === undefined ? tenant.directory.element(id) : undefined;
  const certificate = kind === 'zertifikate' && more.length === 0 ? tenant.directory.certificate(id) : undefined;
  if (element !== undefined) changeElement(tenant, element.seed, form);
  else if (certificate !== undefined && action === undefined) revokeCertificate(tenant, certificate, form);
  else if (certificate !== undefined && action === 'freigeben') releaseCertificate(tenant, certificate);
  else return undefined;
  return saved;
}

/** @returns whether there is such a thing to change */
function applyToOrganization({ call: { tenant }, segments: [, id = '', action, index = '', ...more] }: Visit, form: URLSearchParams): boolean {
  const organization = tenant.directory.organization(id);
  if (organization === undefined || more.length > 0) return false;
  if (action === undefined) changeOrganization(tenant, organization.seed, form);
  else if (action === 'loeschen' && index === '') tenant.directory.deleteOrganization(id);
  else if (action === 'dienste' && organization.services[Number(index)] !== undefined) changeService(tenant, organization.seed, Number(index), form);
  else return false;
  return true;
}

/** Browsers name where a form comes from; what comes from elsewhere changes nothing. */
function isOwnForm(call: Call): boolean {
  const site = headerValue(call, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = headerValue(call, 'origin');
  return origin === undefined || origin === originOf(call.request.url);
}

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

function notFound(context: PageContext): Response {
  return pageAnswer(context, { title: context.say('notFound'), status: 404, content: markup`<p>${context.say('notFoundText')}</p>` });
}

function seeOther(path: string): Response {
  return createWireResponse(303, [['Location', path]], null);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
