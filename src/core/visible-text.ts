/**
 * Text of strangers made fit to be shown: a character that must not be shown as itself becomes a visible mark such as
 * `⟨U+202E⟩`, so that nothing vanishes. Which characters those are is decided where the text is shown.
 */

/** Letters and signs of our languages, which nobody marks; most texts have no others. */
const ORDINARY = /^[\n -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027]*$/;

/**
 * Marks what must not be shown as itself.
 * @param unseen matches one such character at a time, with the flags `g` and `u`; none of the letters above
 * @returns the text with a line end of CR LF as LF
 */
export function marked(text: string, unseen: RegExp): string {
  if (ORDINARY.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replaceAll(unseen, (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** The same text on one line: every run of white space becomes one space. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
