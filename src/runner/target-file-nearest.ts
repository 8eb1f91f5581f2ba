/** Finds what somebody may have meant when a name is not known: the nearest by number of typing errors. */

/** Number of single-character edits between two texts (Levenshtein), letter case ignored. */
function distance(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
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
