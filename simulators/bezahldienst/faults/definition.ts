/** Faults of the payment service: they change calls and answers, or are asked where a notice or a return is made. */
import type { Peer } from '../../../src/core/exchange.ts';
import type { FaultSubject as AnySubject } from '../../fault-book.ts';
import type { CallFault } from '../../fault-definition.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch, PaymentMatch } from '../contract.ts';

/** What a fault is matched with: a call, a notice, or a return of the browser. */
export interface FaultSubject extends AnySubject {
  readonly peer: Peer;
  readonly labels: Labels;
}

/** What a request is about, as far as it is known. */
export type Labels = { -readonly [Name in keyof PaymentMatch]: PaymentMatch[Name] };

export type FaultDefinition = CallFault<Call, Answer, FaultMatch>;
