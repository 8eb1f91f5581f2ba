/**
 * Search expressions of `GET /areas` (Routing API 2.0.0, parameter areaSearchexpression): words of the name or post codes,
 * `*` for anything, several expressions all to be met. That letter case and punctuation do not matter, and that a blank
 * separates words, is our reading. Everything runs in linear time; the published pattern taken literally would not.
 */
import type { Area } from './routing-api-areas.ts';

const NOT_IN_WORD = /[^\p{L}\p{N}]+/u;
const NOT_IN_EXPRESSION = /[^\p{L}\p{N}*]+/u;
const MAX_CHARS = 200;

/** Whether an expression has the form of the description: at least two other characters between wildcards. */
export function isSearchExpression(text: string): boolean {
  if (text.length === 0 || text.length > MAX_CHARS) return false;
  const runs = text.split('*');
  const inner = runs.slice(1, -1);
  // `ab**cd` is two parts with a wildcard each; a third star in a row, or two at an end, belongs to no part.
  const hasTooManyStars =
    (runs.at(0) === '' && runs.at(1) === '') || (runs.at(-1) === '' && runs.at(-2) === '') || inner.some((run, index) => run === '' && inner[index + 1] === '');
  return !hasTooManyStars && runs.some((run) => run !== '') && runs.every((run) => run === '' || run.length >= 2);
}

/** Areas that meet every expression. @requirement FC-RTE-006 */
export function findAreas(areas: readonly Area[], expressions: readonly string[]): readonly Area[] {
  const patterns = expressions.map((expression) =>
    expression
      .toLowerCase()
      .split(NOT_IN_EXPRESSION)
      .filter((word) => word !== ''),
  );
  if (patterns.some((words) => words.length === 0)) return [];
  return areas.filter((area) => {
    const words = wordsOf(area);
    return patterns.flat().every((pattern) => words.some((word) => isMatch(word, pattern)));
  });
}

function wordsOf({ name, postcodes = [] }: Area): readonly string[] {
  return [
    ...name
      .toLowerCase()
      .split(NOT_IN_WORD)
      .filter((word) => word !== ''),
    ...postcodes,
  ];
}

/** Takes the parts between wildcards one after the other, each as early as it comes. */
function isMatch(word: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return word === first;
  if (!word.startsWith(first)) return false;
  let position = first.length;
  for (const part of rest) {
    const found = word.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return word.length - last.length >= position && word.endsWith(last);
}
