/**
 * The frame of every inbox page: language, marking as a simulator, skip link, way back, and the headers that keep a page from
 * doing anything but being read. No scripts, no forms, one style sheet that the policy names by its digest.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../../src/core/language.ts';
import type { RawHeader } from '../../../src/core/exchange.ts';
import { createWireResponse } from '../../../src/transport/wire-response.ts';
import { markup, toText } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { TEXTS } from './texts.ts';

/** Without characters that markup escapes, so that its digest is that of the page. */
const CSS = `
:root { color-scheme: light dark; --line: light-dark(#6b7280, #9ca3af); --mark: light-dark(#7c2d12, #fdba74); --soft: light-dark(#f3f4f6, #1f2937); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: light-dark(#111827, #f3f4f6); background: light-dark(#ffffff, #111827); }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: .5rem 1rem; }
a { color: light-dark(#1d4ed8, #93c5fd); display: inline-block; min-height: 24px; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0; background: light-dark(#ffffff, #111827); padding: .5rem; }
.marking { color: var(--mark); font-weight: bold; border: 2px solid; padding: .25rem .5rem; margin: .5rem 0; }
.bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; }
.bar p { margin: 0; }
nav ol { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem .5rem; }
nav li::before { content: attr(data-before); margin-right: .25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .4rem .4rem .4rem 0; overflow-wrap: anywhere; min-width: 6rem; }
td ul { list-style: none; margin: 0; padding: 0; }
.unread { font-weight: bold; }
.fine { margin: 0 0 .5rem; color: light-dark(#4b5563, #d1d5db); overflow-wrap: anywhere; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
h1, h2, .text, p, li { overflow-wrap: anywhere; }
.text { white-space: pre-wrap; background: var(--soft); border: 1px solid var(--line); padding: 1rem; }
@media (min-width: 40rem) {
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; }
  dd { margin: 0; }
}
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, tbody th, td { display: block; border: 0; padding: 0; min-width: 0; }
  tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
  td[data-label]::before { content: attr(data-label); font-weight: bold; margin-right: .4rem; }
}
.timeline { padding-left: 1.5rem; }
.timeline li { margin-bottom: .75rem; }
`;
const DIGEST = createHash('sha256').update(CSS).digest('base64');

/** Headers of every page. */
const PAGE_HEADERS: readonly RawHeader[] = [
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Content-Security-Policy', `default-src 'none'; style-src 'sha256-${DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
];

/** A step on the way to the page. */
export interface Crumb {
  readonly text: string;
  readonly path: string;
}

export interface Page {
  readonly language: Language;
  /** Path of the same page in the other language. */
  readonly otherPath: string;
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly content: Markup;
  /** Default 200. */
  readonly status?: number;
}

/** The page as an answer. */
export function pageAnswer({ language, otherPath, title, crumbs, content, status = 200 }: Page): Response {
  const texts = TEXTS[language];
  const other = language === 'de' ? 'en' : 'de';
  const html = markup`<html lang="${language}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${title} – ${texts.simulator}</title><style>${CSS}</style></head>
<body>
<header><a class="skip" href="#content">${texts.skip}</a><p class="marking">${texts.simulator}</p>
<div class="bar">${crumbs.length === 0 ? markup`<span></span>` : way(texts.where, crumbs)}<p><a href="${otherPath}" lang="${other}" hreflang="${other}">${texts.otherLanguage}</a></p></div></header>
<main id="content" tabindex="-1"><h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return createWireResponse(status, PAGE_HEADERS, `<!doctype html>\n${toText(html)}`);
}

function way(label: string, crumbs: readonly Crumb[]): Markup {
  return markup`<nav aria-label="${label}"><ol>${crumbs.map(({ text, path }) => markup`<li data-before="›"><a href="${path}">${text}</a></li>`)}</ol></nav>`;
}
