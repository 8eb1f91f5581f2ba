/**
 * What a report consists of, before it has pages: headings, paragraphs, lists, tables. Parts of the report are functions that
 * give blocks; layout (`compose.ts`) and drawing (`pdf-canvas.ts`) know nothing of results.
 */
import type { Language } from '../../src/core/language.ts';

/** Sizes of text: `note` for what stands beside the matter. */
export type TextSize = 'note' | 'cell' | 'body' | 'verdict';

/** One paragraph. Line feeds in it are kept. */
export interface Paragraph {
  readonly text: string;
  readonly isBold?: boolean;
  readonly isQuiet?: boolean;
  readonly size?: TextSize;
  /** Language of the text where it is not that of the report. */
  readonly lang?: Language | undefined;
}

/** A cell: one paragraph or several. */
export type Cell = string | Paragraph | readonly Paragraph[];

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly title: string; /** Share of the width. */ readonly share: number; readonly isNumber?: boolean }[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
}

export type Tone = 'good' | 'remark' | 'bad' | 'open';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly lang?: Language | undefined }
  | ({ readonly kind: 'paragraph' } & Paragraph)
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Paragraph[] }
  /** Paragraphs with a bar in the colour of the verdict; never parted. */
  | { readonly kind: 'verdict'; readonly tone: Tone; readonly paragraphs: readonly Paragraph[] }
  /** The headings of level 2 with their pages. */
  | { readonly kind: 'contents'; readonly title: string }
  | Table;

export type Heading = Extract<Block, { readonly kind: 'heading' }>;

export function heading(level: Heading['level'], text: string, lang?: Language): Block {
  return { kind: 'heading', level, text, lang };
}

export function paragraph(text: string, style: Omit<Paragraph, 'text'> = {}): Block {
  return { kind: 'paragraph', text, ...style };
}

export function list(items: readonly (string | Paragraph)[], isOrdered = false): Block {
  return { kind: 'list', isOrdered, items: items.map((item) => (typeof item === 'string' ? { text: item } : item)) };
}

/** A table of two columns; rows without a value are left out. */
export function facts(caption: string, columns: readonly [string, string], rows: readonly (readonly [string, Cell | undefined])[]): Block {
  const told = rows.flatMap(([term, value]): readonly (readonly Cell[])[] => (value === undefined ? [] : [[term, value]]));
  return {
    kind: 'table',
    caption,
    columns: [
      { title: columns[0], share: 27 },
      { title: columns[1], share: 73 },
    ],
    rows: told,
  };
}

/** The paragraphs of a cell. */
export function paragraphsOf(cell: Cell): readonly Paragraph[] {
  if (typeof cell === 'string') return [{ text: cell }];
  return 'text' in cell ? [cell] : cell;
}
