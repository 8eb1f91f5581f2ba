/**
 * What layout draws on. There are two: one that only counts pages, and the PDF itself. Both measure with the same font, so
 * both passes break lines and pages alike; after the first, page numbers and their total are known.
 */
import type { Language } from '../../src/core/language.ts';
import type { Line } from './lines.ts';
import type { Tone } from './model.ts';

/** Standard structure types of PDF 1.7 (ISO 32000-1, section 14.8.4) that reports use. */
export type Tag =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'Sect'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link';

export interface TagOptions {
  readonly lang?: Language | undefined;
  readonly scope?: 'Row' | 'Column';
}

/** A structure element of the document; what it is, only its canvas knows. */
export interface Element {
  readonly tag: Tag;
}

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly isBold: boolean;
  readonly color: string;
}

/** A line with its place: left edge and top, in points from the upper left corner of the page. */
export interface PlacedLine extends Line {
  readonly x: number;
  readonly y: number;
  readonly style: TextStyle;
}

/** Decoration without meaning for a reader of the text. */
export type Decoration =
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly isStrong: boolean }
  | { readonly kind: 'band'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'bar'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly tone: Tone };

export interface Canvas {
  readonly root: Element;
  /** From 1. */
  readonly pageNumber: number;
  /** Text as the font can show it. */
  printable(text: string): string;
  measure(text: string, style: TextStyle): number;
  addPage(): void;
  element(parent: Element, tag: Tag, options?: TagOptions): Element;
  /** Puts lines into an element; called again on the next page, the element goes on there. */
  put(element: Element, lines: readonly PlacedLine[]): void;
  /** Draws lines that repeat what is said elsewhere, such as the head of a table on its next page. */
  repeat(lines: readonly PlacedLine[]): void;
  decorate(decoration: Decoration): void;
  /** Makes an area a link to a heading. @param name as `mark` got it */
  link(element: Element, area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, name: string, told: string): void;
  /** A heading that links, contents and bookmarks lead to. */
  mark(name: string, text: string, level: number, y: number): void;
}
