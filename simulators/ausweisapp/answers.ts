/** Answers of the client as values: redirect, status, short pages (AusweisApp, activation by the local web server). */
import type { RawHeader } from '../../src/core/exchange.ts';
import type { Bilingual, Language } from '../../src/core/language.ts';
import { createPageContext, markup, POSTING_HEADERS, renderPage } from '../account-page-frame.ts';
import type { PageContext } from '../account-page-frame.ts';

export interface ClientAnswer {
  readonly status: number;
  readonly headers: readonly RawHeader[];
  readonly body: string;
}

const VERSION = '1';
const NAME = 'AusweisApp-Simulator';
/** As TR-03124 wants them; the values say openly that it is not the AusweisApp. */
const STATUS: Readonly<Record<string, string>> = {
  'Implementation-Title': NAME,
  'Implementation-Vendor': 'Pruefstand',
  'Implementation-Version': VERSION,
  Name: NAME,
  'Specification-Title': 'TR-03124',
  'Specification-Vendor': 'Federal Office for Information Security',
  'Specification-Version': '1.3',
};
const SERVER: RawHeader = ['Server', `${NAME}/${VERSION}`];
const UNKEPT: readonly RawHeader[] = [['Connection', 'close'], ['Cache-Control', 'no-cache, no-store'], ['Pragma', 'no-cache'], SERVER];

/** The client has no setting of its own: it speaks as the browser asks. */
export function languageOf(request: Request): Language {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'de';
}

/** Back to the service. */
export function redirectTo(url: string): ClientAnswer {
  return { status: 303, headers: [['Location', url], ['Referrer-Policy', 'no-referrer'], ...UNKEPT], body: '' };
}

/** `?Status`, in JSON for `json`, else as lines; pages of any origin may read it. */
export function statusAnswer(format: string): ClientAnswer {
  const isJson = format.toLowerCase() === 'json';
  return {
    status: 200,
    headers: [['Content-Type', isJson ? 'application/json' : 'text/plain; charset=utf-8'], ['Access-Control-Allow-Origin', '*'], SERVER],
    body: isJson
      ? JSON.stringify(STATUS)
      : Object.entries(STATUS)
          .map(([name, value]) => `${name}: ${value}\n`)
          .join(''),
  };
}

/** `?ShowUI`: there is no window to show. */
export function showUi(): ClientAnswer {
  return { status: 200, headers: [SERVER], body: '' };
}

const TITLES: Readonly<Record<number, Bilingual>> = {
  400: { de: 'Ungültige Anfrage', en: 'Invalid request' },
  404: { de: 'Nicht gefunden', en: 'Not found' },
  409: { de: 'Es läuft schon eine Authentisierung', en: 'An authentication is under way already' },
  500: { de: 'Fehler des Simulators', en: 'Failure of the simulator' },
};
const REASON: Bilingual = { de: 'Grund:', en: 'Reason:' };

/** A short page. @param reason text of a stranger */
export function answerPage(status: 400 | 404 | 409 | 500, reason: string, language: Language = 'de'): ClientAnswer {
  const context = pageContext(language);
  const title = TITLES[status] ?? TITLES[500];
  return {
    status,
    headers: [...PAGE_HEADERS, ...UNKEPT.filter(([name]) => name !== 'Cache-Control')],
    body: renderPage(context, {
      title: title === undefined ? '' : context.say(title),
      content: markup`<p>${context.say(REASON)} <code>${reason.slice(0, 200)}</code></p>`,
    }),
  };
}

/** What pages of the client are written with. */
export function pageContext(language: Language): PageContext {
  return createPageContext('AusweisApp', language);
}

/** Without `form-action`, which browsers apply to the redirect after a form as well; that one leads to the account. */
export const PAGE_HEADERS = POSTING_HEADERS;
