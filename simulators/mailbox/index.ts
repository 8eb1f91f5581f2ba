/** The mailbox simulator: what runner, host and tests use. A list, no logic. */
export { createMailbox } from './simulator.ts';
export type { MailboxOptions, MailboxSimulator } from './simulator.ts';
export { createControlClient } from './control.ts';
export type { ControlClientOptions } from '../control-transport.ts';
export type { HostHooks } from '../host-hooks.ts';
export { FAULTS } from './faults/index.ts';
export type { ParamSpec } from '../fault-definition.ts';
export type { FaultDefinition } from './faults/definition.ts';
export { problemsOfSubmission, ZBP_SERVICES } from './bridge/submission-problems.ts';
export type { MailboxSubmission, SubmissionContext, SubmissionProblem } from './bridge/submission-problems.ts';
export { SPECIFICATION } from './spec.ts';
export type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';
export type * from './contract.ts';
