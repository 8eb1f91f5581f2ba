/**
 * Text made fit for the page. The embedded font has the letters of DIN 91379 and more of Latin, Greek and Cyrillic, and no
 * others; what it lacks, and what would steer the writing direction or be invisible, becomes a mark such as `‹U+202E›`. Nothing
 * is dropped, so that evidence stays readable; the embedded result.json has the text as it was.
 */

/** Ranges that are shown as they are, where the font has them. No private use, no joiners, no scripts that need shaping. */
const SHOWN: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x36f],
  [0x370, 0x52f],
  [0x1d00, 0x1fff],
  [0x2010, 0x2027],
  [0x202f, 0x205e],
  [0x2070, 0x209f],
  [0x20a0, 0x20cf],
  [0x2100, 0x22ff],
  [0x2c60, 0x2c7f],
  [0xa720, 0xa7ff],
];

/** What every font has that we embed, and what needs no mark. */
const ORDINARY = /^[\n -~\u00A0-\u00AC\u00AE-\u00FF]*$/;

/** Longer texts are cut; the whole stands in the embedded result. */
export const LONGEST_TEXT = 6000;

function markOf(codePoint: number): string {
  return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;
}

/**
 * Text of characters that the font can show. Tabs become spaces, line ends a line feed.
 * @param hasGlyph whether the font has a sign for the code point
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  if (ORDINARY.test(text)) return text;
  let shown = '';
  for (const character of text.replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n').replaceAll('\t', '    ')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const isShown = codePoint === 0x0a || (SHOWN.some(([from, to]) => codePoint >= from && codePoint <= to) && hasGlyph(codePoint));
    shown += isShown ? character : markOf(codePoint);
  }
  return shown;
}

/** Cuts a text that is too long for a page. @param cut sentence that says so, with `{n}` for the number of characters left out */
export function bounded(text: string, cut: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const kept = text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/u, '');
  return `${kept}… ${cut.replaceAll('{n}', String(text.length - kept.length))}`;
}

/**
 * Text for the metadata of the file. The library puts it into XML unescaped, so the three signs of markup get a neighbour that
 * reads alike.
 */
export function metadataText(text: string): string {
  const NEIGHBOURS: Readonly<Record<string, string>> = { '&': '+', '<': '‹', '>': '›' };
  return text
    .replaceAll(/[&<>]/gu, (sign) => NEIGHBOURS[sign] ?? ' ')
    .replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
