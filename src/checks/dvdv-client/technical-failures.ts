/** Calls that a server did not answer as it should, because it was made to fail. */
import type { SeenCall } from './subject.ts';

const SERVER_ERROR = 500;

/** In the order of arrival; refusals, which are answers, are none of them. */
export function technicalFailures(calls: readonly SeenCall[]): readonly SeenCall[] {
  return calls.filter(({ exchange, status }) => exchange.faults.length > 0 && (status === 0 || status >= SERVER_ERROR || exchange.response === undefined));
}
