/** Faults of the directory: they change calls and answers, and may carry a call out in their own way. */
import type { CallFault } from '../../fault-definition.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch } from '../contract.ts';
import type { LookUp } from '../functions/answering.ts';

export type FaultDefinition = CallFault<Call, Answer, FaultMatch, [carryOut: LookUp]>;
