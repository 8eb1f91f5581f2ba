/** Small pieces of markup that several pages use: states, tables, pairs, sections. */
import { isSelfTest } from '../../core/assurance-levels.ts';
import { CONCLUSION_WORDS } from '../../core/verdict-words.ts';
import type { EvaluatedStatus } from '../entry-state.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';
import type { PageContext } from './page.ts';
import { certificatePage, productPage } from './paths.ts';
import type { SiteEntry } from './site-model.ts';
import { visibleLine } from '../../core/visible-text.ts';
import { STATUS_WORDS } from './words.ts';

/** Signs stand beside words, never instead of them. */
const SIGNS: Readonly<Record<EvaluatedStatus, string>> = { valid: '✓', suspended: '!', revoked: '✗', expired: '○', notYetValid: '…' };

/** Sign and word of a status. With a date the script of the page marks it as expired when that has passed. */
export function stateMark({ say }: PageContext, status: EvaluatedStatus, until?: string): Markup {
  const watched = status === 'valid' && until !== undefined ? markup` data-until="${until}"` : undefined;
  return markup`<span class="state state-${status}"${watched}><span class="sign" aria-hidden="true">${SIGNS[status]}</span><span class="word">${say(STATUS_WORDS[status])}</span></span>`;
}

/** Term and description; pairs without a description are left out. */
export function pairs(entries: readonly (readonly [term: string, description: MarkupValue])[]): Markup {
  const rows = entries.filter(([, description]) => description !== undefined && description !== false);
  return markup`<dl class="pairs">
${rows.map(
  ([term, description]) => markup`<div><dt>${term}</dt><dd>${description}</dd></div>
`,
)}</dl>
`;
}

/** Items as a list, one alone as it is, none as the word given. */
export function listOf(items: readonly MarkupValue[], none: string): MarkupValue {
  if (items.length === 0) return none;
  return items.length === 1 ? items[0] : markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
}

export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Markup[];
}

/** A table that scrolls in its own focusable region when the page is narrow. */
export function table({ id, caption, columns, rows }: Table): Markup {
  return markup`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
<table><caption id="${id}">${caption}</caption>
<thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

/** A row whose first cell is its heading. */
export function tableRow(heading: MarkupValue, cells: readonly MarkupValue[], id?: string): Markup {
  return markup`<tr${id === undefined ? '' : markup` id="${id}"`}><th scope="row">${heading}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
}

export function section(id: string, title: MarkupValue, content: MarkupValue): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
${content}</section>
`;
}

/** Longer names end in an ellipsis in tables; the pages they lead to show them whole. */
const MAX_NAME_CHARS = 100;

/** Which entries a table is about decides what its rows are headed by. */
export type EntriesTableKind = 'register' | 'product';

/**
 * The table of entries. Its roles are written out because on narrow screens it is laid out as cards, and browsers forget
 * the roles of tables that are laid out otherwise.
 */
export function entriesTable(context: PageContext, kind: EntriesTableKind, caption: string, entries: readonly SiteEntry[]): Markup {
  const { t } = context;
  const first = kind === 'register' ? [t.product, t.version, t.vendor] : [t.version];
  const columns = [...first, t.profile, t.conclusion, t.level, t.validUntil, t.status, t.number];
  return markup`<table class="entries" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => markup`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${entries.map((one) => entryRow(context, kind, one))}</tbody></table>
`;
}

function entryRow(context: PageContext, kind: EntriesTableKind, { entry, status }: SiteEntry): Markup {
  const { t, name, say, day, to, language } = context;
  const { number, product, profile, conclusion, level, validUntil } = entry.certificate;
  const cell = (column: string, value: MarkupValue): Markup => markup`<td role="cell" class="c-${column}"><span>${value}</span></td>`;
  const heading =
    kind === 'register'
      ? markup`<a href="${to(productPage(entry.product, language))}">${name(visibleLine(product.name, MAX_NAME_CHARS))}</a>`
      : markup`<bdi>${product.version}</bdi>`;
  const first = kind === 'register' ? [cell('version', name(product.version)), cell('vendor', name(visibleLine(product.vendor.name, MAX_NAME_CHARS)))] : [];
  return markup`<tr role="row" data-status="${status}"><th role="rowheader" scope="row">${heading}</th>${first}${[
    cell('profile', name(say(profile.title))),
    cell('conclusion', say(CONCLUSION_WORDS[conclusion])),
    cell('level', isSelfTest(level) ? `${level}, ${t.selfTest}` : level),
    cell('until', day(validUntil)),
    cell('status', stateMark(context, status, validUntil)),
    cell('number', markup`<a class="id" href="${to(certificatePage(number, language))}">${number}</a>`),
  ]}</tr>
`;
}
