/**
 * Texts of a status report keep within their limits. Known from scripts. A report that is too long is refused before it is sent, or
 * shortened.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { contentOf, germanAt, lengthOf, textAt } from './content.ts';
import type { StatesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-07';
/** @unit characters */
const LIMITS: readonly (readonly [member: string, most: number, read: typeof textAt])[] = [
  ['publicServiceName', 100, germanAt],
  ['senderName', 100, textAt],
  ['statusDetails', 50, germanAt],
  ['additionalInformation', 100, germanAt],
  ['reference', 50, textAt],
];

/** @requirement ZBP-07 */
export const keepStateLimits: Check<StatesSubject> = {
  id: 'keep-state-limits',
  requirement: REQUIREMENT,
  run({ orders, deliveries }) {
    if (deliveries.length === 0)
      return orders.some(({ acceptance }) => acceptance === 'refused') ? [] : [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
    return deliveries.flatMap((delivery) => {
      const content = contentOf(delivery);
      return LIMITS.flatMap(([member, most, read]) => {
        const length = lengthOf(read(content, member) ?? '');
        const at = `request/body/content/${member}`;
        return length <= most ? [] : [findingOf(REQUIREMENT, broken('text-too-long', { params: { member, length, most } }), placesOf([delivery.exchange], at))];
      });
    });
  },
};
