/** The payment simulator: what runner, host and tests use. A list, no logic. */
export { createBezahldienst } from './simulator.ts';
export type { BezahldienstOptions, BezahldienstSimulator } from './simulator.ts';
export { createControlClient } from './control.ts';
export type { ControlClientOptions } from '../control-transport.ts';
export type { HostHooks } from '../host-hooks.ts';
export { FAULTS } from './faults/index.ts';
export type { ParamSpec } from '../fault-definition.ts';
export type { FaultDefinition } from './faults/definition.ts';
export { OUTCOME_AMOUNTS } from './money/outcomes.ts';
export type { OutcomeAmount } from './money/outcomes.ts';
export { SPECIFICATION } from './spec.ts';
export type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';
export type { NoticeClient, NoticeRequest } from './tenant.ts';
export type * from './contract.ts';
