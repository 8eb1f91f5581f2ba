/**
 * Tables onto pages. A row stays whole unless it is taller than a third of a page; the head of the columns is repeated on every page,
 * there as decoration, since in the structure of the document it is said once.
 */
import type { Canvas, Element } from './canvas.ts';
import { heightOf, LEAST_LINES, place, setText } from './flow.ts';
import type { Flow, PlacedSetLine, SetLine } from './flow.ts';
import { paragraphsOf } from './model.ts';
import type { Cell, Table } from './model.ts';
import { CONTENT_HEIGHT, CONTENT_WIDTH, SHEET } from './sheet.ts';

const PADDING_X = 5;
const PADDING_Y = 3.5;
const CAPTION_GAP = 3;
const AFTER = 12;
/** Rows up to this share of a page are never parted. */
const WHOLE_ROW = 0.35;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly isNumber: boolean;
}

function columnsOf({ columns }: Table): readonly Column[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = SHEET.left;
  return columns.map(({ share, isNumber = false }) => {
    const column = { x, width: (CONTENT_WIDTH * share) / total, isNumber };
    x += column.width;
    return column;
  });
}

type SetRow = readonly (readonly SetLine[])[];

function setRow(canvas: Canvas, cells: readonly Cell[], columns: readonly Column[], isHead: boolean): SetRow {
  return columns.map(({ width }, index) => {
    const paragraphs = paragraphsOf(cells[index] ?? '').map((entry) => ({ ...entry, isBold: isHead || (entry.isBold ?? index === 0) }));
    return setText(canvas, paragraphs, width - PADDING_X * 2, 'cell');
  });
}

function rowHeight(row: SetRow): number {
  return Math.max(...row.map(heightOf), 0) + PADDING_Y * 2;
}

function placeCell(canvas: Canvas, lines: readonly SetLine[], { x, width, isNumber }: Column, y: number): readonly PlacedSetLine[] {
  const placed = place(lines, x + PADDING_X, y + PADDING_Y);
  if (!isNumber) return placed;
  return placed.map((line) => ({ ...line, x: x + width - PADDING_X - canvas.measure(line.text, line.style) }));
}

interface Head {
  readonly caption: readonly SetLine[];
  readonly row: SetRow;
}

function headOf(canvas: Canvas, table: Table, columns: readonly Column[]): Head {
  return {
    caption: setText(canvas, [{ text: table.caption, isBold: true }], CONTENT_WIDTH, 'cell'),
    row: setRow(
      canvas,
      table.columns.map(({ title }) => title),
      columns,
      true,
    ),
  };
}

function captionHeight({ caption }: Head): number {
  return heightOf(caption) + CAPTION_GAP;
}

/** Caption, head and the first row, as far as that stays whole. */
export function leastTableHeight(canvas: Canvas, table: Table): number {
  const columns = columnsOf(table);
  const head = headOf(canvas, table, columns);
  const first = rowHeight(setRow(canvas, table.rows[0] ?? [], columns, false));
  const last = Math.min(first, CONTENT_HEIGHT * WHOLE_ROW);
  return captionHeight(head) + rowHeight(head.row) + last;
}

interface Composing {
  readonly flow: Flow;
  readonly canvas: Canvas;
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly head: Head;
  readonly element: Element;
}

function drawHeadBand({ flow, canvas, head }: Composing): number {
  const height = rowHeight(head.row);
  canvas.decorate({ kind: 'band', x: SHEET.left, y: flow.y, width: CONTENT_WIDTH, height });
  canvas.decorate({ kind: 'rule', x: SHEET.left, y: flow.y + height, width: CONTENT_WIDTH, isStrong: true });
  return height;
}

function composeHead(composing: Composing): void {
  const { flow, canvas, columns, head, element } = composing;
  canvas.put(canvas.element(element, 'Caption'), place(head.caption, SHEET.left, flow.y));
  flow.advance(captionHeight(head));
  const height = drawHeadBand(composing);
  const row = canvas.element(element, 'TR');
  for (const [index, column] of columns.entries()) {
    canvas.put(canvas.element(row, 'TH', { scope: 'Column' }), placeCell(canvas, head.row[index] ?? [], column, flow.y));
  }
  flow.advance(height);
}

function repeatHead(composing: Composing): void {
  const { flow, canvas, columns, head } = composing;
  const height = drawHeadBand(composing);
  for (const [index, column] of columns.entries()) canvas.repeat(placeCell(canvas, head.row[index] ?? [], column, flow.y));
  flow.advance(height);
}

function nextPage(composing: Composing): void {
  composing.flow.nextPage();
  repeatHead(composing);
}

/** The lines of a cell that fit into a height. */
function fitting(lines: readonly SetLine[], height: number): number {
  let used = 0;
  const over = lines.findIndex((line) => (used += line.height) > height);
  return over < 0 ? lines.length : over;
}

/** One element for each paragraph of a cell, so that each can have its language. */
function cellElements({ canvas }: Composing, row: Element, cell: Cell, isHeading: boolean): readonly Element[] {
  const paragraphs = paragraphsOf(cell);
  const holder = canvas.element(row, isHeading ? 'TH' : 'TD', isHeading ? { scope: 'Row' } : {});
  return paragraphs.map(({ lang }) => canvas.element(holder, 'P', { lang }));
}

function composeRow(composing: Composing, cells: readonly Cell[]): void {
  const { flow, canvas, columns, element } = composing;
  let rest = setRow(canvas, cells, columns, false);
  const height = rowHeight(rest);
  if (height > flow.room && (height <= CONTENT_HEIGHT * WHOLE_ROW || flow.room < leastRoom(rest))) nextPage(composing);
  const row = canvas.element(element, 'TR');
  const elements = columns.map((_, index) => cellElements(composing, row, cells[index] ?? '', index === 0));
  for (;;) {
    const room = flow.room - PADDING_Y * 2;
    const parts = rest.map((lines) => lines.slice(0, Math.max(fitting(lines, room), 0)));
    for (const [index, column] of columns.entries()) putCell(canvas, elements[index] ?? [], placeCell(canvas, parts[index] ?? [], column, flow.y));
    flow.advance(rowHeight(parts));
    canvas.decorate({ kind: 'rule', x: SHEET.left, y: flow.y, width: CONTENT_WIDTH, isStrong: false });
    rest = rest.map((lines, index) => lines.slice(parts[index]?.length ?? 0));
    if (rest.every((lines) => lines.length === 0)) return;
    nextPage(composing);
  }
}

/** What must fit of a tall row before it is parted. */
function leastRoom(row: SetRow): number {
  return Math.max(...row.map((lines) => heightOf(lines.slice(0, LEAST_LINES + 1))), 0) + PADDING_Y * 2;
}

function putCell(canvas: Canvas, elements: readonly Element[], lines: readonly PlacedSetLine[]): void {
  for (const [index, element] of elements.entries()) {
    const own = lines.filter(({ paragraph }) => paragraph === index);
    if (own.length > 0) canvas.put(element, own);
  }
}

export function composeTable(flow: Flow, table: Table): void {
  const { canvas } = flow;
  const columns = columnsOf(table);
  const head = headOf(canvas, table, columns);
  flow.ensure(leastTableHeight(canvas, table));
  const composing: Composing = { flow, canvas, table, columns, head, element: canvas.element(canvas.root, 'Table') };
  composeHead(composing);
  for (const cells of table.rows) composeRow(composing, cells);
  flow.space(AFTER);
}
