/** The few statistics of the benchmarks: medians rather than means, since a shared machine disturbs to one side only. */

/** Middle value; of an even number the mean of the two in the middle. @throws RangeError for an empty list */
export function median(values: readonly number[]): number {
  const sorted = sortedOf(values);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? NaN)) / 2;
}

/**
 * Quantile by nearest rank: the smallest value that at least that share of all values does not exceed.
 * @param share from 0 to 1
 * @throws RangeError for an empty list or a share out of range
 */
export function quantile(values: readonly number[], share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError('A share is a number from 0 to 1.');
  const sorted = sortedOf(values);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Median of the quotients of values taken together, so that a slow moment of the machine hits both sides of one of them. */
export function medianRatio(values: readonly number[], bases: readonly number[]): number {
  if (values.length !== bases.length) throw new RangeError('Every value needs a base.');
  return median(values.map((value, index) => value / (bases[index] ?? NaN)));
}

/** Least-squares slope: by how much `y` grows when `x` grows by one. @throws RangeError unless there are two different `x` */
export function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const meanX = meanOf(points.map(({ x }) => x));
  const meanY = meanOf(points.map(({ y }) => y));
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) throw new RangeError('A slope needs two different places.');
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

/** Rounded to that many significant digits; figures of a noisy machine claim no more. */
export function significant(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sortedOf(values: readonly number[]): readonly number[] {
  if (values.length === 0) throw new RangeError('There is nothing to take a statistic of.');
  return [...values].sort((one, other) => one - other);
}
