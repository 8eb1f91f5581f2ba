/** The FIT-Connect simulator: what runner, host and tests use. A list, no logic. */
export { createFitConnect } from './simulator.ts';
export type { FitConnectOptions, FitConnectSimulator } from './simulator.ts';
export { createControlClient } from './control.ts';
export type { ControlClientOptions } from '../control-transport.ts';
export { FAULTS } from './faults/index.ts';
export type { FaultDefinition, ParamSpec } from './faults/definition.ts';
export { DEFAULT_LIMITS } from './service.ts';
export { SPECIFICATION } from './spec.ts';
export type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';
export type { HostHooks } from '../host-hooks.ts';
export type { CallbackClient, Limits } from './service.ts';
export type * from './contract.ts';
