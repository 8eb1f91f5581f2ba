/** Questions of the dialogue of `declare`: what it is given, how it ends, and how a line of text is asked for. */
import type { Proforma } from '../core/declaration.ts';
import type { DeclarationDraft, Suggestion } from '../declaration/index.ts';
import { argumentError } from './failure.ts';
import type { Asker } from './questions.ts';
import type { Session } from './session.ts';

export interface Dialogue {
  readonly proforma: Proforma;
  /** Suggested as the role of the product. */
  readonly role: string;
  readonly asker: Asker;
  readonly session: Session;
  /** Suggestions from a target file, by item. */
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  /** Ask also what is answered already. */
  readonly asksAll: boolean;
  /** Told after every answer, with all that is known. */
  readonly onAnswer: (draft: DeclarationDraft) => void;
}

/** The user asked to end the dialogue. */
export class EndOfDialogue extends Error {}

const END = /^:(ende|end|q)$/i;

export interface TextQuestion {
  readonly de: string;
  readonly en: string;
  readonly fallback?: string | undefined;
  readonly isOptional?: boolean;
  /** Default 200. */
  readonly maxLength?: number;
  readonly check?: (text: string) => unknown;
}

/** Asks for one line. @throws EndOfDialogue */
export async function askText(
  { de, en, fallback = '', isOptional = false, maxLength = 200, check }: TextQuestion,
  { asker, session }: Dialogue,
): Promise<string> {
  return asker.ask({
    text: isOptional ? session.say(`${de} (leer: keine Angabe)`, `${en} (empty: not stated)`) : session.say(de, en),
    fallback,
    check: (text) => {
      endIfAsked(text);
      if (text.trim() === '' ? !isOptional : text.length > maxLength) throw tooLong(maxLength);
      if (text.trim() !== '') check?.(text);
    },
  });
}

/** @throws EndOfDialogue when the answer is `:ende`, `:end` or `:q` */
export function endIfAsked(text: string): void {
  if (END.test(text)) throw new EndOfDialogue();
}

function tooLong(maxLength: number): Error {
  return argumentError(
    {
      de: `Das darf weder leer noch länger als ${maxLength} Zeichen sein.`,
      en: `This must be neither empty nor longer than ${maxLength} characters.`,
    },
    { de: 'Einen kurzen Text eingeben.', en: 'Enter a short text.' },
  );
}
