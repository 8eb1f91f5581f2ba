/** The armed faults of one tenant: arming and disarming, matching, counting. */
import { PruefstandError } from '../../../src/core/errors.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { ArmedFault, PaymentMatch } from '../contract.ts';
import type { Armed, FaultDefinition, FaultSubject, ParamSpec, ParamValue } from './definition.ts';
import { FAULTS } from './index.ts';

export interface FaultBook {
  /** @returns id of the armed fault @throws ERR_CONTROL_REFUSED for an unknown name or wrong parameters */
  arm(order: ArmedFault): string;
  /** @returns whether the id was armed */
  disarm(faultId: string): boolean;
  list(): readonly (ArmedFault & { readonly id: string; readonly struck: number })[];
  /** The first answer that a fault gives instead of the simulator. */
  before(call: Call): Answer | undefined;
  after(call: Call, answer: Answer): Answer;
  /** Asked where ordinary behaviour would be chosen. @returns the fault that wants something else, which has struck then */
  wants(name: string, subject: FaultSubject): Armed | undefined;
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
    before(call) {
      for (const state of armed.values()) {
        if (state.definition.before === undefined || !isFor(state, call) || !isDue(state)) continue;
        const answer = state.definition.before(call, state);
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
    wants(name, subject) {
      if (armed.size === 0) return undefined;
      const state = [...armed.values()].find((candidate) => candidate.definition.name === name && isFor(candidate, subject) && isDue(candidate));
      if (state !== undefined) strike(state, subject);
      return state;
    },
  };
}

/** Whether what is known of a payment is among what is asked for. */
export function isMatch(match: PaymentMatch, labels: PaymentMatch): boolean {
  return (['face', 'transactionId', 'ownId', 'mandantNr', 'amountCents'] as const).every((name) => match[name] === undefined || match[name] === labels[name]);
}

function strike(state: State, { struck }: FaultSubject): void {
  state.struck += 1;
  if (!struck.includes(state.definition.name)) struck.push(state.definition.name);
}

function isFor({ order: { match = {} }, definition }: State, { operation, peer, labels }: FaultSubject): boolean {
  if (definition.operations?.includes(operation) === false) return false;
  return (match.operation === undefined || match.operation === operation) && (match.peer === undefined || match.peer === peer) && isMatch(match, labels);
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
