/**
 * A finding is a fact about the product under test, with clause, expectation, observation and evidence. Checks produce
 * findings without prose: `messageKey` and `params` become sentences in `messages.ts`.
 */
import type { Basis } from './requirement.ts';
import type { Severity } from './verdict.ts';

/** Whose doing a finding most likely is; told to the reader as a likelihood, never as a fact. */
export type Cause = 'product' | 'setup' | 'partner' | 'suite' | 'specification';

export type MessageParams = Readonly<Record<string, string | number>>;

/** Where inside the evidence: an exchange and a place in it. */
export interface EvidencePlace {
  readonly exchange: string;
  /** `request` or `response`, then a JSON Pointer, header name or part: `request/header/Content-Type`, `request/body/claims/iss`. */
  readonly at?: string;
}

/** What a check reports. `broken`: the rule does not hold. `cantTell`: the suite could not find out. */
export interface Finding {
  readonly requirement: string;
  readonly kind: 'broken' | 'cantTell' | 'observation';
  readonly messageKey: string;
  readonly params: MessageParams;
  readonly evidence: readonly EvidencePlace[];
  readonly cause: Cause;
  /** Basis of the broken part when it is weaker than the requirement's own; the policy takes the weaker. */
  readonly basis?: Basis;
  /** The nearest message that would have conformed, as text of the wire. */
  readonly nearest?: string;
}

/** A finding after the policy was applied and its sentences were written. */
export interface JudgedFinding extends Finding {
  readonly severity: Severity | 'cantTell';
  readonly text: { readonly de: FindingText; readonly en: FindingText };
}

export interface FindingText {
  readonly summary: string;
  readonly expected: string;
  readonly observed: string;
}
