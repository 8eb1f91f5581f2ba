/** The vendor's declaration: what was declared about the product, problems of the static review, and every item, also those not selected. */
import type { ReviewedItem, StaticReview } from '../../../src/core/declaration.ts';
import { reviewedStatusText, SUPPORT_WORDS } from '../../../src/core/ics-words.ts';
import { sayIn } from '../../../src/core/language.ts';
import { answersSentence, declarationErrors, declarationRemarks, DECLARATION_TEXTS, valueText } from '../../declaration.ts';
import type { DeclarationProblem } from '../../declaration.ts';
import type { PageContext } from '../context.ts';
import { requirementLinks, sign, table, tableRow } from '../elements.ts';
import { joinMarkup, markup } from '../markup.ts';
import type { Markup, MarkupValue } from '../markup.ts';

function productRows(
  { t }: PageContext,
  { product, proforma, declaredBy, declaredAt, declarationSha256 }: StaticReview,
): readonly (readonly [string, MarkupValue])[] {
  const { vendor, build = {} } = product;
  const listed = (texts: readonly string[] | undefined): readonly string[] => (texts === undefined ? [t.notStated] : texts.length === 0 ? [t.nothing] : texts);
  const digests = (
    [
      [t.buildFile, build.sha256],
      [t.buildImage, build.imageDigest],
      [t.buildCommit, build.commit],
      [t.buildConfiguration, product.configurationSha256],
    ] as const
  ).map(([name, digest]) => (digest === undefined ? undefined : `${name}: ${digest}`));
  const rows: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    [t.product, [`${product.name} ${product.version}`]],
    [t.vendor, [vendor.name, vendor.address, vendor.contact]],
    [t.role, [product.role]],
    [t.build, digests],
    [t.modules, listed(product.modules)],
    [t.productEnvironment, [product.environment]],
    [t.thirdParty, listed(product.thirdParty)],
    [t.productDeviations, listed(product.deviations)],
    [t.proforma, [`${proforma.id} ${proforma.version}`]],
    [t.declaredBy, [`${declaredBy.name}, ${declaredBy.role}`, declaredAt]],
  ];
  const told = rows.map(([name, parts]) => [name, parts.filter((part) => part !== undefined)] as const).filter(([, parts]) => parts.length > 0);
  return [
    ...told.map(([name, parts]) => [name, joinMarkup(parts, markup`<br />`)] as const),
    [t.declarationDigest, markup`<span class="digest">SHA-256 ${declarationSha256}</span>`],
  ];
}

function problemList(context: PageContext, heading: string, problems: readonly DeclarationProblem[], kind: 'failure' | 'warning'): Markup | undefined {
  if (problems.length === 0) return undefined;
  const items = problems.map(({ item, text }) => {
    const place = item === undefined ? undefined : markup`<a class="id" href="#${anchorOf(item)}">${item.id}</a>: `;
    return markup`<li>${sign(kind)} ${place}${context.say(text)}</li>
`;
  });
  return markup`<h3>${heading} <span class="count">(${problems.length})</span></h3>
<ul class="rows">
${items}</ul>
`;
}

function anchorOf({ id }: ReviewedItem): string {
  return `item-${id.replaceAll(/[^\w-]/gu, '_')}`;
}

function itemRow(context: PageContext, item: ReviewedItem): Markup {
  const { say, t } = context;
  const remark = item.remark === undefined ? undefined : markup`<br /><span class="quiet">${t.vendorRemark}: ${item.remark}</span>`;
  const value = valueText(item);
  const selection = item.requirements.length === 0 ? undefined : item.isSelected ? t.itemSelected : t.itemNotSelected;
  return tableRow(
    markup`<span class="id">${item.id}</span>`,
    [
      markup`${say(item.question)}<br /><span class="quiet">${sayIn(item.reference, context.language)}</span>`,
      say(reviewedStatusText(item)),
      markup`${say(SUPPORT_WORDS[item.support])}${value === '' ? undefined : markup`<br />${value}`}${remark}`,
      markup`${requirementLinks(context, item.requirements)}${selection === undefined ? undefined : markup`<br /><span class="quiet">${selection}</span>`}`,
    ],
    anchorOf(item),
  );
}

function itemTables(context: PageContext, { items, groups = [] }: StaticReview): readonly Markup[] {
  const { t, say } = context;
  const columns = [t.item, t.question, t.itemStatus, t.declaredAnswer, t.requirements];
  const tables = groups.map(({ id, title }) => ({ caption: say(title), own: items.filter(({ group }) => group === id) }));
  const rest = items.filter(({ group }) => !groups.some(({ id }) => id === group));
  return [...tables, { caption: t.furtherItems, own: rest }]
    .filter(({ own }) => own.length > 0)
    .map(({ caption, own }, index) =>
      table({ id: `declaration-${index + 1}`, caption, columns, rows: own.map((item) => itemRow(context, item)), kind: 'declaration' }),
    );
}

export function declarationSection(context: PageContext): Markup {
  const { t, language, result } = context;
  const { declaration } = result;
  if (declaration === undefined)
    return markup`<p>${t.noDeclaration}</p>
`;
  const rows = productRows(context, declaration).map(([name, value]) => tableRow(name, [value]));
  const errors = declarationErrors(declaration);
  const words = {
    errors: context.say(DECLARATION_TEXTS.errors),
    remarks: context.say(DECLARATION_TEXTS.remarks),
    none: context.say(DECLARATION_TEXTS.noErrors),
  };
  return markup`<p>${t.declarationLead}</p>
${table({ id: 'declared-product', caption: t.declaredProductCaption, columns: [t.property, t.value], rows, kind: 'facts' })}<p>${answersSentence(declaration, language)}.${errors.length === 0 ? ` ${words.none}.` : ''}</p>
${problemList(context, words.errors, errors, 'failure')}${problemList(context, words.remarks, declarationRemarks(declaration), 'warning')}<h3>${t.allItems}</h3>
${itemTables(context, declaration)}`;
}
