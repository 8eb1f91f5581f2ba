/** What the product took over of the attributes that the account delivered, as far as it shows them. */
import type { AttributeName } from '../../core/account-attributes.ts';
import { attributeMeant } from './attribute-names.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { LoginView } from './subject.ts';

export interface AttributeDifference {
  readonly name: AttributeName;
  readonly wanted: string | undefined;
  readonly seen: string;
}

/** @param only the attributes in question; all when absent */
export function compareAttributes(
  { delivered, seen }: LoginView,
  only?: readonly AttributeName[],
): {
  readonly compared: number;
  readonly differing: readonly AttributeDifference[];
} {
  const wanted = new Map(Object.entries(delivered.attributes ?? {}).map(([name, value]) => [attributeMeant(name), value]));
  const shown = Object.entries(seen.identity?.attributes ?? {}).flatMap(([given, value]) => {
    const name = attributeMeant(given);
    return name === undefined || (only !== undefined && !only.includes(name)) ? [] : [{ name, wanted: wanted.get(name), seen: value }];
  });
  return { compared: shown.length, differing: shown.filter((one) => one.wanted !== one.seen) };
}

/** One flaw for all that differ; not to be told when the product shows none of them. */
export function attributeFlaws(view: LoginView, only?: readonly AttributeName[]): readonly Flaw[] {
  const { compared, differing } = compareAttributes(view, only);
  if (compared === 0) return [cannotTell('attributes-not-shown')];
  return differing.length === 0 ? [] : [broken('attributes-differ', { params: { names: differing.map(({ name }) => name).join(', ') } })];
}
