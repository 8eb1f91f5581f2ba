/**
 * The frame of every page: language, marking as a simulator, skip link, navigation, and the headers that keep a page from doing
 * anything but being read and sending its own forms. No scripts, one style sheet that the policy names by its digest.
 */
import { createHash } from 'node:crypto';
import type { RawHeader } from '../../../src/core/exchange.ts';
import type { Language } from '../../../src/core/language.ts';
import { createWireResponse } from '../../../src/transport/wire-response.ts';
import { markup, toText } from './markup.ts';
import type { Markup } from './markup.ts';
import { sayIn } from './texts.ts';
import type { Say } from './texts.ts';

/** Without characters that markup escapes, so that its digest is that of the page. */
const CSS = `
:root { color-scheme: light dark; --line: light-dark(#6b7280, #9ca3af); --mark: light-dark(#7c2d12, #fdba74); --soft: light-dark(#f3f4f6, #1f2937); --link: light-dark(#1d4ed8, #93c5fd); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: light-dark(#111827, #f3f4f6); background: light-dark(#ffffff, #111827); }
header, main { max-width: 72rem; margin: 0 auto; padding: .5rem 1rem; }
a { color: var(--link); display: inline-block; min-height: 24px; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, .table:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0; background: light-dark(#ffffff, #111827); padding: .5rem; }
.marking { color: var(--mark); font-weight: bold; border: 2px solid; padding: .25rem .5rem; margin: .5rem 0; }
.notice { border: 2px solid; padding: .5rem; background: var(--soft); }
nav ul { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .4rem; overflow-wrap: anywhere; min-width: 6rem; }
.lines { white-space: pre-wrap; min-width: 18rem; }
.word { white-space: pre; min-width: 6rem; }
[aria-current] { font-weight: bold; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; white-space: pre-wrap; }
h1, h2, h3, p, li { overflow-wrap: anywhere; }
form { margin: .5rem 0 1rem; }
label { display: block; font-weight: bold; margin: .5rem 0 0; }
.hint { font-weight: normal; }
input, select, textarea { font: inherit; color: inherit; background: light-dark(#ffffff, #111827); border: 1px solid var(--line); padding: .4rem; width: 100%; max-width: 40rem; display: block; }
button { font: inherit; min-height: 2.5rem; padding: .3rem 1rem; margin: .75rem 0 0; border: 2px solid var(--link); color: var(--link); background: transparent; cursor: pointer; }
fieldset { border: 1px solid var(--line); margin: 0 0 1rem; padding: .25rem 1rem 1rem; }
legend { font-weight: bold; overflow-wrap: anywhere; }
`;
const DIGEST = createHash('sha256').update(CSS).digest('base64');

const PAGE_HEADERS: readonly RawHeader[] = [
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Content-Security-Policy', `default-src 'none'; style-src 'sha256-${DIGEST}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
];

/** What every part of a page is written with. */
export interface PageContext {
  readonly language: Language;
  readonly say: Say;
  /** Address of a page in the language of this one. */
  readonly path: (...segments: readonly string[]) => string;
  /** Which of the two beginnings this page is below. */
  readonly section: 'entries' | 'queries';
  /** Path and query of this page in the other language. */
  readonly otherPath: string;
}

/** @param root path of all pages of the tenant @param segments of this page */
export function createPageContext(root: string, language: Language, segments: readonly string[], query: string): PageContext {
  const pathIn = (own: Language, parts: readonly string[]): string => [root, own, ...parts.map((part) => encodeURIComponent(part))].join('/');
  return {
    language,
    say: sayIn(language),
    path: (...parts) => pathIn(language, parts),
    section: segments[0] === 'anfragen' ? 'queries' : 'entries',
    otherPath: pathIn(language === 'de' ? 'en' : 'de', segments) + (query === '' ? '' : `?${query}`),
  };
}

export interface PageContent {
  readonly title: string;
  readonly content: Markup;
  /** Default 200. */
  readonly status?: number;
  /** Loads itself again after so many seconds; only where somebody asked for it. */
  readonly refreshSeconds?: number;
}

/** The page as an answer. */
export function pageAnswer({ language, say, path, section, otherPath }: PageContext, { title, content, status = 200, refreshSeconds }: PageContent): Response {
  const other = language === 'de' ? 'en' : 'de';
  const html = markup`<html lang="${language}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${title} – ${say('simulator')}</title><style>${CSS}</style></head>
<body>
<header><a class="skip" href="#content">${say('skip')}</a><p class="marking">${say('simulator')}</p>
<nav aria-label="${say('where')}"><ul><li><a href="${path()}"${currentIf(section === 'entries')}>${say('entries')}</a></li><li><a href="${path('anfragen')}"${currentIf(section === 'queries')}>${say('queries')}</a></li><li><a href="${otherPath}" lang="${other}" hreflang="${other}">${say('otherLanguage')}</a></li></ul></nav></header>
<main id="content" tabindex="-1"><h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  const headers = refreshSeconds === undefined ? PAGE_HEADERS : [...PAGE_HEADERS, ['Refresh', String(refreshSeconds)] as const];
  return createWireResponse(status, headers, `<!doctype html>\n${toText(html)}`);
}

function currentIf(isCurrent: boolean): Markup | undefined {
  return isCurrent ? markup` aria-current="true"` : undefined;
}

/** Wide tables scroll in their own region, which the keyboard reaches. */
export function table(caption: string, heads: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
