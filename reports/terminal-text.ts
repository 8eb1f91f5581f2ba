/**
 * Text on a terminal: display width by grapheme, wrapping, colour. Umlauts count one column composed or decomposed,
 * East Asian wide characters and emoji two; nothing from the wire can steer the terminal (see src/core/visible-text.ts).
 */

/** Made when it is first needed, which takes longer than a small report. Boundaries do not depend on the locale; the environment's must not be asked. */
let segmenter: Intl.Segmenter | undefined;

/** Of these every character is a grapheme of one column. */
const NARROW = /^[ -~äöüÄÖÜß„“–…]*$/;

const WIDE =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

function graphemes(text: string): readonly string[] {
  if (NARROW.test(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns a text takes. @param text without control characters */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + (WIDE.test(grapheme) ? 2 : 1), 0);
}

/** Parts of a word that is wider than a line. */
function splitWord(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const grapheme of graphemes(word)) {
    if (part !== '' && displayWidth(part + grapheme) > width) {
      parts.push(part);
      part = '';
    }
    part += grapheme;
  }
  return [...parts, part];
}

/**
 * Breaks text into lines at spaces; words longer than a line are cut, a no-break space holds.
 * @param width columns, at least 1
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\n]+/u).flatMap((each) => splitWord(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** The first lines of a text; where some are left out, the last one ends with an ellipsis. */
export function clip(lines: readonly string[], count: number): readonly string[] {
  if (lines.length <= count) return lines;
  return lines.slice(0, count).map((line, index) => (index === count - 1 ? `${graphemes(line).slice(0, -1).join('')}…` : line));
}

/** Fills up with spaces to a display width. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export type Tone = 'good' | 'bad' | 'remark' | 'open' | 'strong' | 'quiet';

const CODES: Readonly<Record<Tone, string>> = { good: '32', bad: '31', remark: '33', open: '36', strong: '1', quiet: '2' };

export type Paint = (tone: Tone, text: string) => string;

/** Colours text, or leaves it as it is: without colour no escape sequence is written at all. */
export function createPaint(hasColor: boolean): Paint {
  return (tone, text) => (hasColor && text !== '' ? `\u001B[${CODES[tone]}m${text}\u001B[0m` : text);
}
