/**
 * Text of strangers made fit to be shown: a character that XML 1.0 forbids, that nobody sees, that steers a terminal or that turns the
 * writing direction becomes a visible mark such as `⟨U+202E⟩`. Nothing is dropped, so that evidence stays readable as it is.
 */

/** Letters and signs of our languages, which nobody marks; most texts have no others. */
const ORDINARY = /^[\n -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027]*$/;

/**
 * Controls but tab and line feed, formatting and direction marks but the joiner of emoji, surrogates without their other half, private use,
 * unassigned, and the fillers of Hangul, which are letters without a shape.
 */
export const UNSEEN = /[\p{Cc}--[\t\n]]|[\p{Cf}--[\u200D]]|\p{Cs}|\p{Co}|\p{Cn}|\p{Zl}|\p{Zp}|[\u115F\u1160\u3164\uFFA0]/gv;

/**
 * Replaces what cannot or must not be shown.
 * @returns text of characters that XML 1.0 allows; a line end of CR LF becomes LF, a CR alone a mark
 */
export function visible(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replaceAll(UNSEEN, (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** The same text on one line: every run of white space becomes one space. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** What is visible of a text, on one line and no longer than that many characters, an ellipsis included. */
export function visibleLine(text: string, maxChars = Number.POSITIVE_INFINITY): string {
  const line = onOneLine(visible(text));
  if (line.length <= maxChars) return line;
  const characters = Array.from(line);
  return characters.length <= maxChars ? line : `${characters.slice(0, maxChars - 1).join('')}…`;
}
