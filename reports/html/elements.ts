/** Small pieces of markup that several sections use: verdict marks, tables, links to requirements, lists of pairs. */
import type { Requirement } from '../../src/core/requirement.ts';
import type { RequirementResult } from '../../src/core/result.ts';
import { VERDICT_WORDS } from '../../src/core/verdict-words.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import type { FindingSeverity } from '../findings.ts';
import { standingOf } from '../tally.ts';
import { LEVEL_WORDS, SEVERITY_WORDS } from '../texts.ts';
import type { PageContext } from './context.ts';
import { joinMarkup, markup } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';

/** Signs stand beside words, never instead of them. */
const SIGNS: Readonly<Record<Verdict | FindingSeverity, string>> = {
  passed: '✓',
  failed: '✗',
  failure: '✗',
  warning: '!',
  cantTell: '?',
  inapplicable: '–',
  untested: '○',
  observation: 'i',
};

/** A sign in its colour, hidden from screen readers. */
export function sign(kind: Verdict | FindingSeverity): Markup {
  return markup`<span class="sign sign-${kind}" aria-hidden="true">${SIGNS[kind]}</span>`;
}

/** Sign and word of a verdict; where there was nothing worse than a remark, it says so. */
export function verdictMark(context: PageContext, verdict: Verdict, worst?: RequirementResult['worst']): Markup {
  const isRemarked = standingOf(verdict, worst) === 'remarked';
  const remark = isRemarked ? markup` <span class="quiet">(${context.say(SEVERITY_WORDS.warning)})</span>` : undefined;
  return markup`<span class="verdict">${sign(isRemarked ? 'warning' : verdict)} <span>${context.say(VERDICT_WORDS[verdict])}${remark}</span></span>`;
}

/** `MUSS`, with the mark `Lesart` where the modal verb is ours. */
export function levelMark(context: PageContext, { level, levelOrigin }: Pick<Requirement, 'level' | 'levelOrigin'>): Markup {
  const reading = levelOrigin === 'reading' ? markup` <span class="tag">${context.t.reading}</span>` : undefined;
  return markup`<span class="level">${context.say(LEVEL_WORDS[level])}</span>${reading}`;
}

/** A requirement's id, linked to its row where there is one. */
export function requirementLink(context: PageContext, id: string): Markup {
  const anchor = context.anchorOf(id);
  return anchor === undefined ? markup`<span class="id">${id}</span>` : markup`<a class="id" href="#${anchor}">${id}</a>`;
}

export function requirementLinks(context: PageContext, ids: readonly string[]): Markup {
  return joinMarkup(
    ids.map((id) => requirementLink(context, id)),
    ', ',
  );
}

/** Term and description; pairs without a description are left out. */
export function pairs(entries: readonly (readonly [term: string, description: MarkupValue])[]): Markup {
  const rows = entries.filter(([, description]) => description !== undefined && description !== false);
  return markup`<dl class="pairs">${rows.map(([term, description]) => markup`<div><dt>${term}</dt><dd>${description}</dd></div>`)}</dl>`;
}

export interface Table {
  readonly id: string;
  readonly caption: MarkupValue;
  readonly columns: readonly string[];
  /** Rows made with `tableRow`. */
  readonly rows: readonly Markup[];
  readonly kind?: string;
}

/** A table that scrolls in its own focusable region when the page is narrow. */
export function table({ id, caption, columns, rows, kind }: Table): Markup {
  return markup`<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
<table class="${kind ?? 'plain'}"><caption id="${id}">${caption}</caption>
<thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

/** A row whose first cell is its heading. */
export function tableRow(heading: MarkupValue, cells: readonly MarkupValue[], anchor?: string): Markup {
  const id = anchor === undefined ? undefined : markup` id="${anchor}"`;
  return markup`<tr${id}><th scope="row">${heading}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
}
