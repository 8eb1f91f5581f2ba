/**
 * Sets words of plain letters from what a font does with two letters at a time. In these only the kerning of neighbours has a part,
 * and a document has many times more words than pairs of letters. Letters that the font joins are a unit, with neighbours as a letter
 * has them; whatever else a font would do with a word is left to the font.
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
  /** Of the glyph, before any kerning. */
  readonly advanceWidth: number;
}

/** A text as it is set. */
export interface Run {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

/** Letters of one character each, without the marks that others carry beside them; the signs, spaces and quotation marks of our texts. */
const PLAIN = /^[ -~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u2026\u202F\u2039\u203A]+$/u;

/** Known pairs between two new ones that are set once more with them. */
const REACH = 3;

/** What is known of letters that stand beside each other. */
interface Pairs {
  setUnit(unit: string): Run;
  /** Where the end of the first of two units stands when the second follows; undefined when they are more than neighbours. */
  setBeside(first: string, second: string): Position | undefined;
  /** A letter; with those behind it that the font joins to it, as it does in `fi`. Empty behind the end. */
  unitAt(text: string, start: number): string;
  /** Sets stretches of letters that are new beside each other, which takes little longer than setting two of them. */
  learn(text: string): void;
}

function createPairs(setByFont: (text: string) => Run): Pairs {
  const units = new Map<string, Run>();
  const neighbours = new Map<string, Map<string, Position | undefined>>();

  function setUnit(unit: string): Run {
    const known = units.get(unit) ?? setByFont(unit);
    units.set(unit, known);
    return known;
  }

  function besides(first: string): Map<string, Position | undefined> {
    const known = neighbours.get(first) ?? new Map<string, Position | undefined>();
    neighbours.set(first, known);
    return known;
  }

  function setBeside(first: string, second: string): Position | undefined {
    const known = besides(first);
    if (!known.has(second)) known.set(second, besideIn(setByFont(first + second), setUnit(first), setUnit(second)));
    return known.get(second);
  }

  function unitAt(text: string, start: number): string {
    let end = start + 1;
    while (end < text.length && setBeside(text.charAt(end - 1), text.charAt(end)) === undefined) end++;
    return text.slice(start, end);
  }

  function isNew(text: string, index: number): boolean {
    return neighbours.get(text.charAt(index))?.has(text.charAt(index + 1)) !== true;
  }

  function learn(text: string): void {
    for (let start = 0; start < text.length - 1; start++) {
      if (!isNew(text, start)) continue;
      let end = start + 1;
      for (let next = end; next < Math.min(end + REACH, text.length - 1); next++) if (isNew(text, next)) end = next + 1;
      learnStretch(text.slice(start, end + 1));
      start = end - 1;
    }
  }

  /** Nothing is learnt where letters are joined. */
  function learnStretch(text: string): void {
    const { glyphs, positions } = setByFont(text);
    if (glyphs.length !== text.length || !positions.every(isOnLine)) return;
    for (const [index, position] of positions.entries()) {
      const [letter, next] = [text.charAt(index), text.charAt(index + 1)];
      if (!units.has(letter)) units.set(letter, { glyphs: glyphs.slice(index, index + 1), ...alone(position) });
      const beside = besides(letter);
      if (next !== '' && !beside.has(next)) beside.set(next, position);
    }
  }

  return { setUnit, setBeside, unitAt, learn };
}

/**
 * @param setByFont sets a text in full
 * @returns sets a text of plain letters; undefined for any other one
 */
export function createPlainSetter(setByFont: (text: string) => Run): (text: string) => Run | undefined {
  const { setUnit, setBeside, unitAt, learn } = createPairs(setByFont);
  return (text) => {
    if (!PLAIN.test(text)) return undefined;
    learn(text);
    const glyphs: Glyph[] = [];
    const positions: Position[] = [];
    let advanceWidth = 0;
    let unit = unitAt(text, 0);
    for (let end = unit.length; unit !== ''; end += unit.length) {
      const next = unitAt(text, end);
      const set = setUnit(unit);
      const last = next === '' ? set.positions.at(-1) : setBeside(unit, next);
      if (last === undefined) return setByFont(text);
      glyphs.push(...set.glyphs);
      positions.push(...set.positions.slice(0, -1), last);
      unit = next;
    }
    for (const { xAdvance } of positions) advanceWidth += xAdvance;
    return { glyphs, positions, advanceWidth };
  };
}

function isOnLine({ yAdvance, xOffset, yOffset }: Position): boolean {
  return yAdvance === 0 && xOffset === 0 && yOffset === 0;
}

/** The place of a letter that nothing follows. */
function alone(position: Position): Pick<Run, 'positions' | 'advanceWidth'> {
  const { advanceWidth } = position;
  return { positions: [{ ...position, xAdvance: advanceWidth }], advanceWidth };
}

/** @param both two units as they are set together */
function besideIn(both: Run, first: Run, second: Run): Position | undefined {
  const glyphs = [...first.glyphs, ...second.glyphs];
  const positions = [...first.positions, ...second.positions];
  const last = first.positions.length - 1;
  const isPlain =
    both.glyphs.length === glyphs.length &&
    glyphs.every(({ id }, index) => id === both.glyphs[index]?.id && (index === last || isSame(both.positions[index], positions[index])));
  return isPlain ? both.positions[last] : undefined;
}

function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return one?.xAdvance === other?.xAdvance && one?.yAdvance === other?.yAdvance && one?.xOffset === other?.xOffset && one?.yOffset === other?.yOffset;
}
