/**
 * Breaking text into lines. Words part at spaces; a word that does not fit parts after a sign such as `/` or `-`, at worst
 * between two letters, never before a combining mark. No hyphens are added, since a digest or a token must stay what it is.
 */

/** Width of a text in points. */
export type Measure = (text: string) => number;

export interface Line {
  readonly text: string;
  /** False where a word goes on in the next line, so that copying the text joins it again. */
  readonly endsWord: boolean;
}

const PREFERRED_BREAK = /[/\-._:,;?&=+)\]}>|]/u;
const MARK = /^\p{M}/u;
/** No line holds more characters than this; bounds the search in words of any length. */
const MOST_CHARACTERS = 400;
/** A preferred break must leave at least this share of the line filled. */
const LEAST_FILL = 0.5;
/** Fewest characters of a long word at the end of a line of other words. */
const LEAST_BEGINNING = 8;

function isCut(word: string, index: number): boolean {
  const code = word.charCodeAt(index);
  return MARK.test(word.slice(index, index + 2)) || (code >= 0xdc00 && code <= 0xdfff);
}

/** Whether a text is one line; what is longer than any line is not even measured. */
function fits(text: string, width: number, measure: Measure): boolean {
  return text.length <= MOST_CHARACTERS && measure(text) <= width;
}

/** How many characters of a word fit, at least one. */
function fitting(word: string, width: number, measure: Measure): number {
  let low = 1;
  let high = Math.min(word.length, MOST_CHARACTERS);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(word.slice(0, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where a text is parted that does not fit into a width.
 * @param first index before which it must stay whole
 */
function breakAt(text: string, width: number, measure: Measure, first = 0): number {
  const most = fitting(text, width, measure);
  for (let index = most; index > Math.max(most * LEAST_FILL, first); index -= 1) {
    if (PREFERRED_BREAK.test(text.charAt(index - 1))) return index;
  }
  let index = most;
  while (index > 1 && isCut(text, index)) index -= 1;
  return isCut(text, index) ? most : index;
}

/** Lines of a word that does not fit into one, and what is left of it for the line that follows. */
function partWord(word: string, width: number, measure: Measure): { readonly lines: readonly Line[]; readonly rest: string } {
  const lines: Line[] = [];
  let rest = word;
  while (rest.length > 1 && !fits(rest, width, measure)) {
    const at = breakAt(rest, width, measure);
    if (at >= rest.length) break;
    lines.push({ text: rest.slice(0, at), endsWord: false });
    rest = rest.slice(at);
  }
  return { lines, rest };
}

/** A word that needs a line of its own and more begins on the line before, where some of it fits there. */
function beginOn(line: string, word: string, width: number, measure: Measure): number {
  const least = line.length + 1 + LEAST_BEGINNING;
  const tried = `${line} ${word}`;
  if (!fits(tried.slice(0, least), width, measure)) return 0;
  return Math.max(breakAt(tried, width, measure, least) - line.length - 1, 0);
}

function breakParagraph(text: string, width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  const indent = /^ */u.exec(text)?.[0] ?? '';
  let line: string | undefined;
  for (const word of text.slice(indent.length).split(' ')) {
    const tried: string = line === undefined ? indent + word : `${line} ${word}`;
    if (fits(tried, width, measure)) {
      line = tried;
      continue;
    }
    const begun: number = line === undefined || fits(word, width, measure) ? 0 : beginOn(line, word, width, measure);
    if (line !== undefined) lines.push(begun > 0 ? { text: `${line} ${word.slice(0, begun)}`, endsWord: false } : { text: line, endsWord: true });
    const parted = partWord(line === undefined ? tried : word.slice(begun), width, measure);
    lines.push(...parted.lines);
    line = parted.rest;
  }
  lines.push({ text: line ?? '', endsWord: true });
  return lines;
}

/** Lines that each fit into a width; a line feed ends a line, an empty line stays. */
export function breakLines(text: string, width: number, measure: Measure): readonly Line[] {
  return text.split('\n').flatMap((part) => breakParagraph(part.trimEnd(), width, measure));
}
