/** What a rule has to say, before it is known of which requirement and in which exchange. */
import type { Cause, EvidencePlace, Finding, MessageParams } from '../core/finding.ts';
import type { Basis } from '../core/requirement.ts';

export interface Flaw {
  readonly kind: Finding['kind'];
  readonly messageKey: string;
  readonly params: MessageParams;
  readonly cause: Cause;
  readonly basis?: Basis;
  readonly nearest?: string;
  /** Place inside the exchange that the rule looked at. */
  readonly at?: string;
  /** Instead of that exchange. */
  readonly evidence?: readonly EvidencePlace[];
}

type More = Partial<Omit<Flaw, 'kind' | 'messageKey'>>;

/** The rule does not hold. */
export function broken(messageKey: string, more: More = {}): Flaw {
  return { kind: 'broken', messageKey, params: {}, cause: 'product', ...more };
}

/** The suite could not find out. */
export function cannotTell(messageKey: string, more: More = {}): Flaw {
  return { kind: 'cantTell', messageKey, params: {}, cause: 'setup', ...more };
}

/** Worth telling, costs nothing. */
export function note(messageKey: string, more: More = {}): Flaw {
  return { kind: 'observation', messageKey, params: {}, cause: 'product', ...more };
}

/** The finding of a flaw. @param evidence where the flaw names none itself */
export function findingOf(requirement: string, { at, evidence: own, ...flaw }: Flaw, evidence: readonly EvidencePlace[]): Finding {
  const places = own ?? evidence.map((place) => (at === undefined ? place : { ...place, at }));
  return { requirement, ...flaw, evidence: places };
}

/** Exchanges as evidence. */
export function placesOf(exchanges: readonly { readonly id: string }[], at?: string): readonly EvidencePlace[] {
  return exchanges.map(({ id }) => ({ exchange: id, ...(at === undefined ? {} : { at }) }));
}
