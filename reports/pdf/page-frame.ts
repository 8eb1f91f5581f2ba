/** Head and foot of the pages: number of the report, kind of test, item, page x of y. */
import type { PlacedLine } from './canvas.ts';
import { CONTENT_WIDTH, SHEET, styleOf } from './sheet.ts';
import type { Typeface } from './typeface.ts';

/** What stands on every page. */
export interface PageFrame {
  readonly headLeft: string;
  readonly headRight: string;
  readonly footLeft: string;
  readonly footRight: (page: number) => string;
}

export const HEAD_Y = 40;
export const FOOT_Y = SHEET.height - 48;

const LEFT_STYLE = styleOf({ size: 'note', isQuiet: true });
const RIGHT_STYLE = { ...LEFT_STYLE, isBold: true };
const LEFT_SHARE = 0.53;
const RIGHT_SHARE = 0.45;
/** More never fits into head or foot. */
const MOST_CHARACTERS = 160;

/** Shortens a text to a share of the width. */
function cut(typeface: Typeface, text: string, share: number, style: typeof LEFT_STYLE): string {
  const shown = typeface.printable(text).replaceAll('\n', ' ');
  const fits = (tried: string): boolean => typeface.measure(tried, style) <= CONTENT_WIDTH * share;
  if (shown.length <= MOST_CHARACTERS && fits(shown)) return shown;
  // Printable text has no characters of two code units.
  let kept = shown.slice(0, MOST_CHARACTERS);
  while (kept.length > 1 && (!fits(`${kept}…`) || /^\p{M}/u.test(shown.charAt(kept.length)))) kept = kept.slice(0, -1);
  return `${kept}…`;
}

/** The four texts of a page. */
export function frameLines(typeface: Typeface, frame: PageFrame, page: number): readonly PlacedLine[] {
  const left = (text: string, y: number): PlacedLine => ({
    text: cut(typeface, text, LEFT_SHARE, LEFT_STYLE),
    endsWord: true,
    style: LEFT_STYLE,
    x: SHEET.left,
    y,
  });
  const right = (text: string, y: number): PlacedLine => {
    const shown = cut(typeface, text, RIGHT_SHARE, RIGHT_STYLE);
    return { text: shown, endsWord: true, style: RIGHT_STYLE, x: SHEET.left + CONTENT_WIDTH - typeface.measure(shown, RIGHT_STYLE), y };
  };
  return [left(frame.headLeft, HEAD_Y), right(frame.headRight, HEAD_Y), left(frame.footLeft, FOOT_Y), right(frame.footRight(page), FOOT_Y)];
}
