/** A quickened font sets every text as the library does without kerning and ligatures: the same glyphs in the same places. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import PDFDocument from 'pdfkit';
import { printable } from './printable.ts';
import { FEATURES, fontOf, quicken, widthOf } from './set-font.ts';
import type { SetFont } from './set-font.ts';

const require = createRequire(import.meta.url);
const FONTS = ['400Regular/NotoSans_400Regular', '700Bold/NotoSans_700Bold'];
const result = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as unknown;

const LETTERS = Array.from({ length: 224 }, (_, index) => String.fromCharCode(index + 32)).filter((letter) => !/[\x7f-\xa0\xad]/.test(letter));
const ORDINARY = Array.from({ length: 0x100 }, (_, code) => String.fromCodePoint(code)).filter(
  (letter) => printable(letter, () => false) === letter && letter !== '\n',
);
const ODD = [
  '',
  ' ',
  'ff',
  'ffi',
  'Affe flink',
  'ſt',
  'e\u0301',
  'i\u0307x',
  'Ń̈',
  '1⁄2',
  '½',
  'Ωβ',
  'Жя',
  'a\tb c',
  'AV To. Yü',
  '\u00adx',
  'x\u00a0y',
  'M̂f i',
  'fi',
  'fffi',
  'ffifl',
  'Spezifikation, ',
  'offiziell',
  'Schifffahrt',
  '(fit-connect), https://schema.fitko.de/fit-connect/ ',
  '14,9\u00a0s – 1\u202f000 … „‹U+202E›“',
];

function fontFrom(file: string): SetFont {
  const document = new PDFDocument({ autoFirstPage: false });
  document.registerFont('it', readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}.ttf`))).font('it');
  return fontOf(document);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const setBy = (font: SetFont, text: string, features?: object): unknown => {
  const { glyphs, positions, advanceWidth } = font.layout(text, features);
  const places = positions?.map(({ xAdvance, yAdvance, xOffset, yOffset }) => [xAdvance, yAdvance, xOffset, yOffset]);
  return { glyphs: glyphs?.map(({ id }) => id), places, advanceWidth };
};

for (const file of FONTS) {
  test(`${file}: what a report says, pairs of letters and odd texts are set as by the library, neither kerned nor joined`, () => {
    const own = fontFrom(file);
    const quick = quicken(fontFrom(file), undefined);
    const pairs = LETTERS.map((letter, index) => LETTERS.map((_, step) => letter + (LETTERS[(index + step * 7) % LETTERS.length] ?? '')).join(''));
    for (const text of [...ODD, ...pairs, ...new Set(textsIn(result))].map((each) => each.slice(0, 2000))) {
      deepStrictEqual(setBy(quick, text), setBy(own, text, { ...FEATURES }), text);
      equal(quick.layout(text, undefined, true).advanceWidth, quick.layout(text).advanceWidth, text);
    }
  });
}

test('letters that need no look at the font are in every font that is embedded', () => {
  ok(ORDINARY.length > 180);
  for (const { font } of FONTS.map(fontFrom)) for (const letter of ORDINARY) equal(font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), true, letter);
});

test('a width goes on from a beginning that was measured', () => {
  const font = quicken(fontFrom('400Regular/NotoSans_400Regular'), undefined);
  const [start, whole] = ['Prüfung der ', 'Prüfung der Signatur '];
  equal(widthOf(font, whole, { text: start, width: widthOf(font, start) }), widthOf(font, whole));
});

test('words that one document has set are taken over by the next', () => {
  const first = quicken(fontFrom('400Regular/NotoSans_400Regular'), undefined);
  const second = quicken(fontFrom('400Regular/NotoSans_400Regular'), first);
  equal(second.layoutCached('Signatur '), first.layoutCached('Signatur '));
});
