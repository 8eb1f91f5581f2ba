/** What a fault is: a name, what it departs from, its parameters, and the hooks by which it changes an answer. */
import type { CrlOrder } from '../../../src/formats/pki/crl.ts';
import type { OcspAnswer } from '../../../src/formats/pki/ocsp-response.ts';
import type { RevocationEntry } from '../../../src/formats/pki/revocation.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { ArmedFault } from '../contract.ts';

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

/** What can be changed before it is signed, by the name of the hook. */
export interface Changeable {
  /** The authority's revocations, for lists and answers alike. */
  readonly revocations: readonly RevocationEntry[];
  readonly list: CrlOrder;
  readonly answer: OcspAnswer;
}

type Change<T> = (value: T, call: Call, armed: Armed) => T | Promise<T>;

export interface FaultDefinition {
  readonly name: string;
  /** What changes, one sentence. */
  readonly text: string;
  /** Clause that is broken, or `network`. */
  readonly violates: string;
  /** Operations it acts on; all when absent. */
  readonly operations?: readonly string[];
  readonly params?: Readonly<Record<string, ParamSpec>>;
  /** Answers instead of carrying the call out. */
  readonly before?: (call: Call, armed: Armed) => Answer | undefined;
  readonly revocations?: Change<Changeable['revocations']>;
  readonly list?: Change<Changeable['list']>;
  readonly answer?: Change<Changeable['answer']>;
  /** Changes the encoded answer; what it returns unchanged it has not struck. */
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
