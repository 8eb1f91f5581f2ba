/** All faults by name. Those of one interface are in files of their own. */
import type { FaultDefinition } from './definition.ts';
import { NETWORK_FAULTS } from './network.ts';
import { REST_FAULTS } from './rest.ts';
import { SOAP_FAULTS } from './soap.ts';

export const FAULTS: ReadonlyMap<string, FaultDefinition> = new Map([...NETWORK_FAULTS, ...REST_FAULTS, ...SOAP_FAULTS].map((fault) => [fault.name, fault]));
