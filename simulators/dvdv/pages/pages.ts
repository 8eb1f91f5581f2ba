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
import { entryList, entryPage } from './entries.ts';
import { changeElement, changeOrganization, changeService, elementForm } from './forms.ts';
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
  const { tenant } = call;
  const [kind, id = '', ...rest] = segments;
  const query = new URLSearchParams(call.query);
  const answer = (title: string, content: Markup): Response =>
    pageAnswer(context, { title, status, content: markup`${notice ?? savedNotice(query, context)}${content}` });
  if (kind === undefined) return answer(context.say('entries'), entryList(tenant, context, query.get('q')?.trim() ?? ''));
  if (kind === 'anfragen' && segments.length === 1) return showQueries(visit, query.get('live') === '1');
  const organization = kind === 'organisationen' ? tenant.directory.organization(id) : undefined;
  if (organization !== undefined && (rest.length === 0 || notice !== undefined))
    return answer(organization.seed.nameDe, entryPage(tenant, organization, context));
  const element = kind === 'elemente' && rest.length === 0 ? tenant.directory.element(id) : undefined;
  if (element !== undefined) return answer(`${context.say('element')}: ${element.seed.name}`, elementForm(element.seed, context));
  return notFound(context);
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
    if (!isPruefstandError(error)) throw error;
    return show(visit, markup`<p class="notice" role="alert">${context.say('refused')}: ${error.message}</p>`, 422);
  }
}

/** @returns where to go next; undefined for what does not exist @throws ERR_CONTROL_REFUSED */
function apply({ call: { tenant }, context: { path }, segments }: Visit, form: URLSearchParams): string | undefined {
  const [kind, id = '', action, index = '', ...more] = segments;
  const { directory } = tenant;
  const organization = kind === 'organisationen' ? directory.organization(id) : undefined;
  const element = kind === 'elemente' && action === undefined ? directory.element(id) : undefined;
  const saved = `${path(kind ?? '', id)}?gespeichert=1`;
  if (element !== undefined) {
    changeElement(tenant, element.seed, form);
    return saved;
  }
  if (organization === undefined || more.length > 0) return undefined;
  if (action === undefined) {
    changeOrganization(tenant, organization.seed, form);
    return saved;
  }
  if (action === 'loeschen' && index === '') {
    directory.deleteOrganization(id);
    return path();
  }
  if (action !== 'dienste' || organization.services[Number(index)] === undefined) return undefined;
  changeService(tenant, organization.seed, Number(index), form);
  return saved;
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
