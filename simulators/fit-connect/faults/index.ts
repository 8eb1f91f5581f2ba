/** All faults by name; the one table that arming, documentation and tests use. */
import { CALLBACK_FAULTS } from './callbacks.ts';
import { DECISION_FAULTS } from './decisions.ts';
import type { FaultDefinition } from './definition.ts';
import { EVENT_LOG_FAULTS } from './event-log.ts';
import { KEY_FAULTS } from './keys.ts';
import { NETWORK_FAULTS } from './network.ts';
import { PICKUP_FAULTS } from './pickup.ts';
import { ROUTING_FAULTS } from './routing.ts';
import { SUBMISSION_FAULTS } from './submission.ts';
import { TOKEN_FAULTS } from './token.ts';

const ALL: readonly FaultDefinition[] = [
  ...NETWORK_FAULTS,
  ...TOKEN_FAULTS,
  ...PICKUP_FAULTS,
  ...EVENT_LOG_FAULTS,
  ...SUBMISSION_FAULTS,
  ...DECISION_FAULTS,
  ...KEY_FAULTS,
  ...ROUTING_FAULTS,
  ...CALLBACK_FAULTS,
];

export const FAULTS: ReadonlyMap<string, FaultDefinition> = new Map(ALL.map((fault) => [fault.name, fault]));
