/**
 * The gate's policy: which changes of a result close the gate, and waivers. A waiver is an entry with author, reason and end;
 * it changes the exit code of the gate and nothing else, above all no verdict (report model, rule 4.7.4).
 */
import type { Conclusion } from '../core/verdict.ts';

/** Least conclusion that opens the gate; `any` asks for none. */
export type LeastConclusion = Extract<Conclusion, 'conformant' | 'conformantWithRemarks'> | 'any';

/** What closes the gate. `undetermined` ends with an exit code of its own. */
export interface GateRules {
  readonly newFailures: boolean;
  readonly newWarnings: boolean;
  readonly newlyUntested: boolean;
  readonly newlyUndetermined: boolean;
  readonly undetermined: boolean;
  readonly conclusion: LeastConclusion;
}

/** What is let pass for a time. Without `case` and `finding` it holds for all of the requirement. */
export interface Waiver {
  readonly requirement: string;
  /** Id of a case, as the result names it. */
  readonly case?: string;
  /** Message key of a finding, as the result names it. */
  readonly finding?: string;
  readonly author: string;
  readonly reason: string;
  /** RFC 3339 date; the waiver holds to the end of this day in UTC. */
  readonly expires: string;
}

export interface GatePolicy {
  readonly fail: GateRules;
  readonly waivers: readonly Waiver[];
}

/** Longest time from the day of the gate to the end of a waiver. @unit days */
export const LONGEST_WAIVER_DAYS = 365;

/** What holds where no policy file is given, and for rules that a file leaves out. */
export const DEFAULT_RULES: GateRules = {
  newFailures: true,
  newWarnings: false,
  newlyUntested: true,
  newlyUndetermined: true,
  undetermined: true,
  conclusion: 'any',
};

export const DEFAULT_POLICY: GatePolicy = { fail: DEFAULT_RULES, waivers: [] };

/** The day of an instant in UTC, `2026-11-21`. */
export function utcDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
