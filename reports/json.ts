/**
 * `result.json`: the product of a run in one canonical form. Members stand in the order of the types in
 * src/core/result.ts, free names are sorted, two spaces, one line feed at the end; so the same result has one digest.
 */
import type { ReportWriter } from '../src/core/report.ts';
import { RESULT_ORDER } from './member-order.ts';
import type { Order } from './member-order.ts';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names in the order of the type; names the type does not know follow, sorted. */
function namesOf(value: Readonly<Record<string, unknown>>, known: readonly string[]): readonly string[] {
  const present = Object.keys(value);
  const unknown = present.filter((name) => !known.includes(name)).sort();
  return [...known.filter((name) => present.includes(name)), ...unknown];
}

/** @returns the value itself where all of it stands in its order already */
function arrange(value: unknown, order: Order): unknown {
  if (Array.isArray(value)) {
    const items = order.kind === 'list' ? order.items : order;
    const arranged = value.map((item: unknown) => arrange(item, items));
    return arranged.every((item, index) => item === value[index]) ? value : arranged;
  }
  if (!isObject(value)) return value;
  const members = order.kind === 'members' ? order.members : {};
  const rest: Order = order.kind === 'map' ? order.values : { kind: 'plain' };
  const names = namesOf(value, Object.keys(members));
  const arranged = names.map((name) => arrange(value[name], members[name] ?? rest));
  const isInOrder = Object.keys(value).every((name, index) => name === names[index] && arranged[index] === value[name]);
  return isInOrder ? value : Object.fromEntries(names.map((name, index) => [name, arranged[index]]));
}

export const jsonWriter: ReportWriter = {
  id: 'json',
  write(result) {
    const content = `${JSON.stringify(arrange(result, RESULT_ORDER), null, 2)}\n`;
    return [{ name: 'result.json', mediaType: 'application/json', content }];
  },
};
