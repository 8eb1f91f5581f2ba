/** The armed faults of one tenant: arming and disarming, matching, counting. */
import { PruefstandError } from '../../../src/core/errors.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { ArmedFault } from '../contract.ts';
import type { LookUp } from '../functions/answering.ts';
import type { Armed, FaultDefinition, ParamSpec, ParamValue } from './definition.ts';
import { FAULTS } from './index.ts';

export interface FaultBook {
  /** @returns id of the armed fault @throws ERR_CONTROL_REFUSED for an unknown name or wrong parameters */
  arm(order: ArmedFault): string;
  /** @returns whether the id was armed */
  disarm(faultId: string): boolean;
  list(): readonly (ArmedFault & { readonly id: string; readonly struck: number })[];
  /** The first answer that a fault gives instead of the simulator. */
  before(call: Call, carryOut: LookUp): Answer | undefined;
  after(call: Call, answer: Answer): Answer;
}

interface State extends Armed {
  readonly definition: FaultDefinition;
  struck: number;
  skipped: number;
}

/** An empty book. */
export function createFaultBook(): FaultBook {
  const armed = new Map<string, State>();
  let count = 0;
  return {
    arm(order) {
      const definition = FAULTS.get(order.fault);
      if (definition === undefined) throw refusal(`There is no fault named "${order.fault}".`);
      const params = paramsOf(definition, order.params ?? {});
      count += 1;
      armed.set(`f${count}`, { id: `f${count}`, order, params, definition, struck: 0, skipped: 0 });
      return `f${count}`;
    },
    disarm: (faultId) => armed.delete(faultId),
    list: () => [...armed.values()].map(({ id, order, struck }) => ({ ...order, id, struck })),
    before(call, carryOut) {
      for (const state of armed.values()) {
        if (state.definition.before === undefined || !isFor(state, call) || !isDue(state)) continue;
        const answer = state.definition.before(call, state, carryOut);
        if (answer === undefined) continue;
        strike(state, call);
        return answer;
      }
      return undefined;
    },
    after(call, answer) {
      let current = answer;
      for (const state of armed.values()) {
        if (state.definition.after === undefined || !isFor(state, call) || !isDue(state)) continue;
        const changed = state.definition.after(current, call, state);
        if (changed !== current) strike(state, call);
        current = changed;
      }
      return current;
    },
  };
}

function strike(state: State, call: Call): void {
  state.struck += 1;
  if (!call.struck.includes(state.definition.name)) call.struck.push(state.definition.name);
}

function isFor({ order: { match = {} }, definition }: State, { server, operation, peer, notes }: Call): boolean {
  if (definition.operations !== undefined && !definition.operations.includes(operation)) return false;
  if (match.server !== undefined && match.server !== server) return false;
  if (match.operation !== undefined && match.operation !== operation) return false;
  if (match.peer !== undefined && match.peer !== peer) return false;
  const asksFor = (member: 'organizationKey' | 'serviceSpecificationUri'): boolean =>
    match[member] === undefined || notes.requests?.some((request) => request[member] === match[member]) === true;
  return asksFor('organizationKey') && asksFor('serviceSpecificationUri');
}

function isDue(state: State): boolean {
  const { times, skip = 0 } = state.order;
  if (times !== undefined && state.struck >= times) return false;
  if (state.skipped >= skip) return true;
  state.skipped += 1;
  return false;
}

function paramsOf({ name, params: specs = {} }: FaultDefinition, given: NonNullable<ArmedFault['params']>): Readonly<Record<string, ParamValue>> {
  for (const key of Object.keys(given)) if (specs[key] === undefined) throw refusal(`The fault "${name}" has no parameter "${key}".`);
  return Object.fromEntries(Object.entries(specs).map(([key, spec]) => [key, paramOf(name, key, spec, given[key])]));
}

function paramOf(fault: string, name: string, spec: ParamSpec, given: ParamValue | undefined): ParamValue {
  const value = given ?? spec.default;
  if (value === undefined) throw refusal(`The fault "${fault}" needs the parameter "${name}".`);
  if (typeof value !== spec.kind) throw refusal(`The parameter "${name}" of the fault "${fault}" has to be a ${spec.kind}.`);
  if (spec.oneOf !== undefined && !spec.oneOf.includes(value))
    throw refusal(`The parameter "${name}" of the fault "${fault}" is one of ${spec.oneOf.join(', ')}.`);
  return value;
}

function refusal(message: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', message);
}
