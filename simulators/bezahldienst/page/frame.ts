/**
 * The frame of every page: language, marking as a simulator, skip link, and the headers that keep a page from doing anything but being read and
 * answered. No scripts; one style sheet that the policy names by its digest; forms lead to this server only.
 */
import { createHash } from 'node:crypto';
import { toText } from '../../../src/core/markup.ts';
import type { MarkupValue } from '../../../src/core/markup.ts';
import type { RawHeader } from '../../../src/core/exchange.ts';
import type { Bilingual, Language } from '../../../src/core/language.ts';
import { markup } from '../../account-page-frame.ts';
import { PAGE_STYLE } from '../../account-page-style.ts';
import type { Answer } from '../answer.ts';
import { inHeader } from '../web-address.ts';
import { TEXTS } from './texts.ts';

export { markup } from '../../account-page-frame.ts';

/** What the page has besides the style of all simulators; without characters that markup escapes. */
const OWN_STYLE = `
fieldset { border: 1px solid var(--rule); border-radius: 4px; padding: .5rem 1rem 1rem; margin: 1.5rem 0 1rem; }
legend { font-size: 1.2rem; font-weight: 600; padding: 0 .4rem; }
.methods { list-style: none; margin: .5rem 0 1rem; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .25rem 1rem; }
.methods label { display: flex; align-items: center; gap: .6rem; min-height: 2.75rem; margin: 0; font-weight: 400; }
.methods input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); flex: none; }
input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1.5rem; margin: 0 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.sum { font-size: 1.7rem; font-weight: 600; line-height: 1.2; }
.result { font-size: 1.25rem; font-weight: 600; }
td.number, th.number { text-align: right; }
table { margin: 0 0 1.25rem; }
@media (max-width: 36rem) { table.taxes thead { position: static; } table.taxes tr { display: table-row; } table.taxes th, table.taxes td { display: table-cell; border-bottom: 1px solid var(--rule); } }
`;
const STYLE_TEXT = PAGE_STYLE + OWN_STYLE;
const DIGEST = createHash('sha256').update(STYLE_TEXT).digest('base64');
const STYLE = markup`${STYLE_TEXT}`;

/**
 * Forms are answered on this server only: browsers hold `form-action` against redirects after a post too, so the way back to the service
 * begins at a page of its own, never at a form. A form that a service wants posted is the one exception.
 */
function headersOf(formTarget: string): readonly RawHeader[] {
  return [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Security-Policy', `default-src 'none'; style-src 'sha256-${DIGEST}'; base-uri 'none'; form-action ${formTarget}; frame-ancestors 'none'`],
    ['Cache-Control', 'no-store'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
  ];
}

export interface Page {
  readonly language: Language;
  readonly title: Bilingual;
  readonly content: MarkupValue;
  /** Address of the same page without its language; absent where there is none. */
  readonly path?: string;
  /** Default 200. */
  readonly status?: number;
  /** Origin that a form of the page posts to, instead of this server. */
  readonly formOrigin?: string;
  /** Where the browser goes at once. */
  readonly goesTo?: string;
  readonly refusal?: string;
}

/** A page as an answer. */
export function pageAnswer({ language, title, content, path, status = 200, formOrigin, goesTo, refusal }: Page): Answer {
  const say = (text: Bilingual): string => text[language];
  const other: Language = language === 'de' ? 'en' : 'de';
  const link =
    path === undefined
      ? undefined
      : markup`<p><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${other === 'de' ? 'Deutsch' : 'English'}</a></p>`;
  const body = toText(markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${say(title)} – ${say(TEXTS.brand)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">${say(TEXTS.skip)}</a>
<header><p class="brand"><strong>${say(TEXTS.brand)}</strong></p>${link}
<p class="simulator"><strong>${say(TEXTS.simulator)}</strong> ${say(TEXTS.simulatorMore)}</p></header>
<main id="content" tabindex="-1">
<h1>${say(title)}</h1>
${content}
</main>
</body>
</html>
`);
  const headers = [...headersOf(formOrigin ?? "'self'"), ...(goesTo === undefined ? [] : [['Refresh', `0; url=${inHeader(goesTo)}`] as const])];
  return { status, headers, body, ...(refusal === undefined ? {} : { refusal }) };
}

/** The way of a redirect that a form did not cause. */
export function redirect(url: string): Answer {
  return {
    status: 303,
    headers: [
      ['Location', inHeader(url)],
      ['Cache-Control', 'no-store'],
      ['Referrer-Policy', 'no-referrer'],
    ],
    body: null,
  };
}
