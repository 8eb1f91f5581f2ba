/**
 * What is wrong with a file that somebody wrote: one sentence with place and mend, as data. Readers below the runner give
 * these back; the runner and the command line throw them with the words of the call's language.
 */
import type { ErrorCode } from './errors.ts';
import type { Bilingual } from './language.ts';

export interface ToldProblem {
  readonly code: ErrorCode;
  /** One sentence. */
  readonly text: Bilingual;
  /** What to do about it, one sentence. */
  readonly mend: Bilingual;
  /** File with line, column and JSON Pointer as far as they are known. */
  readonly place: string;
}
