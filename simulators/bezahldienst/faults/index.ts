/** All faults by name. Those of one interface are in files of their own; late results, double payments and returned money are outcomes, not faults. */
import type { FaultDefinition } from './definition.ts';
import { NETWORK_FAULTS } from './network.ts';
import { OTHER_FACE_FAULTS } from './other-faces.ts';
import { XBEZAHLDIENSTE_FAULTS } from './xbezahldienste.ts';

export const FAULTS: ReadonlyMap<string, FaultDefinition> = new Map(
  [...NETWORK_FAULTS, ...XBEZAHLDIENSTE_FAULTS, ...OTHER_FACE_FAULTS].map((fault) => [fault.name, fault]),
);
