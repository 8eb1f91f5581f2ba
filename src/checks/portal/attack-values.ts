/**
 * Whether somebody who is logged in under the right key has the right values too. Only what the product shows is compared; a product
 * that shows no more than the key is judged by that alone.
 */
import { accountView } from './account-view.ts';
import type { AttackSubject } from './attack-subject.ts';
import { compareAttributes } from './attribute-comparison.ts';
import { addressDifferences } from './company-comparison.ts';
import type { Flaw } from '../flaw.ts';
import { broken } from '../flaw.ts';

export function valueFlaws(subject: AttackSubject): readonly Flaw[] {
  const names = [...attributesChanged(subject), ...organisationChanged(subject)];
  return names.length === 0 ? [] : [broken('attack-attributes-differ', { params: { names: names.join(', ') } })];
}

function attributesChanged({ delivered, attacked }: AttackSubject): readonly string[] {
  if (delivered === undefined || attacked === undefined) return [];
  return compareAttributes({ delivered, seen: attacked })
    .differing.filter(({ wanted }) => wanted !== undefined)
    .map(({ name }) => name);
}

function organisationChanged({ delivered, told }: AttackSubject): readonly string[] {
  const organisation = accountView(told)?.organisation;
  return organisation === undefined || delivered?.company === undefined ? [] : addressDifferences(organisation, delivered.company);
}
