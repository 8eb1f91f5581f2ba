/**
 * Text of strangers made fit for a page, a picture and a feed: characters that XML 1.0 forbids or that turn the writing
 * direction become a visible mark such as `⟨U+202E⟩`. Letters written from right to left stay; elements isolate them.
 */
import { marked, onOneLine } from '../../core/visible-text.ts';

/** Control, invisible and direction characters, lone surrogates, non-characters; tab and line feed are left alone. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;

/** The same text with everything invisible made visible. */
export function visible(text: string): string {
  return marked(text, UNSEEN);
}

/** On one line and no longer than that many characters, an ellipsis included. */
export function visibleLine(text: string, maxChars = Number.POSITIVE_INFINITY): string {
  const characters = Array.from(onOneLine(visible(text)));
  return characters.length <= maxChars ? characters.join('') : `${characters.slice(0, maxChars - 1).join('')}…`;
}

/** JSON with two blanks of indentation; characters that are invisible or steer something are escaped, also `<`. */
export function publicJson(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replaceAll(
    /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF<>]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
