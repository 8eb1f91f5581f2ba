/** The page that explains: levels, states, files for programs, who keeps the register, complaints. */
import { LEVELS } from '../../core/assurance-levels.ts';
import { ASSURANCE_LEVELS } from '../../core/certificate.ts';
import type { Language } from '../../core/language.ts';
import { EVALUATED_STATUSES } from '../entry-state.ts';
import { pairs, section, stateMark, table, tableRow } from './elements.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { createPageContext, renderPage } from './page.ts';
import type { PageContext } from './page.ts';
import { aboutPage, feedPath, indexPage, productStatusPath, SITE_FILES, statusPath } from './paths.ts';
import type { Site } from './site-model.ts';

function levels({ t, say }: PageContext): Markup {
  const rows = ASSURANCE_LEVELS.map((level) => tableRow(markup`${level} ${say(LEVELS[level].name)}`, [say(LEVELS[level].meaning)], level));
  return markup`${table({ id: 'levels-c', caption: t.levelsCaption, columns: [t.level, t.meaning], rows })}<p>${t.levelsNote}</p>
`;
}

function states(context: PageContext): Markup {
  const { t } = context;
  const meanings = { valid: t.stateValid, suspended: t.stateSuspended, revoked: t.stateRevoked, expired: t.stateExpired, notYetValid: t.stateNotYet };
  const rows = EVALUATED_STATUSES.map((status) => tableRow(stateMark(context, status), [meanings[status]]));
  return markup`${table({ id: 'states-c', caption: t.statesCaption, columns: [t.status, t.meaning], rows })}<p>${t.timeNote}</p>
`;
}

function gate({ t, to, site, language }: PageContext): Markup {
  const { baseUrl } = site.config;
  // Breaks behind a slash only, so that a name in it stays whole.
  const example = (path: string): Markup => markup`<code>${(baseUrl + path).split(/(?<=\/)(?!\/)/u).map((part) => markup`${part}<wbr />`)}</code>`;
  const linked = (path: string): Markup => markup`<a href="${to(path)}">${path}</a>`;
  const rows = [
    tableRow(example(statusPath('<number>')), [t.gateNumber]),
    tableRow(example(productStatusPath('<slug>')), [t.gateProduct]),
    tableRow(linked(SITE_FILES.status), [t.gateList]),
    ...(site.isSigned ? [tableRow(linked(SITE_FILES.statusSignature), [t.gateSignature])] : []),
    tableRow(linked(SITE_FILES.products), [t.gateProducts]),
    tableRow(linked(feedPath(language)), [t.gateFeed]),
    ...(site.config.anchors === undefined ? [] : [tableRow(linked(SITE_FILES.anchors), [t.gateAnchors])]),
    ...(site.config.tsaAnchors === undefined ? [] : [tableRow(linked(SITE_FILES.tsaAnchors), [t.gateTsaAnchors])]),
  ];
  return markup`<p>${t.gateText}</p>
${table({ id: 'files-c', caption: t.gateFilesCaption, columns: [t.file, t.content], rows })}`;
}

/** Where complaints go, also used on the page of a certificate. */
export function complaintPairs(context: PageContext, { name, address, contact, url }: Site['config']['complaints']): Markup {
  const { t } = context;
  return pairs([
    [t.office, context.name(name)],
    [t.address, address !== undefined && context.name(address)],
    [t.contact, contact !== undefined && context.name(contact)],
    ['URL', url !== undefined && markup`<a href="${url}">${url}</a>`],
  ]);
}

export function renderAboutPage(site: Site, language: Language): string {
  const context = createPageContext(site, language, aboutPage(language));
  const { t, name } = context;
  const { config } = site;
  const keeper = pairs([
    [t.office, name(config.name)],
    [t.contact, name(config.contact)],
    [t.register, markup`<a href="${config.baseUrl}">${config.baseUrl}</a>`],
  ]);
  return renderPage(context, {
    title: t.about,
    content: markup`<h1>${t.about}</h1>
<p class="lead">${t.aboutLead}</p>
${section('levels', t.levelsHeading, levels(context))}${section('states', t.statesHeading, states(context))}${section('gate', t.gateHeading, gate(context))}${section('keeper', t.keeper, keeper)}${section(
      'complaints',
      t.complaints,
      markup`<p>${t.complaintsLead}</p>
${complaintPairs(context, config.complaints)}`,
    )}`,
    otherPath: aboutPage(language === 'de' ? 'en' : 'de'),
    trail: [[t.overview, indexPage(language)]],
  });
}
