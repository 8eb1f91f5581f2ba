/** What a named fault of a simulator is: what it departs from, its parameters, the order that arms it, and how it changes an exchange. */

export type ParamValue = string | number;

export interface ParamSpec {
  readonly kind: 'number' | 'string';
  /** Used when the parameter is not given; without it the parameter is required. */
  readonly default?: ParamValue;
  readonly oneOf?: readonly ParamValue[];
  /** What it means, with its unit. */
  readonly text: string;
}

/** Arms a fault. `Match` restricts it to some requests; absent members match everything. */
export interface FaultOrder<Match> {
  /** A name of the table `FAULTS`. */
  readonly fault: string;
  readonly match?: Match;
  /** How often it strikes; for ever when absent. */
  readonly times?: number;
  /** Leaves this many matching requests alone first. */
  readonly skip?: number;
  readonly params?: Readonly<Record<string, ParamValue>>;
}

/** A fault that is armed, as its hooks see it. */
export interface Armed<Match = unknown> {
  readonly id: string;
  readonly order: FaultOrder<Match>;
  /** Parameters with defaults filled in. */
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** What every fault says of itself. */
export interface FaultDescription {
  readonly name: string;
  /** What changes, one sentence. */
  readonly text: string;
  /** What a product has to stand it for: an id of the fact sheet, a clause, or `network`. */
  readonly violates: string;
  /** Operations it acts on; all when absent. */
  readonly operations?: readonly string[];
  readonly params?: Readonly<Record<string, ParamSpec>>;
}

/** A fault of calls and answers. `Context`: what `before` is given besides. */
export interface CallFault<Call, Answer, Match, Context extends readonly unknown[] = []> extends FaultDescription {
  /** Answers instead of the call being carried out. */
  readonly before?: (call: Call, armed: Armed<Match>, ...context: Context) => Answer | undefined;
  /** Changes the answer after the call was carried out; what it returns unchanged it has not struck. */
  readonly after?: (answer: Answer, call: Call, armed: Armed<Match>) => Answer;
}

/** A number parameter. */
export function numberParam({ params }: Pick<Armed, 'params'>, name: string): number {
  return Number(params[name]);
}

/** A text parameter. */
export function textParam({ params }: Pick<Armed, 'params'>, name: string): string {
  return String(params[name]);
}
