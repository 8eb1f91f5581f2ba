/** All faults by name. */
import type { FaultDefinition } from './definition.ts';
import { LIST_FAULTS } from './lists.ts';
import { NETWORK_FAULTS } from './network.ts';
import { ANSWER_FAULTS } from './answers.ts';
import { REVOCATION_FAULTS } from './revocations.ts';

export const FAULTS: ReadonlyMap<string, FaultDefinition> = new Map(
  [...REVOCATION_FAULTS, ...LIST_FAULTS, ...ANSWER_FAULTS, ...NETWORK_FAULTS].map((fault) => [fault.name, fault]),
);
