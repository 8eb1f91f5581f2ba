/**
 * Text from the wire made fit to be shown: characters that XML 1.0 forbids, that steer a terminal or that turn the
 * writing direction become a visible mark such as `⟨U+202E⟩`. Nothing is dropped, so that evidence stays readable as it is.
 */

/** Ranges of code points that are never shown as themselves; tab and line feed are left alone. */
const UNSEEN: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfffe, 0xffff],
];

function isUnseen(codePoint: number): boolean {
  return UNSEEN.some(([from, to]) => codePoint >= from && codePoint <= to);
}

function markOf(codePoint: number): string {
  return `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * Replaces what cannot or must not be shown.
 * @returns text of characters that XML 1.0 allows; a line end of CR LF becomes LF, a CR alone a mark.
 */
export function visible(text: string): string {
  let shown = '';
  for (const character of text.replaceAll('\r\n', '\n')) {
    const codePoint = character.codePointAt(0) ?? 0;
    shown += isUnseen(codePoint) ? markOf(codePoint) : character;
  }
  return shown;
}

/** The same on one line: every run of white space becomes one space. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll(/\s+/gu, ' ').trim();
}
