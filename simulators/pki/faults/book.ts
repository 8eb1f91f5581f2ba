/** The armed faults of one tenant: arming and disarming, matching, counting. */
import { PruefstandError } from '../../../src/core/errors.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { ArmedFault } from '../contract.ts';
import type { Armed, Changeable, FaultDefinition, ParamSpec, ParamValue } from './definition.ts';
import { FAULTS } from './index.ts';

export interface FaultBook {
  /** @returns id of the armed fault @throws ERR_CONTROL_REFUSED for an unknown name or wrong parameters */
  arm(order: ArmedFault): string;
  /** @returns whether the id was armed */
  disarm(faultId: string): boolean;
  list(): readonly (ArmedFault & { readonly id: string; readonly struck: number })[];
  /** The first answer that a fault gives instead of the simulator. */
  before(call: Call): Answer | undefined;
  /** Something that is not encoded yet, through all faults that change it. */
  change<Name extends keyof Changeable>(what: Name, call: Call, value: Changeable[Name]): Promise<Changeable[Name]>;
  after(call: Call, answer: Answer): Answer;
}

interface State extends Armed {
  readonly definition: FaultDefinition;
  struck: number;
  skipped: number;
  /** Last call that was counted, so that a fault with several hooks counts it once. */
  seen: Call | undefined;
  isDue: boolean;
}

/** An empty book. */
export function createFaultBook(): FaultBook {
  const armed = new Map<string, State>();
  let count = 0;
  const acting = (call: Call): readonly State[] => [...armed.values()].filter((state) => isFor(state, call) && isDue(state, call));
  return {
    arm(order) {
      const definition = FAULTS.get(order.fault);
      if (definition === undefined) throw refusal(`There is no fault named "${order.fault}".`);
      const params = paramsOf(definition, order.params ?? {});
      count += 1;
      armed.set(`f${count}`, { id: `f${count}`, order, params, definition, struck: 0, skipped: 0, seen: undefined, isDue: false });
      return `f${count}`;
    },
    disarm: (faultId) => armed.delete(faultId),
    list: () => [...armed.values()].map(({ id, order, struck }) => ({ ...order, id, struck })),
    before(call) {
      for (const state of acting(call)) {
        const answer = state.definition.before?.(call, state);
        if (answer === undefined) continue;
        strike(state, call);
        return answer;
      }
      return undefined;
    },
    async change(what, call, value) {
      let current = value;
      for (const state of acting(call)) {
        const changed = (await state.definition[what]?.(current as never, call, state)) ?? current;
        if (changed !== current) strike(state, call);
        current = changed as typeof value;
      }
      return current;
    },
    after(call, answer) {
      let current = answer;
      for (const state of acting(call)) {
        const changed = state.definition.after?.(current, call, state) ?? current;
        if (changed !== current) strike(state, call);
        current = changed;
      }
      return current;
    },
  };
}

function strike(state: State, call: Call): void {
  if (call.struck.includes(state.definition.name)) return;
  state.struck += 1;
  call.struck.push(state.definition.name);
}

function isFor({ order: { match = {} }, definition }: State, { operation, authority, question }: Call): boolean {
  if (definition.operations !== undefined && !definition.operations.includes(operation)) return false;
  if (match.operation !== undefined && match.operation !== operation) return false;
  if (match.authority !== undefined && match.authority !== authority) return false;
  return match.serialNumber === undefined || question?.certificates.some(({ serialNumber }) => serialNumber === match.serialNumber) === true;
}

/** Decided once for each call. */
function isDue(state: State, call: Call): boolean {
  if (state.seen === call) return state.isDue;
  const { times, skip = 0 } = state.order;
  const isSkipped = state.skipped < skip;
  if (isSkipped) state.skipped += 1;
  state.seen = call;
  state.isDue = !isSkipped && (times === undefined || state.struck < times);
  return state.isDue;
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
