/**
 * The frame of every page and the answers that pages are made of. German, one heading, a way to skip to the content,
 * usable without scripts.
 */
import { createHash } from 'node:crypto';
import { html, trusted } from './html.ts';
import type { Html } from './html.ts';
import type { WebAnswer } from './server.ts';

/** The style of all pages, served under `/stil.css`. */
export const STYLE = `body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
header { border-bottom: 2px solid #00458a; margin-bottom: 1.5rem } header p { font-weight: bold; margin: .5rem 0 }
label { display: block; margin-top: .8rem } input { font: inherit; width: 100%; max-width: 30rem; padding: .4rem; border: 1px solid #595959 }
button { font: inherit; padding: .5rem 1rem; margin: 1rem .5rem 0 0; border: 2px solid #00458a; background: #00458a; color: #fff }
button.neben { background: #fff; color: #00458a } table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: bold; padding: .5rem 0 } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767676; overflow-wrap: anywhere }
.hinweis { border-left: .4rem solid #b35900; padding: .5rem 1rem; background: #fff4e5 } a { color: #00458a }
a:focus, button:focus, input:focus { outline: 3px solid #b35900; outline-offset: 2px }
.sprung { position: absolute; left: -100rem } .sprung:focus { left: 1rem }
`;

/** A page of this product. */
export function page(status: number, title: string, content: Html): WebAnswer {
  const { html: body } = html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Kindergartenanmeldung</title>
        <link rel="stylesheet" href="/stil.css" />
      </head>
      <body>
        <a class="sprung" href="#inhalt">Zum Inhalt springen</a>
        <header>
          <p>Kindergartenanmeldung – Referenzprodukt, keine echten Anträge</p>
          <nav aria-label="Seiten"><a href="/">Start</a> · <a href="/antrag">Antrag</a> · <a href="/konto">Mein Konto</a></nav>
        </header>
        <main id="inhalt">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `;
  return { status, type: 'text/html; charset=utf-8', body };
}

/** A redirect after a form was taken (303). */
export const redirect = (location: string, cookies: readonly string[] = []): WebAnswer => ({ status: 303, headers: { location }, cookies });

/** JSON. */
export const json = (status: number, value: unknown): WebAnswer => ({ status, type: 'application/json', body: JSON.stringify(value) });

const SUBMIT_SCRIPT = 'document.forms[0].submit()';
const SCRIPT_HASH = createHash('sha256').update(SUBMIT_SCRIPT).digest('base64');

/** A page whose form sends itself to another site; without scripts a button does. */
export function postForm(action: string, fields: Readonly<Record<string, string>>, title = 'Weiter zur Anmeldung'): WebAnswer {
  const inputs = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  const content = html`<p>Sie werden weitergeleitet.</p>
    <form method="post" action="${action}">${inputs}<button>Weiter</button></form>
    ${trusted(`<script>${SUBMIT_SCRIPT}</script>`)}`;
  const form = page(200, title, content);
  const policy = `default-src 'none'; style-src 'self'; script-src 'sha256-${SCRIPT_HASH}'; base-uri 'none'; form-action ${new URL(action).origin}; frame-ancestors 'none'`;
  return { ...form, headers: { 'content-security-policy': policy } };
}
