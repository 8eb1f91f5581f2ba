/**
 * Blocks onto pages. A heading stays with what follows it, a paragraph parts only where two lines or more stay on both sides, a
 * verdict never parts. Tables are in `compose-table.ts`.
 */
import type { Canvas, Tag } from './canvas.ts';
import { composeTable, leastTableHeight } from './compose-table.ts';
import { createFlow, flowText, heightOf, LEAST_LINES, place, setStyled, setText } from './flow.ts';
import type { Flow, SetLine } from './flow.ts';
import type { Block, Heading } from './model.ts';
import { CONTENT_WIDTH, HEADING_STYLES, SHEET, styleOf } from './sheet.ts';

const PARAGRAPH_GAP = 6;
const LIST_INDENT = 18;
const BAR_WIDTH = 5;
const BOX_PADDING = 12;
const PAGE_NUMBER_WIDTH = 40;
/** As many blocks can at most be kept together: headings, a paragraph, a table. */
const KEPT_BLOCKS = 6;

/** A heading and its page, as the pass before found it. */
export interface ContentsEntry {
  readonly name: string;
  readonly text: string;
  readonly page: number;
}

type Of<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

interface Composition {
  readonly flow: Flow;
  readonly canvas: Canvas;
  readonly contents: readonly ContentsEntry[];
  readonly nameOf: (heading: Heading) => string;
}

function headingLines(canvas: Canvas, { level, text }: Heading): readonly SetLine[] {
  return setStyled(canvas, text, { ...styleOf({ isBold: true }), size: HEADING_STYLES[level].size }, CONTENT_WIDTH);
}

function bodyLines(canvas: Canvas, block: Of<'paragraph'>): readonly SetLine[] {
  return setText(canvas, [block], CONTENT_WIDTH);
}

/** Whether a short paragraph under a heading only leads to what follows: a table, or headings of what belongs to it. */
function leadsOn(block: Block | undefined, level: number): boolean {
  return block?.kind === 'table' || (block?.kind === 'heading' && block.level > level);
}

/**
 * What must be on one page with a heading.
 * @param level of the heading that the blocks belong to
 */
function leastHeight(canvas: Canvas, [block, ...rest]: readonly Block[], level: number): number {
  switch (block?.kind) {
    case undefined:
      return 0;
    case 'heading': {
      const { before, after } = HEADING_STYLES[block.level];
      return before + heightOf(headingLines(canvas, block)) + after + leastHeight(canvas, rest, block.level);
    }
    case 'paragraph': {
      const lines = bodyLines(canvas, block);
      const isLead = lines.length <= LEAST_LINES && leadsOn(rest[0], level);
      return isLead ? heightOf(lines) + PARAGRAPH_GAP + leastHeight(canvas, rest, level) : heightOf(lines.slice(0, LEAST_LINES));
    }
    case 'list':
      return heightOf(setText(canvas, block.items.slice(0, 1), CONTENT_WIDTH - LIST_INDENT).slice(0, LEAST_LINES + 1));
    case 'verdict':
      return verdictHeight(canvas, block);
    case 'contents':
      return heightOf(setText(canvas, [{ text: block.title }], CONTENT_WIDTH)) * (LEAST_LINES + 1);
    case 'table':
      return leastTableHeight(canvas, block);
  }
}

const HEADING_TAGS: Readonly<Record<Heading['level'], Tag>> = { 1: 'H1', 2: 'H2', 3: 'H3', 4: 'H4' };

function composeHeading({ flow, canvas, nameOf }: Composition, block: Heading): void {
  const lines = headingLines(canvas, block);
  const { before, after } = HEADING_STYLES[block.level];
  flow.space(before);
  canvas.mark(nameOf(block), block.text, block.level, flow.y);
  canvas.put(canvas.element(canvas.root, HEADING_TAGS[block.level], { lang: block.lang }), place(lines, SHEET.left, flow.y));
  flow.advance(heightOf(lines) + after);
}

function composeList({ flow, canvas }: Composition, { isOrdered, items }: Of<'list'>): void {
  const element = canvas.element(canvas.root, 'L');
  for (const [index, item] of items.entries()) {
    const lines = setText(canvas, [item], CONTENT_WIDTH - LIST_INDENT);
    const style = styleOf({ ...item, isBold: false });
    flow.ensure(heightOf(lines.length <= LEAST_LINES + 1 ? lines : lines.slice(0, LEAST_LINES)));
    const row = canvas.element(element, 'LI');
    const label = { text: isOrdered ? `${index + 1}.` : '•', endsWord: true, style, x: SHEET.left, y: flow.y };
    canvas.put(canvas.element(row, 'Lbl'), [label]);
    flowText(flow, canvas.element(row, 'LBody', { lang: item.lang }), lines, SHEET.left + LIST_INDENT);
    flow.space(PARAGRAPH_GAP / 2);
  }
  flow.space(PARAGRAPH_GAP / 2);
}

function verdictLines(canvas: Canvas, { paragraphs }: Of<'verdict'>): readonly SetLine[] {
  return setText(canvas, paragraphs, CONTENT_WIDTH - BAR_WIDTH - BOX_PADDING * 2);
}

function verdictHeight(canvas: Canvas, block: Of<'verdict'>): number {
  return heightOf(verdictLines(canvas, block)) + (block.paragraphs.length - 1) * (PARAGRAPH_GAP / 2) + BOX_PADDING * 2;
}

function composeVerdict({ flow, canvas }: Composition, block: Of<'verdict'>): void {
  const height = verdictHeight(canvas, block);
  flow.ensure(height);
  const lines = verdictLines(canvas, block);
  canvas.decorate({ kind: 'band', x: SHEET.left, y: flow.y, width: CONTENT_WIDTH, height });
  canvas.decorate({ kind: 'bar', x: SHEET.left, y: flow.y, width: BAR_WIDTH, height, tone: block.tone });
  let y = flow.y + BOX_PADDING;
  for (const [index, entry] of block.paragraphs.entries()) {
    const own = lines.filter(({ paragraph }) => paragraph === index);
    canvas.put(canvas.element(canvas.root, 'P', { lang: entry.lang }), place(own, SHEET.left + BAR_WIDTH + BOX_PADDING, y));
    y += heightOf(own) + PARAGRAPH_GAP / 2;
  }
  flow.advance(height + PARAGRAPH_GAP * 2);
}

function composeContents({ flow, canvas, contents }: Composition, { title }: Of<'contents'>): void {
  const titleLines = setText(canvas, [{ text: title, isBold: true }], CONTENT_WIDTH);
  const rows = contents.map((entry) => ({ entry, lines: setText(canvas, [{ text: entry.text }], CONTENT_WIDTH - PAGE_NUMBER_WIDTH) }));
  flow.ensure(heightOf(titleLines) + rows.reduce((sum, { lines }) => sum + heightOf(lines), 0));
  const list = canvas.element(canvas.root, 'TOC');
  canvas.put(canvas.element(list, 'Caption'), place(titleLines, SHEET.left, flow.y));
  flow.advance(heightOf(titleLines));
  for (const { entry, lines } of rows) {
    flow.ensure(heightOf(lines));
    const link = canvas.element(canvas.element(canvas.element(list, 'TOCI'), 'Reference'), 'Link');
    const style = styleOf({});
    const page = String(entry.page);
    const number = { text: page, endsWord: true, style, x: SHEET.left + CONTENT_WIDTH - canvas.measure(page, style), y: flow.y + heightOf(lines.slice(1)) };
    canvas.put(link, [...place(lines, SHEET.left, flow.y), number]);
    canvas.link(link, { x: SHEET.left, y: flow.y, width: CONTENT_WIDTH, height: heightOf(lines) }, entry.name, `${entry.text}, ${page}`);
    flow.advance(heightOf(lines));
  }
  flow.space(PARAGRAPH_GAP);
}

function composeBlock(composition: Composition, block: Block): void {
  const { flow, canvas } = composition;
  switch (block.kind) {
    case 'heading':
      return composeHeading(composition, block);
    case 'paragraph':
      flowText(flow, canvas.element(canvas.root, 'P', { lang: block.lang }), bodyLines(canvas, block));
      return flow.space(PARAGRAPH_GAP);
    case 'list':
      return composeList(composition, block);
    case 'verdict':
      return composeVerdict(composition, block);
    case 'contents':
      return composeContents(composition, block);
    case 'table':
      return composeTable(flow, block);
  }
}

/** Name of a heading, fixed in width so that names sort as they are counted. */
function namesOf(blocks: readonly Block[]): (heading: Heading) => string {
  const headings = blocks.filter((block) => block.kind === 'heading');
  return (heading) => `h${String(headings.indexOf(heading)).padStart(5, '0')}`;
}

/**
 * Composes all blocks, beginning on the canvas's first page.
 * @param contents what the contents list; of the first pass with any page numbers
 */
export function compose(canvas: Canvas, blocks: readonly Block[], contents: readonly ContentsEntry[]): void {
  const composition: Composition = { canvas, flow: createFlow(canvas), contents, nameOf: namesOf(blocks) };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading' && blocks[index - 1]?.kind !== 'heading')
      composition.flow.ensure(leastHeight(canvas, blocks.slice(index, index + KEPT_BLOCKS), 0));
    composeBlock(composition, block);
  }
}

/** The entries of the contents before their pages are known. */
export function contentsOf(blocks: readonly Block[]): readonly ContentsEntry[] {
  const nameOf = namesOf(blocks);
  return blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [{ name: nameOf(block), text: block.text, page: 0 }] : []));
}
