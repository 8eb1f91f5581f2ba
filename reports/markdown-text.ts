/**
 * Text from a result for Markdown. It is hostile until escaped: it must neither format nor mention, refer to or command
 * anything on the platform that shows it.
 */
import { visibleLine } from '../src/core/visible-text.ts';

const MAX_LENGTH = 240;
const ZERO_WIDTH_SPACE = '\u200B';

/** Plain text on one line: marks escaped, HTML and references to people, issues and labels broken up, long text cut. */
export function markdownText(text: string): string {
  const shown = visibleLine(text);
  const cut = shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH).toWellFormed()} …` : shown;
  return cut
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>~]/gu, (mark) => `\\${mark}`)
    .replaceAll(/[@#!~%$&:](?=\w)/gu, (mark) => `${mark}${ZERO_WIDTH_SPACE}`)
    .replaceAll('&', '&amp;');
}
