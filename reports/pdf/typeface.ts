/**
 * The typeface of PDF reports: Noto Sans, regular and bold, under the SIL Open Font License 1.1. It has the Latin,
 * Greek and Cyrillic letters of DIN 91379 and places combining marks. The embedded part is the glyphs used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import type { TextStyle } from './canvas.ts';
import { bounded, printable } from './printable.ts';

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

/** What the types of pdfkit leave out of the font that is set: the font as fontkit read it, and the words that it has set so far. */
interface SetFont {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  layoutCache: object;
}

/** Reading a font and setting words takes longest, and most words of a result are the same in both languages. */
const setFonts = new WeakMap<object, Map<Weight, SetFont>>();

/** Registers a font; what the documents of an owner have set before is taken over. */
function openFont(document: InstanceType<typeof PDFDocument>, weight: Weight, owner: object): SetFont {
  const fonts = setFonts.get(owner) ?? new Map<Weight, SetFont>();
  setFonts.set(owner, fonts);
  document.registerFont(weight, fontFile(weight)).font(weight);
  const { _font: opened } = document as unknown as { readonly _font: SetFont };
  const { font, layoutCache } = fonts.get(weight) ?? opened;
  fonts.set(weight, { font, layoutCache });
  return Object.assign(opened, { font, layoutCache });
}

/**
 * @param cut sentence that stands where a text was too long, see `bounded`
 * @param owner what documents with much the same words have in common
 */
export function createTypeface(document: InstanceType<typeof PDFDocument>, cut: string, owner: object): Typeface {
  const { font } = openFont(document, 'regular', owner);
  openFont(document, 'bold', owner);
  const use: Typeface['use'] = ({ size, isBold }) => void document.font(isBold ? 'bold' : 'regular').fontSize(size);
  return {
    use,
    measure(text, style) {
      use(style);
      // With the space that follows a word on the page, so that it need not be set a second time without.
      return document.widthOfString(`${text} `) - document.widthOfString(' ');
    },
    printable: (text) => printable(bounded(text, cut), (codePoint) => font.hasGlyphForCodePoint(codePoint)),
  };
}
