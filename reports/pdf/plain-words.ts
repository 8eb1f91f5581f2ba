/**
 * Sets words of plain letters from what a font does with two letters at a time. In these only the kerning of neighbours has a part,
 * and a document has many times more words than pairs of letters; whatever else a font would do with a word is left to the font.
 */

/** A glyph with its place, as the library gives it. */
interface Glyph {
  readonly id: number;
}

interface Position {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A text as it is set. */
export interface Run {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

/** Letters of one character each, without the marks that others carry beside them. */
const PLAIN = /^[ -~\u00A1-\u00AC\u00AE-\u00FF]+$/u;

/**
 * @param setByFont sets a text in full
 * @returns sets a text of plain letters; undefined for any other one
 */
export function createPlainSetter(setByFont: (text: string) => Run): (text: string) => Run | undefined {
  const letters = new Map<string, Run>();
  const pairs = new Map<string, Position | undefined>();

  function setLetter(letter: string): Run {
    const known = letters.get(letter) ?? setByFont(letter);
    letters.set(letter, known);
    return known;
  }

  /** Where the second of two letters follows the first; undefined when they are more than neighbours. */
  function setPair(first: string, second: string): Position | undefined {
    const pair = first + second;
    if (pairs.has(pair)) return pairs.get(pair);
    const { glyphs, positions } = setByFont(pair);
    const [start, end] = [setLetter(first), setLetter(second)];
    const isPlain =
      glyphs.length === 2 && glyphs[0]?.id === start.glyphs[0]?.id && glyphs[1]?.id === end.glyphs[0]?.id && isSame(positions[1], end.positions[0]);
    const position = isPlain ? positions[0] : undefined;
    pairs.set(pair, position);
    return position;
  }

  return (text) => {
    if (!PLAIN.test(text)) return undefined;
    const glyphs: Glyph[] = [];
    const positions: Position[] = [];
    let advanceWidth = 0;
    for (let index = 0; index < text.length; index++) {
      const letter = text.charAt(index);
      const alone = setLetter(letter);
      const [glyph] = alone.glyphs;
      const position = index === text.length - 1 ? alone.positions[0] : setPair(letter, text.charAt(index + 1));
      if (glyph === undefined || position === undefined) return setByFont(text);
      glyphs.push(glyph);
      positions.push(position);
      advanceWidth += position.xAdvance;
    }
    return { glyphs, positions, advanceWidth };
  };
}

function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return one?.xAdvance === other?.xAdvance && one?.yAdvance === other?.yAdvance && one?.xOffset === other?.xOffset && one?.yOffset === other?.yOffset;
}
