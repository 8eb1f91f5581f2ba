/** States of a case follow each other: none goes back behind one that was reported. Known from the BundID onboarding guide; the order is our reading. */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import type { StatesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-16';
const RANKS: Readonly<Record<string, number>> = { INITIATED: 0, SUBMITTED: 1, RECEIVED: 2, PROCESSING: 3, ACTION_REQUIRED: 3, COMPLETED: 4 };

/** @requirement ZBP-16 */
export const keepStatesInOrder: Check<StatesSubject> = {
  id: 'keep-states-in-order',
  requirement: REQUIREMENT,
  run({ deliveries }) {
    if (deliveries.length === 0) return [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
    const last = new Map<string, { readonly status: string; readonly rank: number }>();
    return deliveries.flatMap((delivery) => {
      const content = contentOf(delivery);
      const status = textAt(content, 'status') ?? '';
      const rank = RANKS[status];
      if (rank === undefined) return [];
      const application = textAt(content, 'applicationId')?.toLowerCase() ?? '';
      const before = last.get(application);
      last.set(application, { status, rank });
      if (before === undefined || before.rank <= rank) return [];
      return [
        findingOf(
          REQUIREMENT,
          broken('state-goes-back', { params: { before: before.status, status } }),
          placesOf([delivery.exchange], 'request/body/content/status'),
        ),
      ];
    });
  },
};
