/**
 * What happened to a list of lines, told from the hashes it had and has: which were changed, removed, added, moved or
 * doubled. The tree's root says that something happened; this says what, in as few and as plain words as the hashes allow.
 */

/** Places count from 0: `expected` in the list that was signed, `actual` in the one that is there. */
export type LeafChange =
  /** Another line stands where this one stood. */
  | { readonly kind: 'changed'; readonly expected: number; readonly actual: number }
  | { readonly kind: 'removed'; readonly expected: number }
  | { readonly kind: 'added'; readonly actual: number }
  /** The same line, elsewhere in the order. */
  | { readonly kind: 'reordered'; readonly expected: number; readonly actual: number }
  /** One more copy of the line `expected`. */
  | { readonly kind: 'duplicated'; readonly expected: number; readonly actual: number };

type Pair = readonly [expected: number, actual: number];

/** Compares two lists of hashes. @returns the changes in order of place; nothing when the lists are equal */
export function locateChange(expected: readonly string[], actual: readonly string[]): readonly LeafChange[] {
  const start = commonPrefix(expected, actual);
  if (start === expected.length && start === actual.length) return [];
  const pairs = matchEqual(expected, actual, start);
  const kept = longestInOrder(pairs);
  const inOrder = new Set(kept);
  const reordered = pairs.filter((pair) => !inOrder.has(pair)).map(([from, to]): LeafChange => ({ kind: 'reordered', expected: from, actual: to }));
  const matched = { expected: new Set(pairs.map(([index]) => index)), actual: new Set(pairs.map(([, index]) => index)) };
  const known = new Map(expected.map((hash, index) => [hash, index] as const).reverse());
  const changes: LeafChange[] = reordered;
  let [from, to] = [start, start];
  for (const [nextFrom, nextTo] of [...kept, [expected.length, actual.length] as const]) {
    const missing = range(from, nextFrom).filter((index) => !matched.expected.has(index));
    const extra = range(to, nextTo).filter((index) => !matched.actual.has(index));
    // No spread: a hostile list is longer than a call may have arguments.
    for (const change of changesBetween(missing, extra, (index) => known.get(actual[index] ?? ''))) changes.push(change);
    [from, to] = [nextFrom + 1, nextTo + 1];
  }
  return changes.sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf(change: LeafChange): number {
  return change.kind === 'removed' ? change.expected : change.actual;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function commonPrefix(expected: readonly string[], actual: readonly string[]): number {
  let length = 0;
  while (length < expected.length && length < actual.length && expected[length] === actual[length]) length++;
  return length;
}

/** What happened between two lines that stayed: copies first, then one for one, then what is left on one side. */
function changesBetween(missing: readonly number[], extra: readonly number[], origin: (index: number) => number | undefined): readonly LeafChange[] {
  const duplicated: LeafChange[] = [];
  const unknown: number[] = [];
  for (const actual of extra) {
    const expected = origin(actual);
    if (expected === undefined) unknown.push(actual);
    else duplicated.push({ kind: 'duplicated', expected, actual });
  }
  const both = Math.min(missing.length, unknown.length);
  return [
    ...duplicated,
    ...range(0, both).map((index): LeafChange => ({ kind: 'changed', expected: missing[index] ?? 0, actual: unknown[index] ?? 0 })),
    ...missing.slice(both).map((expected): LeafChange => ({ kind: 'removed', expected })),
    ...unknown.slice(both).map((actual): LeafChange => ({ kind: 'added', actual })),
  ];
}

/** Pairs equal lines behind the common beginning. Of several equal ones those pair that lie nearest to where they were. */
function matchEqual(expected: readonly string[], actual: readonly string[], start: number): readonly Pair[] {
  const [before, after] = [placesByHash(expected, start), placesByHash(actual, start)];
  const unique: Pair[] = [];
  for (const [hash, [index, ...others]] of before) {
    const places = after.get(hash);
    if (index !== undefined && others.length === 0 && places?.length === 1 && places[0] !== undefined) unique.push([index, places[0]]);
  }
  const anchors = longestInOrder(unique);
  const pairs: Pair[] = [...unique];
  for (const [hash, from] of before) {
    const to = after.get(hash);
    if (to === undefined || (from.length === 1 && to.length === 1)) continue;
    for (const pair of nearestPairs(from, to, anchors)) pairs.push(pair);
  }
  return pairs.sort(([a], [b]) => a - b);
}

function placesByHash(hashes: readonly string[], start: number): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (let index = start; index < hashes.length; index++) {
    const hash = hashes[index] ?? '';
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [index]);
    else known.push(index);
  }
  return places;
}

/** Copies of one line beyond this are told, but no longer with care where the original is. */
const MAX_TRIES = 10_000;

function nearestPairs(from: readonly number[], to: readonly number[], anchors: readonly Pair[]): readonly Pair[] {
  // As many on both sides, or too many to try: in their order.
  const both = Math.min(from.length, to.length);
  if (from.length === to.length || from.length * to.length > MAX_TRIES) return range(0, both).map((order) => [from[order] ?? 0, to[order] ?? 0]);
  const isFewer = from.length < to.length;
  const [few, many] = isFewer ? [from, to] : [to, from];
  const side = isFewer ? 0 : 1;
  const free = [...many];
  return few.map((index) => {
    const anchor = anchors.findLast((pair) => pair[side] < index);
    const wanted = index + (anchor === undefined ? 0 : anchor[(1 - side) as 0 | 1] - anchor[side]);
    const best = free.reduce((nearest, place) => (Math.abs(place - wanted) < Math.abs(nearest - wanted) ? place : nearest), free[0] ?? 0);
    free.splice(free.indexOf(best), 1);
    return isFewer ? [index, best] : [best, index];
  });
}

/** The longest run of pairs that keep their order on both sides; the pairs come in order of `expected`. */
function longestInOrder(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  const previous: number[] = [];
  /** Index of the pair with the smallest end among runs of each length. */
  const ends: number[] = [];
  sorted.forEach(([, actual], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[ends[middle] ?? 0]?.[1] ?? 0) < actual) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (ends[low - 1] ?? -1));
    ends[low] = index;
  });
  const run: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = sorted[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}
