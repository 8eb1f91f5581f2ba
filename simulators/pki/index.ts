/** The PKI simulator: what runner, host and tests use. A list, no logic. */
export { createPki } from './simulator.ts';
export type { PkiOptions, PkiSimulator } from './simulator.ts';
export { createControlClient } from './control.ts';
export type { ControlClientOptions } from '../control-transport.ts';
export { FAULTS } from './faults/index.ts';
export type { ParamSpec } from '../fault-definition.ts';
export type { FaultDefinition } from './faults/definition.ts';
export { SPECIFICATION } from './spec.ts';
export type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';
export type * from './contract.ts';
