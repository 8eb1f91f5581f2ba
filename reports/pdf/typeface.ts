/**
 * The typeface of PDF reports: Noto Sans, regular and bold, under the SIL Open Font License 1.1. It has the Latin,
 * Greek and Cyrillic letters of DIN 91379 and places combining marks. The embedded part is the glyphs used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import type { TextStyle } from './canvas.ts';
import { bounded, printable } from './printable.ts';
import { fontOf, quicken, widthOf } from './set-font.ts';
import type { SetFont } from './set-font.ts';

const FILES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;

type Weight = keyof typeof FILES;

/** The bytes of a font file. */
function fontFile(weight: Weight): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(FILES[weight]));
}

export interface Typeface {
  /** Sets font and size of what is written next. */
  use(style: Pick<TextStyle, 'size' | 'isBold'>): void;
  measure(text: string, style: TextStyle): number;
  printable(text: string): string;
}

/** Reading a font and setting words takes longest, and most words of a result are the same in both languages. */
const setFonts = new WeakMap<object, Map<Weight, SetFont>>();

/** Registers a font; what the documents of an owner have set before is taken over. */
function openFont(document: InstanceType<typeof PDFDocument>, weight: Weight, owner: object): SetFont {
  const fonts = setFonts.get(owner) ?? new Map<Weight, SetFont>();
  setFonts.set(owner, fonts);
  document.registerFont(weight, fontFile(weight)).font(weight);
  const opened = quicken(fontOf(document), fonts.get(weight));
  fonts.set(weight, opened);
  return opened;
}

/**
 * @param cut sentence that stands where a text was too long, see `bounded`
 * @param owner what documents with much the same words have in common
 */
export function createTypeface(document: InstanceType<typeof PDFDocument>, cut: string, owner: object): Typeface {
  const fonts = { regular: openFont(document, 'regular', owner), bold: openFont(document, 'bold', owner) };
  const { font } = fonts.regular;
  const spaces = { regular: widthOf(fonts.regular, ' '), bold: widthOf(fonts.bold, ' ') };
  /** What was measured last: a line grows by a word at a time. */
  const last = { regular: { text: '', width: 0 }, bold: { text: '', width: 0 } };
  const use: Typeface['use'] = ({ size, isBold }) => void document.font(isBold ? 'bold' : 'regular').fontSize(size);
  return {
    use,
    measure(text, { size, isBold }) {
      const weight: Weight = isBold ? 'bold' : 'regular';
      // With the space that follows a word on the page, so that it need not be set a second time without.
      const line = `${text} `;
      const width = widthOf(fonts[weight], line, line.startsWith(last[weight].text) ? last[weight] : undefined);
      last[weight] = { text: line, width };
      return ((width - spaces[weight]) * size) / 1000;
    },
    printable: (text) => printable(bounded(text, cut), (codePoint) => font.hasGlyphForCodePoint(codePoint)),
  };
}
