/**
 * A font as PDFKit sets it, faster: what documents with the same words have set before is taken over, a line is not read letter by
 * letter for each of its words, and plain words are put together from pairs of letters. What is set stays the same.
 */
import type PDFDocument from 'pdfkit';
import { createPlainSetter } from './plain-words.ts';
import type { Run } from './plain-words.ts';

/** What the types of pdfkit leave out of the font that is set: the font as fontkit read it, and the words that it has set so far. */
export interface SetFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  readonly layoutCache: object;
  layoutRun(text: string, features?: object): Run;
  layoutCached(text: string): Run;
  layout(text: string, features?: object, onlyWidth?: boolean): Run | WidthOnly;
}

interface WidthOnly {
  readonly glyphs: null;
  readonly positions: null;
  readonly advanceWidth: number;
}

/** Rules of OpenType that do nothing with plain letters; what is not asked for need not be read from the font. Kerning and ligatures stay. */
function withoutEffect(): Record<string, boolean> {
  return { ccmp: false, locl: false, mark: false, mkmk: false, frac: false, numr: false, dnom: false };
}

/** The font that is set in a document. */
export function fontOf(document: InstanceType<typeof PDFDocument>): SetFont {
  return (document as unknown as { readonly _font: SetFont })._font;
}

/** @param before the same font as another document has set it */
export function quicken(opened: SetFont, before: SetFont | undefined): SetFont {
  const slow = { layoutRun: opened.layoutRun.bind(opened), layout: opened.layout.bind(opened) };
  const setPlain = createPlainSetter((text) => slow.layoutRun(text, withoutEffect()));
  const own: Pick<SetFont, 'font' | 'layoutCache' | 'layoutRun'> = {
    font: opened.font,
    layoutCache: opened.layoutCache,
    layoutRun: (text, features) => (features === undefined ? setPlain(text) : undefined) ?? slow.layoutRun(text, features),
  };
  const { font, layoutCache, layoutRun } = before ?? own;
  const layout: SetFont['layout'] = (text, features, onlyWidth) => {
    if (features !== undefined || text.includes('\t')) return slow.layout(text, features, onlyWidth);
    return onlyWidth === true ? { glyphs: null, positions: null, advanceWidth: widthOf(opened, text) } : joined(wordsIn(opened, text));
  };
  return Object.assign(opened, { font, layoutCache, layoutRun, layout });
}

/** Width of a text in thousandths of its size. @param from a beginning that ends a word, and its width */
export function widthOf(font: SetFont, text: string, from: { readonly text: string; readonly width: number } = { text: '', width: 0 }): number {
  let { width } = from;
  for (let start = from.text.length; start < text.length;) {
    const end = wordEnd(text, start);
    width += font.layoutCached(text.slice(start, end)).advanceWidth;
    start = end;
  }
  return width;
}

/** A word ends behind its space. */
function wordEnd(text: string, start: number): number {
  const space = text.indexOf(' ', start);
  return space < 0 ? text.length : space + 1;
}

function wordsIn(font: SetFont, text: string): readonly Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < text.length;) {
    const end = wordEnd(text, start);
    runs.push(font.layoutCached(text.slice(start, end)));
    start = end;
  }
  return runs;
}

function joined(runs: readonly Run[]): Run {
  return {
    glyphs: runs.flatMap(({ glyphs }) => glyphs),
    positions: runs.flatMap(({ positions }) => positions),
    advanceWidth: runs.reduce((sum, run) => sum + run.advanceWidth, 0),
  };
}
