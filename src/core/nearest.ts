/** Finds what somebody may have meant when a name is not known: the nearest by number of typing errors. */

/** Number of typing errors between two texts: a character wrong, missing, too many, or two swapped. Letter case is ignored. */
function distance(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  const rows = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= right.length; j++) {
      const isSame = left[i - 1] === right[j - 1];
      const isSwapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row.push(Math.min(at(i - 1, j - 1) + (isSame ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1, isSwapped ? at(i - 2, j - 2) + 1 : Infinity));
    }
  }
  return at(left.length, right.length);
}

/**
 * The known names nearest to a wrong one.
 * @returns at most `count`, nearest first, none that is farther than a third of its length
 */
export function nearest(wrong: string, known: readonly string[], count = 3): readonly string[] {
  const text = wrong.slice(0, 100);
  return known
    .map((name) => ({ name, far: distance(text, name) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.max(name.length, text.length) / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}
