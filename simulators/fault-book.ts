/** The armed faults of one tenant where they change calls and answers: which of them are meant, whose turn it is, and what they make of both. */
import type { ArmedState, FaultArming, FaultList } from './fault-arming.ts';
import type { Armed, CallFault, FaultDescription } from './fault-definition.ts';

/** What a fault is matched with: a call, or something else that has an operation. */
export interface FaultSubject {
  readonly operation: string;
  /** Names of faults that changed this exchange. */
  readonly struck: string[];
}

export interface FaultBook<Call, Answer, Match, Context extends readonly unknown[] = []> extends FaultList<Match> {
  /** The first answer that a fault gives instead of the simulator. */
  before(call: Call, ...context: Context): Answer | undefined;
  after(call: Call, answer: Answer): Answer;
}

/** Whether a subject is among those that an order wants; operations are compared already. */
export type Fits<Match, Subject> = (match: Match, subject: Subject) => boolean;

type OperationMatch = { readonly operation?: string };

/** A book over what is armed. */
export function createFaultBook<Call extends FaultSubject, Answer, Match extends OperationMatch, Context extends readonly unknown[]>(
  { armed, list }: FaultArming<Match, CallFault<Call, Answer, Match, Context>>,
  fits: Fits<Match, Call>,
): FaultBook<Call, Answer, Match, Context> {
  return {
    ...list,
    before(call, ...context) {
      for (const state of armed.values()) {
        if (state.definition.before === undefined || !isMeant(state, call, fits) || !isDue(state)) continue;
        const answer = state.definition.before(call, state, ...context);
        if (answer === undefined) continue;
        strike(state, call);
        return answer;
      }
      return undefined;
    },
    after(call, answer) {
      let current = answer;
      for (const state of armed.values()) {
        if (state.definition.after === undefined || !isMeant(state, call, fits) || !isDue(state)) continue;
        const changed = state.definition.after(current, call, state);
        if (changed !== current) strike(state, call);
        current = changed;
      }
      return current;
    },
  };
}

/** The fault of that name that is due for the subject, which has struck then. */
export function strikeNamed<Subject extends FaultSubject, Match extends OperationMatch, Definition extends FaultDescription>(
  armed: ReadonlyMap<string, ArmedState<Match, Definition>>,
  name: string,
  subject: Subject,
  fits: Fits<Match, Subject>,
): Armed<Match> | undefined {
  if (armed.size === 0) return undefined;
  const state = [...armed.values()].find((candidate) => candidate.definition.name === name && isMeant(candidate, subject, fits) && isDue(candidate));
  if (state !== undefined) strike(state, subject);
  return state;
}

/** Whether a fault is about that subject. */
export function isMeant<Subject extends FaultSubject, Match extends OperationMatch>(
  { order: { match }, definition }: Pick<ArmedState<Match, FaultDescription>, 'order' | 'definition'>,
  subject: Subject,
  fits: Fits<Match, Subject>,
): boolean {
  if (definition.operations?.includes(subject.operation) === false) return false;
  return match === undefined || ((match.operation === undefined || match.operation === subject.operation) && fits(match, subject));
}

/** Whether it may strike now; counts the requests it leaves alone first. */
function isDue(state: ArmedState<unknown, unknown>): boolean {
  const { times, skip = 0 } = state.order;
  if (times !== undefined && state.struck >= times) return false;
  if (state.skipped >= skip) return true;
  state.skipped += 1;
  return false;
}

function strike(state: ArmedState<unknown, FaultDescription>, { struck }: FaultSubject): void {
  state.struck += 1;
  if (!struck.includes(state.definition.name)) struck.push(state.definition.name);
}
