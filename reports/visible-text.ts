/**
 * Text from the wire made fit to be shown: characters that XML 1.0 forbids, that steer a terminal or that turn the
 * writing direction become a visible mark such as `⟨U+202E⟩`. Nothing is dropped, so that evidence stays readable as it is.
 */
import { marked, onOneLine } from '../src/core/visible-text.ts';

/** Control and direction characters, lone surrogates, non-characters; tab, line feed and joiners are left alone. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu;

/**
 * Replaces what cannot or must not be shown.
 * @returns text of characters that XML 1.0 allows; a line end of CR LF becomes LF, a CR alone a mark.
 */
export function visible(text: string): string {
  return marked(text, UNSEEN);
}

/** The same on one line: every run of white space becomes one space. */
export function visibleLine(text: string): string {
  return onOneLine(visible(text));
}
