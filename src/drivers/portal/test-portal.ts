/**
 * A portal and an account for the tests of the drivers: real HTTP on loopback, with the weaknesses that tests ask for. The
 * SAML messages are none; what matters here is who delivers what with which cookies. For tests only.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestPortalOptions {
  readonly binding?: 'HTTP-POST' | 'HTTP-Redirect';
  /** Attributes of the cookie of the pending request. */
  readonly pendingCookie?: string;
  /** Takes a response that another browser asked for. */
  readonly ignoresBrowser?: boolean;
  /** Takes a response again. */
  readonly acceptsReplay?: boolean;
  /** What the protected page says before everything else. */
  readonly ballast?: string;
  /** The protected page fails. */
  readonly isBroken?: boolean;
  /** What the adapter says, whoever asks. */
  readonly adapterSays?: string;
  /** The account waits for a person. */
  readonly waits?: boolean;
  readonly token?: string;
}

export interface TestPortal extends AsyncDisposable {
  readonly portalUrl: string;
  readonly accountUrl: string;
  /** Requests in order, such as `POST /acs`. */
  readonly seen: readonly string[];
  /** Who logs in at the account next. */
  person: string;
}

interface Answer {
  readonly status?: number;
  readonly location?: string;
  readonly cookies?: readonly string[];
  readonly html?: string;
  readonly json?: unknown;
}
type Handler = (request: IncomingMessage, url: URL, form: URLSearchParams) => Answer;

export async function startTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const seen: string[] = [];
  const place = { portal: '', account: '', person: 'Erika Beispiel' };
  const portal = await listen(seen, portalHandler(options, place));
  const account = await listen(seen, (_request, url, form) => accountAnswer(place, options, form.get('SAMLRequest') ?? url.searchParams.get('SAMLRequest')));
  place.portal = portal.url;
  place.account = account.url;
  return {
    portalUrl: portal.url,
    accountUrl: account.url,
    seen,
    get person() {
      return place.person;
    },
    set person(name) {
      place.person = name;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([portal.close(), account.close()]);
    },
  };
}

function portalHandler(options: TestPortalOptions, place: { readonly portal: string; readonly account: string }): Handler {
  const pending = new Map<string, string>();
  const sessions = new Map<string, string>();
  const personOf = (request: IncomingMessage): string | undefined => sessions.get(cookieOf(request, 'sid') ?? '');
  const routes: Readonly<Record<string, Handler>> = {
    'GET /start': () => ({ html: '<p>Kita</p><form action="/login"><button>Mit Konto anmelden</button></form><a href="/help">Hilfe</a>' }),
    'GET /login': () => {
      const [request, browser] = [randomUUID(), randomUUID()];
      pending.set(request, browser);
      const cookies = [`pending=${browser}; Path=/; HttpOnly; ${options.pendingCookie ?? 'Secure; SameSite=None'}`];
      if (options.binding === 'HTTP-Redirect') return { status: 302, location: `${place.account}/sso?SAMLRequest=${request}&Signature=a%2Bb`, cookies };
      return { cookies, html: selfSubmitting(`${place.account}/sso`, { SAMLRequest: request, RelayState: '/home' }) };
    },
    'POST /acs': (request, _url, form) => {
      const [id = '', name = ''] = Buffer.from(form.get('SAMLResponse') ?? '', 'base64')
        .toString()
        .split('|');
      const browser = pending.get(id);
      const isOwn = browser !== undefined && (options.ignoresBrowser === true || browser === cookieOf(request, 'pending'));
      // Status 200 on purpose: no verdict may depend on it.
      if (!isOwn) return { html: '<p>Die Anmeldung ist fehlgeschlagen.</p>' };
      if (options.acceptsReplay !== true) pending.delete(id);
      const session = randomUUID();
      sessions.set(session, name);
      return { status: 303, location: '/home', cookies: [`sid=${session}; Path=/; HttpOnly; SameSite=Lax`] };
    },
    'GET /home': (request) => {
      const name = personOf(request);
      if (options.isBroken === true) return { status: 500, html: '<p>Fehler</p>' };
      if (name === undefined) return { status: 302, location: '/login' };
      return {
        html: `${options.ballast ?? ''}<h1>Willkommen</h1><p>Angemeldet als <b>${name}</b></p><p>Vertrauensniveau: hoch</p><a href="/logout">Abmelden</a>`,
      };
    },
    'GET /logout': (request) => {
      sessions.delete(cookieOf(request, 'sid') ?? '');
      return { html: '<p>Bis bald</p>', cookies: ['sid=; Path=/; Max-Age=0'] };
    },
    'GET /away': () => ({ status: 302, location: 'https://boese.example/' }),
    'GET /loop': () => ({ status: 302, location: '/loop' }),
    'GET /adapter/whoami': (request) => {
      if (options.adapterSays !== undefined) return { json: JSON.parse(options.adapterSays) as unknown };
      if (request.headers.authorization !== `Bearer ${options.token ?? ''}`) return { status: 401, json: {} };
      const name = personOf(request);
      return {
        json: name === undefined ? { isLoggedIn: false } : { isLoggedIn: true, userKey: `bpk2:${name}`, level: 'STORK-QAA-Level-4', attributes: { name } },
      };
    },
  };
  return (request, url, form) => routes[`${request.method ?? ''} ${url.pathname}`]?.(request, url, form) ?? { status: 404, html: '<p>Nichts hier</p>' };
}

function accountAnswer(place: { readonly portal: string; readonly person: string }, { waits }: TestPortalOptions, request: string | null): Answer {
  if (waits === true) return { html: '<p>Konto</p><form method="post"><label>Name <input name="name"></label><button>Anmelden</button></form>' };
  return { html: selfSubmitting(`${place.portal}/acs`, { SAMLResponse: Buffer.from(`${request ?? ''}|${place.person}`).toString('base64') }) };
}

function selfSubmitting(action: string, fields: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return `<body onload="document.forms[0].submit()"><form method="post" action="${action}">${hidden.join('')}<noscript><button>Weiter</button></noscript></form></body>`;
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

async function listen(seen: string[], handler: Handler): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      seen.push(`${request.method ?? ''} ${url.pathname}`);
      send(response, handler(request, url, new URLSearchParams(Buffer.concat(pieces).toString())));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

function send(response: ServerResponse, { status = 200, location, cookies = [], html = '', json }: Answer): void {
  if (location !== undefined) response.setHeader('Location', location);
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies);
  response.setHeader('Content-Type', json === undefined ? 'text/html; charset=utf-8' : 'application/json');
  response.writeHead(status).end(json === undefined ? html : JSON.stringify(json));
}
