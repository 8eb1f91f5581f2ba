/**
 * Draws lines as PDFKit does, faster: how a word is drawn follows from its font alone, so that it is worked out once in a document,
 * and nothing is measured for a place where a text could go on. What is drawn stays the same.
 */
import type PDFDocument from 'pdfkit';
import { fontOf } from './set-font.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** What the types of pdfkit leave out of a font. */
interface DrawnFont {
  readonly id: string;
  readonly ascender: number;
  ref(): object;
  /** Glyphs as the embedded part of the font numbers them, in hexadecimal, and their places. */
  encode(text: string): readonly [readonly string[], readonly DrawnPosition[]];
}

interface DrawnPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}

/** What the types leave out of a document. */
interface DrawnOn {
  readonly page: { readonly height: number; readonly fonts: Record<string, object> };
  readonly _fontSize: number;
  addContent(content: string): void;
}

/** @returns draws a line in the font, size and colour that are set */
export function createLineDrawing(document: Pdf): (text: string, x: number, y: number) => void {
  const inside = document as unknown as DrawnOn;
  const known = new Map<DrawnFont, Map<string, string | undefined>>();

  function drawnWord(font: DrawnFont, word: string): string | undefined {
    const words = known.get(font) ?? new Map<string, string | undefined>();
    known.set(font, words);
    if (!words.has(word)) words.set(word, drawn(font, word));
    return words.get(word);
  }

  return (text, x, y) => {
    const font = fontOf(document) as unknown as DrawnFont;
    const words = wordsOf(text).map((word) => drawnWord(font, word));
    if (!words.every((word) => word !== undefined)) {
      document.text(text, x, y, { lineBreak: false });
      return;
    }
    const { page, _fontSize: size } = inside;
    page.fonts[font.id] ??= font.ref();
    const base = page.height - y - (font.ascender / 1000) * size;
    inside.addContent(
      `q\n1 0 0 -1 0 ${rounded(page.height)} cm\nBT\n1 0 0 1 ${rounded(x)} ${rounded(base)} Tm\n/${font.id} ${rounded(size)} Tf\n[<${words.join('')}> 0] TJ\nET\nQ`,
    );
  };
}

/** Words with the space behind them. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (let start = 0; start < text.length;) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space + 1;
    words.push(text.slice(start, end));
    start = end;
  }
  return words;
}

/** Glyphs of a word. @returns undefined for one with marks beside its letters, each of which is put in its place */
function drawn(font: DrawnFont, word: string): string | undefined {
  const [glyphs, positions] = font.encode(word);
  return positions.every(isBesideTheLast) ? glyphs.join('') : undefined;
}

function isBesideTheLast({ xAdvance, xOffset, yOffset, advanceWidth }: DrawnPosition): boolean {
  return xOffset === 0 && yOffset === 0 && xAdvance === advanceWidth;
}

/** A number as PDFKit writes it. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
