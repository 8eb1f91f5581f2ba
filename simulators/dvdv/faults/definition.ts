/** What a fault is: a name, what it departs from, its parameters, and the hooks by which it changes an exchange. */
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { ArmedFault } from '../contract.ts';
import type { LookUp } from '../functions/answering.ts';

export type ParamValue = string | number;

export interface ParamSpec {
  readonly kind: 'number' | 'string';
  /** Used when the parameter is not given; without it the parameter is required. */
  readonly default?: ParamValue;
  readonly oneOf?: readonly ParamValue[];
  /** What it means, with its unit. */
  readonly text: string;
}

/** A fault that is armed, as its hooks see it. */
export interface Armed {
  readonly id: string;
  readonly order: ArmedFault;
  /** Parameters with defaults filled in. */
  readonly params: Readonly<Record<string, ParamValue>>;
}

export interface FaultDefinition {
  readonly name: string;
  /** What changes, one sentence. */
  readonly text: string;
  /** What a product has to stand it for: an id of the fact sheet, or `network`. */
  readonly violates: string;
  /** Operations it acts on; all when absent. */
  readonly operations?: readonly string[];
  readonly params?: Readonly<Record<string, ParamSpec>>;
  /** Answers instead of the call being carried out; may carry it out in its own way. */
  readonly before?: (call: Call, armed: Armed, carryOut: LookUp) => Answer | undefined;
  /** Changes the answer after the call was carried out; what it returns unchanged it has not struck. */
  readonly after?: (answer: Answer, call: Call, armed: Armed) => Answer;
}

/** A number parameter. */
export function numberParam(armed: Armed, name: string): number {
  return Number(armed.params[name]);
}

/** A text parameter. */
export function textParam(armed: Armed, name: string): string {
  return String(armed.params[name]);
}
