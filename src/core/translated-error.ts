/**
 * Errors that vendors meet, in both languages. The English sentence is the error's message; who shows errors to people
 * asks for the sentence in their language. Everything else about errors is in src/core/errors.ts.
 */
import { PruefstandError } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import type { Bilingual, Language } from './language.ts';
import type { ToldProblem } from './told-problem.ts';

export interface TranslatedDetails {
  /** What the reader can do about it, one sentence. */
  readonly mend?: Bilingual;
  readonly place?: string;
  readonly cause?: unknown;
}

/** A {@link PruefstandError} whose sentence and hint exist in German too. */
export class TranslatedError extends PruefstandError {
  readonly text: Bilingual;
  readonly mend: Bilingual | undefined;

  constructor(code: ErrorCode, text: Bilingual, details: TranslatedDetails = {}) {
    const { mend, place, cause } = details;
    super(code, text.en, {
      ...(mend === undefined ? {} : { hint: mend.en }),
      ...(place === undefined ? {} : { place }),
      ...(cause === undefined ? {} : { cause }),
    });
    this.text = text;
    this.mend = mend;
  }
}

/** A problem of a file as the error it is thrown as. */
export function errorOf({ code, text, mend, place }: ToldProblem): TranslatedError {
  return new TranslatedError(code, text, { mend, place });
}

/** Sentence and hint of an error in one language; English where there is no other. */
export function errorTextOf(error: PruefstandError, language: Language): { readonly message: string; readonly hint: string | undefined } {
  if (error instanceof TranslatedError) return { message: error.text[language], hint: error.mend?.[language] };
  return { message: error.message, hint: error.hint };
}
