/** The first page: every entry in one table, which a small script can narrow. */
import type { Language } from '../../core/language.ts';
import { EVALUATED_STATUSES } from '../entry-state.ts';
import { entriesTable } from './elements.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { createPageContext, renderPage } from './page.ts';
import type { PageContext } from './page.ts';
import { indexPage } from './paths.ts';
import type { Site } from './site-model.ts';
import { STATUS_WORDS } from './words.ts';

/** Shown by the script only: without it, it would do nothing. */
function filter({ t, say, site }: PageContext): Markup {
  const present = EVALUATED_STATUSES.filter((status) => status === 'expired' || site.entries.some((one) => one.status === status));
  return markup`<form class="filter" id="filter" role="search" hidden="hidden"><fieldset><legend>${t.filterLegend}</legend>
<label class="wide">${t.search}<input type="search" id="search" autocomplete="off" spellcheck="false" /></label>
<label>${t.statusFilter}<select id="status"><option value="">${t.all}</option>${present.map((status) => markup`<option value="${status}">${say(STATUS_WORDS[status])}</option>`)}</select></label>
<p id="found" role="status" data-text="${t.found}"></p>
</fieldset></form>
`;
}

export function renderIndexPage(site: Site, language: Language): string {
  const context = createPageContext(site, language, indexPage(language));
  const { t, name } = context;
  const [before = '', after = ''] = t.indexLead.split('{name}');
  const entries = site.products.flatMap((product) => product.entries);
  const list =
    entries.length === 0
      ? markup`<p>${t.emptyRegister}</p>
`
      : markup`${filter(context)}${entriesTable(context, 'register', t.tableCaption, entries)}<p id="nothing" hidden="hidden">${t.nothingFound}</p>
`;
  return renderPage(context, {
    title: t.indexTitle,
    content: markup`<h1>${t.indexTitle}</h1>
<p class="lead">${before}${name(site.config.name)}${after}</p>
${list}`,
    otherPath: indexPage(language === 'de' ? 'en' : 'de'),
    trail: [],
    isWide: true,
  });
}
