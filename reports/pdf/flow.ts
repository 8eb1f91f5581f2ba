/** The place on the page where the next thing goes, and text that flows over pages from there. */
import type { Canvas, Element, PlacedLine, TextStyle } from './canvas.ts';
import { breakLines } from './lines.ts';
import type { Line } from './lines.ts';
import type { Paragraph, TextSize } from './model.ts';
import { CONTENT_BOTTOM, CONTENT_HEIGHT, lineHeight, SHEET, styleOf } from './sheet.ts';

/** A line that has its style and no place yet. */
export interface SetLine {
  readonly text: string;
  readonly endsWord: boolean;
  readonly style: TextStyle;
  readonly height: number;
  /** Number of its paragraph, from 0. */
  readonly paragraph: number;
}

/** A line with its style and its place. */
export type PlacedSetLine = SetLine & Pick<PlacedLine, 'x' | 'y'>;

/** Fewest lines of a paragraph before and after the end of a page. */
export const LEAST_LINES = 2;

export interface Flow {
  readonly canvas: Canvas;
  /** Top of what comes next. */
  readonly y: number;
  readonly isPageStart: boolean;
  readonly room: number;
  /** Begins a page unless this much room is left; heights beyond a page are taken as a page. */
  ensure(height: number): void;
  nextPage(): void;
  /** Moves down; space at the top of a page is left out. */
  space(height: number): void;
  advance(height: number): void;
}

export function createFlow(canvas: Canvas): Flow {
  let y: number = SHEET.top;
  const flow: Flow = {
    canvas,
    get y() {
      return y;
    },
    get isPageStart() {
      return y <= SHEET.top;
    },
    get room() {
      return CONTENT_BOTTOM - y;
    },
    ensure(height) {
      if (!flow.isPageStart && Math.min(height, CONTENT_HEIGHT) > flow.room) flow.nextPage();
    },
    nextPage() {
      canvas.addPage();
      y = SHEET.top;
    },
    space(height) {
      if (!flow.isPageStart) y += height;
    },
    advance(height) {
      y += height;
    },
  };
  return flow;
}

/** Lines that were broken before, by what measures them and how: pages are made twice, and heights are asked for in advance. */
const broken = new WeakMap<Canvas['measure'], Map<string, Map<string, readonly Line[]>>>();

function brokenLines({ measure, printable }: Canvas, text: string, style: TextStyle, width: number): readonly Line[] {
  const ways = broken.get(measure) ?? new Map<string, Map<string, readonly Line[]>>();
  broken.set(measure, ways);
  const way = `${width} ${style.size} ${style.isBold}`;
  const known = ways.get(way) ?? new Map<string, readonly Line[]>();
  ways.set(way, known);
  const lines = known.get(text) ?? breakLines(printable(text), width, (part) => measure(part, style));
  known.set(text, lines);
  return lines;
}

/** Text in one style as lines of a width. */
export function setStyled(canvas: Canvas, text: string, style: TextStyle, width: number, paragraph = 0): readonly SetLine[] {
  const height = lineHeight(style.size);
  return brokenLines(canvas, text, style, width).map((line) => ({ ...line, style, height, paragraph }));
}

/** Paragraphs as lines of a width. */
export function setText(canvas: Canvas, paragraphs: readonly Paragraph[], width: number, usual: TextSize = 'body'): readonly SetLine[] {
  return paragraphs.flatMap((entry, index) => setStyled(canvas, entry.text, styleOf(entry, usual), width, index));
}

export function heightOf(lines: readonly SetLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

/** Lines one below the other from a place. */
export function place(lines: readonly SetLine[], x: number, top: number): readonly PlacedSetLine[] {
  let y = top;
  return lines.map((line) => {
    const placed = { ...line, x, y };
    y += line.height;
    return placed;
  });
}

/** How many lines go onto this page, when some must stay together at both ends. */
function fittingLines(lines: readonly SetLine[], room: number): number {
  let height = 0;
  const fitting = lines.findIndex((line) => (height += line.height) > room);
  if (fitting < 0) return lines.length;
  const kept = Math.min(fitting, lines.length - LEAST_LINES);
  return kept < LEAST_LINES ? 0 : kept;
}

/** Puts one paragraph, over as many pages as it takes. */
export function flowText(flow: Flow, element: Element, lines: readonly SetLine[], x: number = SHEET.left): void {
  let rest = lines;
  while (rest.length > 0) {
    const count = fittingLines(rest, flow.room);
    if (count === 0 && !flow.isPageStart) {
      flow.nextPage();
      continue;
    }
    const part = rest.slice(0, Math.max(count, 1));
    flow.canvas.put(element, place(part, x, flow.y));
    flow.advance(heightOf(part));
    rest = rest.slice(part.length);
    if (rest.length > 0) flow.nextPage();
  }
}
