/** The armed faults of one tenant, matched by caller and payment. */
import { createArming } from '../../fault-arming.ts';
import { createFaultBook as createBook, strikeNamed } from '../../fault-book.ts';
import type { FaultBook as Book } from '../../fault-book.ts';
import type { Armed } from '../../fault-definition.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch, PaymentMatch } from '../contract.ts';
import type { FaultDefinition, FaultSubject } from './definition.ts';
import { FAULTS } from './index.ts';

export interface FaultBook extends Book<Call, Answer, FaultMatch> {
  /** Asked where ordinary behaviour would be chosen. @returns the fault that wants something else, which has struck then */
  wants(name: string, subject: FaultSubject): Armed | undefined;
}

/** An empty book. */
export function createFaultBook(): FaultBook {
  const arming = createArming<FaultMatch, FaultDefinition>(FAULTS);
  return { ...createBook(arming, fits), wants: (name, subject) => strikeNamed(arming.armed, name, subject, fits) };
}

/** Whether what is known of a payment is among what is asked for. */
export function isMatch(match: PaymentMatch, labels: PaymentMatch): boolean {
  return (['face', 'transactionId', 'ownId', 'mandantNr', 'amountCents'] as const).every((name) => match[name] === undefined || match[name] === labels[name]);
}

function fits(match: FaultMatch, { peer, labels }: FaultSubject): boolean {
  return (match.peer === undefined || match.peer === peer) && isMatch(match, labels);
}
