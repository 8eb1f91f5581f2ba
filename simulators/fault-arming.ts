/** The list of armed faults that every fault book keeps: orders checked, faults armed, disarmed and counted. */
import { PruefstandError } from '../src/core/errors.ts';
import type { Armed, FaultDescription, FaultOrder, ParamSpec, ParamValue } from './fault-definition.ts';

/** A fault that is armed, with its counts. */
export interface ArmedState<Match, Definition> extends Armed<Match> {
  readonly definition: Definition;
  struck: number;
  skipped: number;
}

/** What a control interface does with the faults of a tenant. */
export interface FaultList<Match> {
  /** @returns id of the armed fault @throws ERR_CONTROL_REFUSED for an unknown name or wrong parameters */
  arm(order: FaultOrder<Match>): string;
  /** @returns whether the id was armed */
  disarm(faultId: string): boolean;
  list(): readonly (FaultOrder<Match> & { readonly id: string; readonly struck: number })[];
}

/** The list, and what is armed in the order of arming. */
export interface FaultArming<Match, Definition> {
  readonly list: FaultList<Match>;
  readonly armed: ReadonlyMap<string, ArmedState<Match, Definition>>;
}

/** Nothing armed yet. @param definitions the faults that can be armed */
export function createArming<Match, Definition extends FaultDescription>(definitions: ReadonlyMap<string, Definition>): FaultArming<Match, Definition> {
  const armed = new Map<string, ArmedState<Match, Definition>>();
  let count = 0;
  return {
    armed,
    list: {
      arm(order) {
        const definition = definitions.get(order.fault);
        if (definition === undefined) throw refusal(`There is no fault named "${order.fault}".`);
        const params = paramsOf(definition, order.params ?? {});
        count += 1;
        const id = `f${count}`;
        armed.set(id, { id, order, params, definition, struck: 0, skipped: 0 });
        return id;
      },
      disarm: (faultId) => armed.delete(faultId),
      list: () => [...armed.values()].map(({ id, order, struck }) => ({ ...order, id, struck })),
    },
  };
}

function paramsOf({ name, params: specs = {} }: FaultDescription, given: Readonly<Record<string, ParamValue>>): Readonly<Record<string, ParamValue>> {
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
