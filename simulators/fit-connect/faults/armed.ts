/** A fault that is armed: its parameters checked, its matching and its count. */
import { PruefstandError } from '../../../src/core/errors.ts';
import type { Peer } from '../../../src/core/exchange.ts';
import type { Labels } from '../call.ts';
import type { ArmedFault } from '../contract.ts';
import type { Case } from '../state.ts';
import type { Armed, FaultDefinition, ParamSpec, ParamValue } from './definition.ts';

/** What a fault is matched with: a call, or a callback that is about to be sent. */
export interface FaultTarget {
  readonly operation: string;
  readonly peer: Peer;
  readonly labels: Labels;
  /** The case of a call that names one: a match on a submission also means the log of its case. */
  readonly theCase?: Case | undefined;
}

export interface ArmedState extends Armed {
  readonly definition: FaultDefinition;
  struck: number;
  skipped: number;
  isSpent(): boolean;
}

/** Checks the order and makes its state. @throws ERR_CONTROL_REFUSED when a parameter is unknown, missing or of the wrong kind */
export function createArmed(id: string, order: ArmedFault, definition: FaultDefinition): ArmedState {
  const specs = definition.params ?? {};
  const given = order.params ?? {};
  for (const name of Object.keys(given)) if (specs[name] === undefined) throw refusal(definition, `has no parameter "${name}"`);
  const params = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, paramOf(definition, name, spec, given[name])]));
  return {
    id,
    order,
    params,
    memory: new Map(),
    definition,
    struck: 0,
    skipped: 0,
    isSpent() {
      return order.times !== undefined && this.struck >= order.times;
    },
  };
}

/** Whether a fault is about this call or callback. */
export function isFor({ order: { match }, definition }: ArmedState, target: FaultTarget): boolean {
  if (definition.operations !== undefined && !definition.operations.includes(target.operation)) return false;
  if (match === undefined) return true;
  const { labels } = target;
  return (
    fits(match.operation, target.operation) &&
    fits(match.peer, target.peer) &&
    fits(match.caseId, labels.caseId) &&
    fits(match.attachmentId, labels.attachmentId) &&
    (fits(match.submissionId, labels.submissionId) || (labels.submissionId === undefined && isInCase(match.submissionId, target.theCase)))
  );
}

/** Whether it may strike now; counts the requests it leaves alone first. */
export function isDue(state: ArmedState): boolean {
  if (state.isSpent()) return false;
  if (state.skipped >= (state.order.skip ?? 0)) return true;
  state.skipped += 1;
  return false;
}

function fits(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}

function isInCase(submissionId: string | undefined, theCase: Case | undefined): boolean {
  return theCase?.submissions.some((item) => item.submissionId === submissionId) === true;
}

function paramOf(definition: FaultDefinition, name: string, spec: ParamSpec, value: unknown): ParamValue | undefined {
  if (value === undefined) {
    if (spec.isRequired === true) throw refusal(definition, `needs the parameter "${name}"`);
    return spec.default;
  }
  const isRight = spec.kind === 'strings' ? Array.isArray(value) && value.every((item) => typeof item === 'string') : typeof value === spec.kind;
  if (!isRight) throw refusal(definition, `wants ${spec.kind} for "${name}"`);
  if (spec.oneOf !== undefined && !spec.oneOf.includes(value as string)) throw refusal(definition, `wants one of ${spec.oneOf.join(', ')} for "${name}"`);
  return value as ParamValue;
}

function refusal({ name }: FaultDefinition, what: string): PruefstandError {
  return new PruefstandError('ERR_CONTROL_REFUSED', `The fault "${name}" ${what}.`);
}
