/** What was tested and against what: the item, the basis with every digest, the vendor's declaration. */
import type { DeclaredProduct, ReviewedItem, StaticReview } from '../../../src/core/declaration.ts';
import { reviewedStatusText, SUPPORT_WORDS } from '../../../src/core/ics-words.ts';
import { sayIn } from '../../../src/core/language.ts';
import { DECLARATION_TEXTS, declarationErrors, declarationRemarks, valueText } from '../../declaration.ts';
import type { DeclarationProblem } from '../../declaration.ts';
import { formatDuration, formatInteger } from '../../numbers.ts';
import { fill, KIND_WORDS } from '../../texts.ts';
import { partyParagraphs } from '../context.ts';
import type { ReportContext } from '../context.ts';
import { facts, heading, list, paragraph } from '../model.ts';
import type { Block, Cell, Paragraph } from '../model.ts';

type Facts = readonly (readonly [string, Cell | undefined])[];

function digest(sha256: string): Paragraph {
  return { text: `SHA-256 ${sha256}`, isQuiet: true, size: 'note' };
}

function listed({ t }: ReportContext, texts: readonly string[] | undefined): Cell {
  if (texts === undefined) return t.notStated;
  return texts.length === 0 ? t.nothing : texts.map((text) => ({ text }));
}

function declaredItem(context: ReportContext, product: DeclaredProduct): Facts {
  const { t } = context;
  const { build } = product;
  return [
    [t.role, product.role],
    [t.build, build?.sha256 === undefined ? undefined : digest(build.sha256)],
    [t.image, build?.imageDigest],
    [t.commitOf, build?.commit],
    [t.configuration, product.configurationSha256 === undefined ? undefined : digest(product.configurationSha256)],
    [t.modules, listed(context, product.modules)],
    [t.environmentOf, product.environment],
    [t.thirdParty, listed(context, product.thirdParty)],
    [t.deviations, listed(context, product.deviations)],
  ];
}

/** The item as the certificate names it, else as the vendor declared it. */
function declaredProduct({ certificate, declaration }: ReportContext): DeclaredProduct | undefined {
  return certificate?.product ?? declaration?.product;
}

export function itemBlocks(context: ReportContext): readonly Block[] {
  const { result, head, t, say } = context;
  const { product, kind, sha256, declared } = result.target;
  const declaration = declaredProduct(context);
  const rows: Facts = [
    [t.product, product.name],
    [t.productVersion, product.version],
    [t.maker, partyParagraphs(head.maker)],
    ...(declaration === undefined ? [] : declaredItem(context, declaration)),
    [t.targetKind, say(KIND_WORDS[kind])],
    [t.targetDigest, digest(sha256)],
  ];
  const options = Object.keys(declared).sort();
  const optionRows = options.map((name): readonly [string, Cell] => [name, declaredValue(context, declared[name] ?? '')]);
  return [
    facts(t.itemCaption, [t.property, t.value], rows),
    optionRows.length === 0 ? paragraph(t.nothingDeclared) : facts(t.declaredCaption, [t.property, t.value], optionRows),
  ];
}

function declaredValue({ t }: ReportContext, value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  return typeof value === 'object' ? value.join(', ') : String(value);
}

function basisRows({ result, t, say, time, language }: ReportContext): Facts {
  const { profile, specification, suite, run } = result;
  const titled = (title: string, { id, version, sha256 }: { readonly id: string; readonly version: string; readonly sha256: string }): readonly Paragraph[] => [
    { text: `${title} (${id}), ${fill(t.version, { version })}` },
    digest(sha256),
  ];
  const suiteDetails = [
    ...(suite.commit === undefined ? [] : [fill(t.commit, { commit: suite.commit })]),
    ...(suite.sha256 === undefined ? [] : [fill(t.suiteDigest, { sha256: suite.sha256 })]),
  ];
  return [
    [t.catalogue, titled(say(specification.title), specification)],
    [t.profile, titled(say(profile.title), profile)],
    [t.suite, [{ text: `${suite.name}, ${fill(t.version, { version: suite.version })}` }, ...suiteDetails.map((text) => ({ text, isQuiet: true }))]],
    [t.run, run.id],
    [t.performed, `${fill(t.fromTo, { from: time(run.startedAt), to: time(run.finishedAt) })}, ${formatDuration(run.durationMs, language)}`],
    [t.repeats, formatInteger(run.attempts)],
    [t.environment, `Node.js ${run.node}, ${run.platform}`],
  ];
}

function threeTables({ result, t }: ReportContext): readonly Block[] {
  const { standards = [], schemas = [], tools = [] } = result.basis ?? {};
  const standardRows = standards.map(({ id, title, version, url }): readonly Cell[] => [
    id,
    [{ text: title }, ...(url === undefined ? [] : [{ text: url, isQuiet: true }])],
    version ?? t.versionOpen,
  ]);
  const table = (caption: string, columns: readonly (readonly [string, number])[], rows: readonly (readonly Cell[])[]): readonly Block[] =>
    rows.length === 0 ? [] : [{ kind: 'table', caption, columns: columns.map(([title, share]) => ({ title, share })), rows }];
  const columns = (first: string): readonly (readonly [string, number])[] => [
    [first, 45],
    ['SHA-256', 55],
  ];
  return [
    ...table(
      t.standardsCaption,
      [
        [t.erratum, 18],
        [t.document, 60],
        [t.versionColumn, 22],
      ],
      standardRows,
    ),
    ...table(
      t.schemasCaption,
      columns(t.schema),
      schemas.map(({ id, sha256 }) => [id, sha256]),
    ),
    ...table(
      t.toolsCaption,
      [
        [t.tool, 45],
        [t.versionColumn, 55],
      ],
      tools.map(({ name, version }) => [name, version]),
    ),
  ];
}

export function basisBlocks(context: ReportContext): readonly Block[] {
  const { t } = context;
  return [facts(t.basisCaption, [t.property, t.value], basisRows(context)), ...threeTables(context)];
}

function itemRow({ t, say, language }: ReportContext, item: ReviewedItem): readonly Cell[] {
  const value = valueText(item);
  const details = [
    ...(value === '' ? [] : [value]),
    ...(item.remark === undefined ? [] : [item.remark]),
    ...item.problems.map(({ text }) => fill(t.problem, { text: say(text) })),
  ];
  return [
    item.id,
    [{ text: say(item.question) }, { text: sayIn(item.reference, language), isQuiet: true }],
    say(reviewedStatusText(item)),
    [
      { text: say(SUPPORT_WORDS[item.support]), isBold: true },
      ...details.map((text) => ({ text })),
      { text: item.isSelected ? t.isSelected : t.isNotSelected, isQuiet: true },
    ],
  ];
}

function problemBlocks({ say }: ReportContext, title: string, problems: readonly DeclarationProblem[]): readonly Block[] {
  if (problems.length === 0) return [];
  return [heading(3, `${title} (${problems.length})`), list(problems.map(({ item, text }) => `${item === undefined ? '' : `${item.id}: `}${say(text)}`))];
}

/** The declaration with the outcome of its static review (ITU-T X.290). */
export function declarationBlocks(context: ReportContext, review: StaticReview): readonly Block[] {
  const { t, time } = context;
  const rows: Facts = [
    [t.proforma, [{ text: `${review.proforma.id}, ${fill(t.version, { version: review.proforma.version })}` }, digest(review.proforma.sha256)]],
    [t.declaredBy, [{ text: review.declaredBy.name }, { text: review.declaredBy.role, isQuiet: true }]],
    [t.declaredAt, time(review.declaredAt)],
    [t.declarationDigest, digest(review.declarationSha256)],
    [t.reviewErrors, formatInteger(review.errors)],
  ];
  const items: Block = {
    kind: 'table',
    caption: t.itemsCaption,
    columns: [
      { title: t.itemColumn, share: 20 },
      { title: t.question, share: 40 },
      { title: t.status, share: 18 },
      { title: t.answer, share: 22 },
    ],
    rows: review.items.map((item) => itemRow(context, item)),
  };
  const notSelected = review.notSelected.map(({ requirement, item }): readonly [string, Cell] => [requirement, item]);
  return [
    facts(t.declarationCaption, [t.property, t.value], rows),
    ...problemBlocks(context, context.say(DECLARATION_TEXTS.errors), declarationErrors(review)),
    ...problemBlocks(context, context.say(DECLARATION_TEXTS.remarks), declarationRemarks(review)),
    ...(review.items.length === 0 ? [] : [items]),
    ...(notSelected.length === 0 ? [] : [facts(t.notSelectedCaption, [t.requirement, t.itemColumn], notSelected)]),
  ];
}
