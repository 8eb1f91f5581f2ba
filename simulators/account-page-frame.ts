/**
 * The frame of every page of an account simulator: the notice that it is one, language, content. Server-rendered, escaped by
 * construction, without scripts but for the one line that posts an answer; its policy lets nothing else in.
 */
import { createHash } from 'node:crypto';
import { markupTags, toText } from '../src/core/markup.ts';
import type { Markup, MarkupValue } from '../src/core/markup.ts';
import type { RawHeader } from '../src/core/exchange.ts';
import type { Bilingual, Language } from '../src/core/language.ts';
import { visible } from '../src/core/visible-text.ts';
import { PAGE_TEXTS } from './account-page-texts.ts';
import { PAGE_STYLE } from './account-page-style.ts';

/** The tag for everything that is shown. */
export const { markup } = markupTags(visible);
/** The tag for values that travel in a form and must stay as they are. */
export const { markup: unchanged } = markupTags((text) => text);

/** What the content of a page is written with. */
export interface PageContext {
  readonly language: Language;
  readonly brand: string;
  readonly say: (text: Bilingual) => string;
  /** Address of the same page in a language; undefined where there is none. */
  readonly inLanguage?: (language: Language) => string;
}

/** A context for one language. */
export function createPageContext(brand: string, language: Language, inLanguage?: (language: Language) => string): PageContext {
  return { brand, language, say: (text) => text[language], ...(inLanguage === undefined ? {} : { inLanguage }) };
}

/** Posts the one form of the page; a button does the same without scripts. */
export const SUBMIT_SCRIPT = 'document.forms[0].submit()';

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const STYLE_SOURCE = sourceOf(PAGE_STYLE);
const BASE_POLICY = `default-src 'none'; style-src ${STYLE_SOURCE}; base-uri 'none'; frame-ancestors 'none'`;

const COMMON_HEADERS: readonly RawHeader[] = [
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
];

/** Headers of a page whose forms stay on this server. */
export const PAGE_HEADERS: readonly RawHeader[] = [
  ...COMMON_HEADERS,
  ['Content-Security-Policy', `${BASE_POLICY}; form-action 'self'`],
  ['Referrer-Policy', 'same-origin'],
];

/**
 * Headers of the page that posts an answer to a service. It has no `form-action`: browsers apply that to redirects after the
 * post as well, and where a service leads the person next is its own affair.
 */
export const POSTING_HEADERS: readonly RawHeader[] = [
  ...COMMON_HEADERS,
  ['Content-Security-Policy', `${BASE_POLICY}; script-src ${sourceOf(SUBMIT_SCRIPT)}`],
  ['Referrer-Policy', 'strict-origin'],
];

export interface PageContent {
  readonly title: string;
  readonly content: MarkupValue;
  /** After everything else. */
  readonly script?: string;
}

/** A page as text. */
export function renderPage(context: PageContext, { title, content, script }: PageContent): string {
  const { language, brand, say } = context;
  const name = `${brand}-Simulator`;
  return toText(markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>${title} – ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">${say(PAGE_TEXTS.skip)}</a>
<header><p class="brand"><strong>${name}</strong> ${say(PAGE_TEXTS.partOf)}</p>${languageLink(context)}
<p class="simulator"><strong>${say(PAGE_TEXTS.simulator)}</strong> ${say(PAGE_TEXTS.simulatorMore)}</p></header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
${script === undefined ? undefined : markup`<script>${script}</script>`}</body>
</html>
`);
}

function languageLink({ language, inLanguage }: PageContext): Markup | undefined {
  if (inLanguage === undefined) return undefined;
  const other: Language = language === 'de' ? 'en' : 'de';
  return markup`<p><a href="${inLanguage(other)}" lang="${other}" hreflang="${other}">${other === 'de' ? 'Deutsch' : 'English'}</a></p>`;
}

/** The style holds no character that would be escaped; `account-page-style.test.ts` keeps it so. */
const STYLE = markup`${PAGE_STYLE}`;
