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

/** What the types of pdfkit leave out: the font that is set, as fontkit read it. */
interface WithFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** @param cut sentence that stands where a text was too long, see `bounded` */
export function createTypeface(document: InstanceType<typeof PDFDocument>, cut: string): Typeface {
  document.registerFont('regular', fontFile('regular')).registerFont('bold', fontFile('bold'));
  document.font('regular');
  const { font } = (document as unknown as WithFont)._font;
  const use: Typeface['use'] = ({ size, isBold }) => void document.font(isBold ? 'bold' : 'regular').fontSize(size);
  return {
    use,
    measure(text, style) {
      use(style);
      return document.widthOfString(text);
    },
    printable: (text) => printable(bounded(text, cut), (codePoint) => font.hasGlyphForCodePoint(codePoint)),
  };
}
