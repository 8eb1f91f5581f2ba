/**
 * Reports name the applicationId of their own case; one belongs to one login. Known from the BundID onboarding guide. A report belongs
 * to the order whose mark stands in its reference; where products send no reference, every application has to have its report.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import type { StatesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-16';
const AT = 'request/body/content/applicationId';

/** @requirement ZBP-16 */
export const useApplicationOfTheCase: Check<StatesSubject> = {
  id: 'use-application-of-the-case',
  requirement: REQUIREMENT,
  run({ orders, deliveries }) {
    const sent = deliveries.map((delivery) => ({ delivery, content: contentOf(delivery) }));
    if (sent.length < orders.length) return [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
    const wrong = sent.filter(({ content }) => {
      const owner = orders.find(({ mark }) => textAt(content, 'reference')?.includes(mark));
      return owner !== undefined && owner.applicationId.toLowerCase() !== textAt(content, 'applicationId')?.toLowerCase();
    });
    const isForgotten = orders.some(
      ({ applicationId }) => !sent.some(({ content }) => textAt(content, 'applicationId')?.toLowerCase() === applicationId.toLowerCase()),
    );
    if (wrong.length === 0 && !isForgotten) return [];
    const evidence = (wrong.length === 0 ? sent : wrong).map(({ delivery }) => delivery.exchange);
    return [findingOf(REQUIREMENT, broken('application-of-other-case'), placesOf(evidence, AT))];
  },
};
