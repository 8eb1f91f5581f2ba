/** What is wrong with a target file: one sentence with place and mend each. The loader throws the first, doctor lists all. */
import type { ErrorCode } from '../core/errors.ts';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from './translated-error.ts';

export interface TargetProblem {
  readonly code: ErrorCode;
  readonly text: Bilingual;
  readonly mend: Bilingual;
  /** File with line, column and JSON Pointer. */
  readonly place: string;
}

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

/** A problem as the error it is thrown as. */
export function errorOf({ code, text, mend, place }: TargetProblem): TranslatedError {
  return new TranslatedError(code, text, { mend, place });
}

/** `destination.services[0].regions` for `/destination/services/0/regions`; the file itself for the empty pointer. */
export function memberName(pointer: string): string {
  return tokensOf(pointer)
    .map((token, index) => (/^\d+$/.test(token) ? `[${token}]` : `${index === 0 ? '' : '.'}${token}`))
    .join('');
}

/** The members of a JSON Pointer (RFC 6901). */
export function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a value at this pointer must not be shown. */
export function isSecretPlace(pointer: string): boolean {
  return /\/(clientSecret|secret|token)(\/|$)/.test(pointer);
}
