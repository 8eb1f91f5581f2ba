/**
 * The armed faults of one tenant: arming and disarming, matching, counting. With nothing armed every question costs one
 * comparison.
 */
import { PruefstandError } from '../../../src/core/errors.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { CallbackMessage } from '../callbacks.ts';
import type { ArmedFault, PublicJwk } from '../contract.ts';
import type { Service } from '../service.ts';
import type { LogEvent, Submission } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { createArmed, isDue, isFor } from './armed.ts';
import type { ArmedState, FaultTarget } from './armed.ts';
import type { FaultDefinition, Hooks, PickupItem } from './definition.ts';
import { FAULTS } from './index.ts';
import type { SetDraft } from './set-draft.ts';

export interface FaultBook {
  /** @returns id of the armed fault @throws ERR_CONTROL_REFUSED for an unknown name or wrong parameters */
  arm(order: ArmedFault, tenant: Tenant): Promise<string>;
  /** @returns whether the id was armed */
  disarm(faultId: string): boolean;
  list(): readonly (ArmedFault & { readonly id: string; readonly struck: number })[];
  before(call: Call): Answer | undefined;
  after(call: Call, answer: Answer): Answer;
  /** Whether some fault changes pickup lists; else the list need not be built as a whole. */
  changesPickup(): boolean;
  pickup(call: Call, items: readonly PickupItem[]): readonly PickupItem[];
  keepsFetchable(call: Call, submission: Submission): boolean;
  /** Whether some fault changes event logs. */
  changesLog(): boolean;
  log(call: Call, events: readonly LogEvent[]): readonly SetDraft[];
  tokenLifetime(call: Call, seconds: number): number;
  changeCallback(message: CallbackMessage): { readonly messages: readonly CallbackMessage[]; readonly struck: readonly string[] };
  destinationKey(call: Call, destinationId: string, kid: string): PublicJwk | undefined;
}

/** An empty book. @param definitions the faults it can arm */
export function createFaultBook(service: Service, definitions: ReadonlyMap<string, FaultDefinition> = FAULTS): FaultBook {
  const armed = new Map<string, ArmedState>();
  return { ...arming(armed, service, definitions), ...changes(armed), ...lookups(armed) };
}

function arming(
  armed: Map<string, ArmedState>,
  service: Service,
  definitions: ReadonlyMap<string, FaultDefinition>,
): Pick<FaultBook, 'arm' | 'disarm' | 'list'> {
  let count = 0;
  return {
    async arm(order, tenant) {
      const definition = definitions.get(order.fault);
      if (definition === undefined) throw new PruefstandError('ERR_CONTROL_REFUSED', `There is no fault named "${order.fault}".`);
      count += 1;
      const state = createArmed(`f${count}`, order, definition);
      await definition.prepare?.(tenant, service, state);
      armed.set(state.id, state);
      return state.id;
    },
    disarm: (faultId) => armed.delete(faultId),
    list: () => [...armed.values()].map(({ id, order, struck }) => ({ ...order, id, struck })),
  };
}

/** Hooks that change a value: it is offered to every matching fault in the order they were armed. */
function changes(armed: ReadonlyMap<string, ArmedState>): Omit<FaultBook, 'arm' | 'disarm' | 'list' | 'changesPickup' | 'changesLog' | 'destinationKey'> {
  const fold = createFold(armed);
  return {
    before: (call) => fold<BeforeAnswer>('before', call, call.struck, NOT_ANSWERED, (state, known) => answerBefore(call, state, known)).answer,
    after: (call, answer) => fold('after', call, call.struck, answer, (state, current) => state.definition.after?.(call, current, state) ?? current),
    pickup: (call, items) => fold('pickup', call, call.struck, items, (state, current) => state.definition.pickup?.(current, call, state) ?? current),
    keepsFetchable: (call, submission) =>
      fold('keepsFetchable', call, call.struck, false, (state, kept) => kept || state.definition.keepsFetchable?.(submission, state) === true),
    log(call, events) {
      const drafts = events.map((event): SetDraft => ({ event }));
      return fold<readonly SetDraft[]>('log', call, call.struck, drafts, (state, current) => state.definition.log?.(current, call, state) ?? current);
    },
    tokenLifetime: (call, seconds) =>
      fold('tokenLifetime', call, call.struck, seconds, (state, current) => state.definition.tokenLifetime?.(current, state) ?? current),
    changeCallback(message) {
      const struck: string[] = [];
      const target = { operation: 'callback', peer: message.peer, labels: message.labels };
      const change = (state: ArmedState, current: readonly CallbackMessage[]): readonly CallbackMessage[] =>
        state.definition.callback?.(current, state) ?? current;
      return { messages: fold('callback', target, struck, [message], change), struck };
    },
  };
}

function lookups(armed: ReadonlyMap<string, ArmedState>): Pick<FaultBook, 'changesPickup' | 'changesLog' | 'destinationKey'> {
  const has = (hook: keyof Hooks): boolean => armed.size > 0 && [...armed.values()].some((state) => state.definition[hook] !== undefined && !state.isSpent());
  return {
    changesPickup: () => has('pickup'),
    changesLog: () => has('log'),
    // A key has no submission or case: whatever the fault is bound to, its key is published, and that is not counted.
    destinationKey(call, destinationId, kid) {
      for (const state of armed.values()) {
        const key = state.definition.destinationKey?.(destinationId, kid, state);
        if (key === undefined) continue;
        call.struck.push(state.definition.name);
        return key;
      }
      return undefined;
    },
  };
}

type Apply<T> = (state: ArmedState, value: T) => T;

/** Offers a value to every fault that has the hook and matches; whatever changes it has struck. */
function createFold(armed: ReadonlyMap<string, ArmedState>): <T>(hook: keyof Hooks, target: FaultTarget, struck: string[], value: T, apply: Apply<T>) => T {
  return (hook, target, struck, value, apply) => {
    if (armed.size === 0) return value;
    let current = value;
    for (const state of armed.values()) {
      if (state.definition[hook] === undefined || !isFor(state, target) || !isDue(state)) continue;
      const changed = apply(state, current);
      if (changed === current) continue;
      current = changed;
      state.struck += 1;
      if (!struck.includes(state.definition.name)) struck.push(state.definition.name);
    }
    return current;
  };
}

/** What the `before` hooks came to. Each hook that did something gives a value of its own, whether it answers or not. */
interface BeforeAnswer {
  readonly answer?: Answer;
}

const NOT_ANSWERED: BeforeAnswer = {};

/** The first answer is the one that is sent; hooks after it are not asked. */
function answerBefore(call: Call, state: ArmedState, known: BeforeAnswer): BeforeAnswer {
  if (known.answer !== undefined) return known;
  const outcome = state.definition.before?.(call, state);
  if (outcome === undefined) return known;
  return outcome === 'struck' ? {} : { answer: outcome };
}
