/** Faults of the mailbox: they change calls and answers. */
import type { CallFault } from '../../fault-definition.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch } from '../contract.ts';

export type FaultDefinition = CallFault<Call, Answer, FaultMatch>;
