/** What is wrong with a target file: one sentence with place and mend each. The loader throws the first, doctor lists all. */
import type { ErrorCode } from '../core/errors.ts';
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';

export type TargetProblem = ToldProblem;

/** Something that works here and may fail at the real service. */
export interface TargetWarning {
  readonly text: Bilingual;
  readonly mend: Bilingual;
  readonly place: string;
}

/** Collects problems and warnings; a place is given as a JSON Pointer into the target file. */
export interface Complaints {
  readonly problems: TargetProblem[];
  readonly warnings: TargetWarning[];
  problem(pointer: string, code: ErrorCode, text: Bilingual, mend: Bilingual): void;
  warning(pointer: string, text: Bilingual, mend: Bilingual): void;
}

/** @param placeOf turns a JSON Pointer into file, line and column */
export function createComplaints(placeOf: (pointer: string) => string): Complaints {
  const problems: TargetProblem[] = [];
  const warnings: TargetWarning[] = [];
  return {
    problems,
    warnings,
    problem: (pointer, code, text, mend) => void problems.push({ code, text, mend, place: placeOf(pointer) }),
    warning: (pointer, text, mend) => void warnings.push({ text, mend, place: placeOf(pointer) }),
  };
}

/** Whether a value at this pointer must not be shown. */
export function isSecretPlace(pointer: string): boolean {
  return /\/(clientSecret|secret|token|password)(\/|$)/.test(pointer);
}
