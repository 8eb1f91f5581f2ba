/** The armed faults of one tenant, matched by authority and certificate. A fault with several hooks counts each call once. */
import { createArming } from '../../fault-arming.ts';
import type { ArmedState, FaultList } from '../../fault-arming.ts';
import { isMeant } from '../../fault-book.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch } from '../contract.ts';
import type { Changeable, FaultDefinition } from './definition.ts';
import { FAULTS } from './index.ts';

export interface FaultBook extends FaultList<FaultMatch> {
  /** The first answer that a fault gives instead of the simulator. */
  before(call: Call): Answer | undefined;
  /** Something that is not encoded yet, through all faults that change it. */
  change<Name extends keyof Changeable>(what: Name, call: Call, value: Changeable[Name]): Promise<Changeable[Name]>;
  after(call: Call, answer: Answer): Answer;
}

type State = ArmedState<FaultMatch, FaultDefinition>;

/** An empty book. */
export function createFaultBook(): FaultBook {
  const { armed, list } = createArming<FaultMatch, FaultDefinition>(FAULTS);
  const isDue = createTurns();
  const acting = (call: Call): readonly State[] => [...armed.values()].filter((state) => isMeant(state, call, fits) && isDue(state, call));
  return {
    ...list,
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

function fits({ authority, serialNumber }: FaultMatch, { authority: asked, question }: Call): boolean {
  if (authority !== undefined && authority !== asked) return false;
  return serialNumber === undefined || question?.certificates.some((certificate) => certificate.serialNumber === serialNumber) === true;
}

/** Whether a fault may strike, decided once for each call. */
function createTurns(): (state: State, call: Call) => boolean {
  const turns = new WeakMap<State, { readonly call: Call; readonly isDue: boolean }>();
  return (state, call) => {
    const known = turns.get(state);
    if (known?.call === call) return known.isDue;
    const { times, skip = 0 } = state.order;
    const isSkipped = state.skipped < skip;
    if (isSkipped) state.skipped += 1;
    const isDue = !isSkipped && (times === undefined || state.struck < times);
    turns.set(state, { call, isDue });
    return isDue;
  };
}
