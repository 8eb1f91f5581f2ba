/** A rule about answers of a payment that has ended as the scenario wanted; one that has not tells nothing. */
import type { Check } from '../check.ts';
import { cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { JsonObject } from '../../formats/json.ts';
import { paymentRule } from './call-rule.ts';
import { informationIn } from './content.ts';
import type { PaymentsSubject, SeenOutcome } from './subject.ts';

/** Status of the standard for what a person did. */
export const STATUS_OF: Readonly<Record<SeenOutcome, string>> = { paid: 'PAYED', failed: 'FAILED', canceled: 'CANCELED' };

/** A check of the first answer with a final status. */
export function finalRule(requirement: string, id: string, judge: (information: JsonObject) => readonly Flaw[]): Check<PaymentsSubject> {
  return paymentRule(requirement, id, ({ creation, outcome, finalReadings: [first] }) => {
    if (outcome === undefined) return [];
    const information = first === undefined ? undefined : informationIn(first);
    const hasEnded = information?.['status'] === STATUS_OF[outcome];
    return [
      {
        exchange: first ?? creation,
        flaws: information !== undefined && hasEnded ? judge(information) : [cannotTell('provider-not-ended', { params: { wanted: STATUS_OF[outcome] } })],
      },
    ];
  });
}
