/**
 * A font as PDFKit sets it, faster: what documents with the same words have set before is taken over, a line is not read letter by
 * letter for each of its words, and plain letters are put one beside the other. Letters are neither kerned nor joined: at the size of a
 * report nobody sees it, and whoever searches or copies finds the letters that were written.
 */
import type PDFDocument from 'pdfkit';

/** A glyph, as fontkit gives it. @unit of the font */
interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
}

/** Its place, in thousandths of the size. */
interface Position {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}

/** A text as it is set. */
interface Run {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

/** What the types of pdfkit leave out of the font that is set: the font as fontkit read it, and the words that it has set so far. */
export interface SetFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean; glyphForCodePoint(codePoint: number): Glyph };
  /** From units of the font to thousandths of the size. */
  readonly scale: number;
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

/** Rules of OpenType that are not applied; marks are put where they belong. */
export const FEATURES = { kern: false, liga: false, clig: false };

/** Letters of one character each, without the marks that others carry beside them; the signs, spaces and quotation marks of our texts. */
const PLAIN = /^[ -~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u2026\u202F\u2039\u203A]+$/u;

/** @returns sets plain letters one beside the other; undefined for any other text */
function createPlainSetter({ font, scale }: SetFont): (text: string) => Run | undefined {
  const known = new Map<string, { readonly glyph: Glyph; readonly position: Position }>();
  const setLetter = (letter: string): { readonly glyph: Glyph; readonly position: Position } => {
    const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
    const advanceWidth = glyph.advanceWidth * scale;
    const set = { glyph, position: { xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth } };
    known.set(letter, set);
    return set;
  };
  return (text) => {
    if (!PLAIN.test(text)) return undefined;
    const letters = Array.from(text, (letter) => known.get(letter) ?? setLetter(letter));
    return {
      glyphs: letters.map(({ glyph }) => glyph),
      positions: letters.map(({ position }) => position),
      advanceWidth: letters.reduce((sum, { position }) => sum + position.xAdvance, 0),
    };
  };
}

/** The font that is set in a document. */
export function fontOf(document: InstanceType<typeof PDFDocument>): SetFont {
  return (document as unknown as { readonly _font: SetFont })._font;
}

/** @param before the same font as another document has set it */
export function quicken(opened: SetFont, before: SetFont | undefined): SetFont {
  const slow = { layoutRun: opened.layoutRun.bind(opened), layout: opened.layout.bind(opened) };
  const setPlain = createPlainSetter(opened);
  const own: Pick<SetFont, 'font' | 'layoutCache' | 'layoutRun'> = {
    font: opened.font,
    layoutCache: opened.layoutCache,
    layoutRun: (text, features) => (features === undefined ? setPlain(text) : undefined) ?? slow.layoutRun(text, features ?? { ...FEATURES }),
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
