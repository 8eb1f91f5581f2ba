/**
 * What a fault is: a name, what it departs from, its parameters, and the hooks by which it changes the simulator's
 * behaviour. A hook that changes nothing returns what it was given, and the fault has not struck then.
 */
import type { Answer } from '../answer.ts';
import type { CallbackMessage } from '../callbacks.ts';
import type { Call } from '../call.ts';
import type { ArmedFault, PublicJwk } from '../contract.ts';
import type { SetDraft } from './set-draft.ts';
import type { Service } from '../service.ts';
import type { Submission } from '../state.ts';
import type { Tenant } from '../tenant.ts';

export type ParamValue = string | number | boolean | readonly string[];

/** One parameter of a fault. */
export interface ParamSpec {
  readonly kind: 'number' | 'string' | 'boolean' | 'strings';
  readonly isRequired?: boolean;
  /** Used when the parameter is not given. */
  readonly default?: ParamValue;
  readonly oneOf?: readonly string[];
  /** What it means, with its unit. */
  readonly text: string;
}

/** A fault that is armed, as its hooks see it. */
export interface Armed {
  readonly id: string;
  readonly order: ArmedFault;
  /** Parameters with defaults filled in. */
  readonly params: Readonly<Record<string, ParamValue | undefined>>;
  /** What the fault remembers between requests. */
  readonly memory: Map<string, unknown>;
}

/** One line of the pickup list. */
export interface PickupItem {
  readonly destinationId: string;
  readonly submissionId: string;
  readonly caseId: string;
}

export interface Hooks {
  /** Before guards and handler. An answer is sent instead of carrying the call out; `struck` says it changed something else. */
  readonly before?: (call: Call, armed: Armed) => Answer | 'struck' | undefined;
  /** After the call was carried out. */
  readonly after?: (call: Call, answer: Answer, armed: Armed) => Answer;
  /** The complete pickup list, before it is paged. */
  readonly pickup?: (items: readonly PickupItem[], call: Call, armed: Armed) => readonly PickupItem[];
  /** Whether an item that is decided can still be fetched. */
  readonly keepsFetchable?: (submission: Submission, armed: Armed) => boolean;
  /** The complete event log, before it is paged and signed. */
  readonly log?: (drafts: readonly SetDraft[], call: Call, armed: Armed) => readonly SetDraft[];
  /** Lifetime of an access token. @unit seconds */
  readonly tokenLifetime?: (seconds: number, armed: Armed) => number;
  /** One callback becomes none, one or several. */
  readonly callback?: (messages: readonly CallbackMessage[], armed: Armed) => readonly CallbackMessage[];
  /** A key that `GET …/keys/{kid}` finds besides the destination's own. */
  readonly destinationKey?: (destinationId: string, kid: string, armed: Armed) => PublicJwk | undefined;
}

export interface FaultDefinition extends Hooks {
  readonly name: string;
  /** What changes, one sentence. */
  readonly text: string;
  /** What it departs from: an id of the fact sheet, a clause, or `network`. */
  readonly violates: string;
  /** Operations it acts on; all when absent. */
  readonly operations?: readonly string[];
  readonly params?: Readonly<Record<string, ParamSpec>>;
  /** Runs when the fault is armed, before that is answered: makes keys, publishes them. */
  readonly prepare?: (tenant: Tenant, service: Service, armed: Armed) => void | Promise<void>;
}

/** A number parameter that has a default or is required. */
export function numberParam(armed: Armed, name: string): number {
  const value = armed.params[name];
  return typeof value === 'number' ? value : 0;
}

/** A text parameter. */
export function stringParam(armed: Armed, name: string): string | undefined {
  const value = armed.params[name];
  return typeof value === 'string' ? value : undefined;
}

/** A list parameter; empty when not given. */
export function stringsParam(armed: Armed, name: string): readonly string[] {
  const value = armed.params[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
