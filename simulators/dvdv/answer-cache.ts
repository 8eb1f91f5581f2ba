/**
 * Answers to look-ups that were made before. They are good as long as nothing changes, by edit, by the clock, or by the form of
 * the wire; what a product asks again and again is then written once.
 */
import type { Answer } from './answer.ts';
import type { CallView } from './contract.ts';
import type { Directory } from './directory/store.ts';
import type { WireForm } from './wire-form.ts';

/** An answer with what it found. */
export interface Remembered {
  readonly answer: Answer;
  readonly outcomes: NonNullable<CallView['outcomes']>;
}

export interface AnswerCache {
  /** @param key function and request @param make looks up */
  find(key: string, circumstances: { readonly directory: Directory; readonly now: number; readonly form: WireForm }, make: () => Remembered): Remembered;
}

const MAX_ANSWERS = 2_000;
const MAX_CHARS = 65_536;

/** An empty one. */
export function createAnswerCache(): AnswerCache {
  const answers = new Map<string, Remembered>();
  let state = '';
  let form: WireForm | undefined;
  return {
    find(key, circumstances, make) {
      const current = circumstances.directory.stateAt(circumstances.now);
      if (current !== state || form !== circumstances.form) {
        answers.clear();
        state = current;
        form = circumstances.form;
      }
      const known = answers.get(key);
      if (known !== undefined) return known;
      const made = make();
      if (answers.size >= MAX_ANSWERS) answers.clear();
      if ((made.answer.body?.length ?? 0) <= MAX_CHARS) answers.set(key, made);
      return made;
    },
  };
}
