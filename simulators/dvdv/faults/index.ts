/** All faults by name. Those of one kind are in files of their own. */
import { ANSWER_FAULTS } from './answers.ts';
import type { FaultDefinition } from './definition.ts';
import { NETWORK_FAULTS } from './network.ts';
import { SERVER_FAULTS } from './server.ts';
import { TOKEN_FAULTS } from './tokens.ts';

export const FAULTS: ReadonlyMap<string, FaultDefinition> = new Map(
  [...NETWORK_FAULTS, ...TOKEN_FAULTS, ...ANSWER_FAULTS, ...SERVER_FAULTS].map((fault) => [fault.name, fault]),
);
