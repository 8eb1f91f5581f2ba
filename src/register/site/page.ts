/** The frame of every page: head with its policy, banner, navigation, main part, footer. */
import type { Bilingual, Language } from '../../core/language.ts';
import { markup, toText } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';
import { aboutPage, feedPath, indexPage, relativeLink } from './paths.ts';
import { SCRIPT, SCRIPT_SOURCE } from './script.ts';
import type { Site } from './site-model.ts';
import { STYLES } from './styles.ts';
import { fill, shownDate, textsIn } from './texts.ts';
import type { SiteTexts } from './texts.ts';
import { visibleLine } from '../../core/visible-text.ts';

/** What the content of a page is written with. */
export interface PageContext {
  readonly site: Site;
  readonly language: Language;
  readonly t: SiteTexts;
  /** Path of the page in the site. */
  readonly path: string;
  readonly say: (text: Bilingual) => string;
  /** Address of another file of the site. */
  readonly to: (path: string) => string;
  readonly day: (date: string) => string;
  /** A name or text of somebody else, whose direction of writing stays its own. */
  readonly name: (text: string) => Markup;
  /** A text in the language of the register, marked where that is not the page's. */
  readonly own: (text: string) => Markup;
}

export function createPageContext(site: Site, language: Language, path: string): PageContext {
  return {
    site,
    language,
    path,
    t: TEXTS_IN[language],
    say: (text) => text[language],
    to: (target) => relativeLink(path, target),
    day: (date) => shownDate(date, language),
    name: (text) => markup`<bdi>${text}</bdi>`,
    own: (text) => (site.config.language === language ? markup`<bdi>${text}</bdi>` : markup`<bdi lang="${site.config.language}">${text}</bdi>`),
  };
}

const TEXTS_IN: Readonly<Record<Language, SiteTexts>> = { de: textsIn('de'), en: textsIn('en') };
const MAX_TITLE_CHARS = 120;

export interface PageContent {
  readonly title: string;
  readonly content: Markup;
  /** The same page in the other language. */
  readonly otherPath: string;
  /** Pages above this one, the register first. */
  readonly trail: readonly (readonly [title: MarkupValue, path: string])[];
  readonly isWide?: boolean;
}

function head({ site, language, t, to }: PageContext, { title, otherPath }: PageContent): Markup {
  const other = language === 'de' ? 'en' : 'de';
  const policy = `default-src 'none'; script-src ${SCRIPT_SOURCE}; style-src ${STYLES[language].source}; base-uri 'none'; form-action 'none'`;
  return markup`<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="referrer" content="no-referrer" />
<meta name="color-scheme" content="light dark" />
<title>${visibleLine(title, MAX_TITLE_CHARS)}, ${t.register} ${visibleLine(site.config.name, MAX_TITLE_CHARS)}</title>
<link rel="alternate" hreflang="${other}" href="${to(otherPath)}" />
<link rel="alternate" type="application/atom+xml" title="${t.feed}" href="${to(feedPath(language))}" />
<style>${STYLES[language].content}</style>
</head>`;
}

function masthead({ site, language, t, to, path, name }: PageContext, { otherPath }: PageContent): Markup {
  const other = language === 'de' ? 'en' : 'de';
  const link = (
    target: string,
    text: string,
  ): Markup => markup`<li><a href="${to(target)}"${target === path ? markup` aria-current="page"` : ''}>${text}</a></li>
`;
  return markup`<header class="head">
<div class="brand"><p><strong>Prüfstand</strong> ${t.brandLine}: ${name(site.config.name)}</p>
<p><a href="${to(otherPath)}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a></p></div>
<nav class="pages" aria-label="${t.navigation}"><ul>
${link(indexPage(language), t.overview)}${link(aboutPage(language), t.about)}<li><a href="${to(feedPath(language))}">${t.feed}</a></li>
</ul></nav>
</header>
`;
}

function trailOf({ t, to }: PageContext, { trail, title }: PageContent): Markup | undefined {
  if (trail.length === 0) return undefined;
  return markup`<nav class="path" aria-label="${t.path}"><ol>
${trail.map(
  ([text, path]) => markup`<li><a href="${to(path)}">${text}</a></li>
`,
)}<li aria-current="page"><bdi>${visibleLine(title, MAX_TITLE_CHARS)}</bdi></li>
</ol></nav>
`;
}

function footer({ site, t, day, name }: PageContext): Markup {
  const { evaluatedAt, nextUpdate, config } = site;
  const asOf = fill(t.asOf, { date: day(evaluatedAt), time: evaluatedAt.slice(11, 16), next: day(nextUpdate) });
  return markup`<footer class="foot"><div>
<p>${asOf}</p>
<p>${t.keeper}: ${name(config.name)}, ${name(config.contact)}</p>
</div></footer>`;
}

/** A page as text. */
export function renderPage(context: PageContext, page: PageContent): string {
  const { language, t, site, day } = context;
  const classes = page.isWide === true ? 'wide' : 'narrow';
  return toText(markup`<!DOCTYPE html>
<html lang="${language}" xmlns="http://www.w3.org/1999/xhtml">
${head(context, page)}
<body class="${classes}" data-expired="${t.expiredByClock}" data-next="${site.nextUpdate}">
<a class="skip" href="#content">${t.skip}</a>
${masthead(context, page)}<main id="content" tabindex="-1">
${trailOf(context, page)}<p class="notice" id="stale" hidden="hidden">${fill(t.stale, { next: day(site.nextUpdate) })}</p>
${page.content}</main>
${footer(context)}
<script>${SCRIPT}</script>
</body>
</html>
`);
}
