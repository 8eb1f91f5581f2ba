/** Which event an item can take in which status (Submission API 1.1.3, 409 of the event log; fact sheet, section 10). */
import type { Answer } from '../answer.ts';
import { partsOfEvent } from '../event-names.ts';
import type { EventName } from '../event-names.ts';
import { problem } from '../problems.ts';
import type { Submission } from '../state.ts';

const TAKES: Readonly<Partial<Record<Submission['status'], readonly string[]>>> = {
  submitted: ['accept', 'reject', 'forward'],
  forwarded: ['accept', 'reject'],
};

/** @returns a refusal (409) for a transition that does not exist @requirement FC-SVC-015 */
export function refuseTransition({ status }: Submission, event: EventName): Answer | undefined {
  if (TAKES[status]?.includes(partsOfEvent(event).verb) === true) return undefined;
  return problem('invalid-state-transition', `The item is ${status}; ${event} is not possible.`);
}
