/**
 * A case of the attack catalogue as the judge needs it: what has to come of each form of it, on what that rests, and which rules
 * a break shows to be broken too. It stands here and not in the subject, so that nobody can hand in a kinder expectation.
 */
import type { Basis, ExpectedOutcome } from '../../core/requirement.ts';

export interface AttackCase {
  /** The weakest of the requirement's. */
  readonly basis: Basis;
  /** A SHOULD: what it shows of other rules can only warn. */
  readonly isAdvice?: boolean;
  readonly shows: readonly string[];
  /** By id; with a basis where it is weaker than that of the case. */
  readonly variants: Readonly<Record<string, ExpectedOutcome | { readonly expected: ExpectedOutcome; readonly basis: Basis }>>;
}

/** One form of a case. */
export interface AttackForm {
  readonly requirement: string;
  readonly case: AttackCase;
  readonly expected: ExpectedOutcome;
  /** When it is weaker than that of the case. */
  readonly basis?: Basis;
}

/** @returns undefined for a variant that the case does not have */
export function attackForm(requirement: string, attackCase: AttackCase, variant: string): AttackForm | undefined {
  const found = Object.hasOwn(attackCase.variants, variant) ? attackCase.variants[variant] : undefined;
  if (found === undefined) return undefined;
  return { requirement, case: attackCase, ...(typeof found === 'string' ? { expected: found } : found) };
}
