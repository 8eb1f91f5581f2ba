/** Questions on a terminal, one line each. Asked only where somebody can answer. */
import { createInterface } from 'node:readline';
import { PruefstandError } from '../core/errors.ts';
import { errorTextOf } from '../core/translated-error.ts';
import { argumentError } from './failure.ts';
import type { Session } from './session.ts';
import { paintFor } from './terminal.ts';

export interface Question {
  readonly text: string;
  /** Taken for an empty answer, shown in brackets. */
  readonly fallback: string;
  /** @throws PruefstandError for an answer that cannot be used; the question is asked again */
  readonly check?: (answer: string) => unknown;
}

export interface Asker extends Disposable {
  /** @throws ERR_CONFIG_ARGUMENT when the input ends or the call is interrupted before an answer */
  ask(question: Question): Promise<string>;
}

/** @returns undefined when nobody can answer: no terminal, or nobody wants to be asked */
export function createAsker(session: Session, isWanted: boolean): Asker | undefined {
  const { stdin, stdout, stderr, language, env, signal } = session;
  if (!isWanted || stdin?.isTTY !== true || stdout.isTTY !== true) return undefined;
  const reader = createInterface({ input: stdin, terminal: false });
  // Lines may come faster than questions: the iterator keeps them.
  const lines = reader[Symbol.asyncIterator]();
  const paint = paintFor(stdout, env);
  const nextLine = async (): Promise<string> => {
    const next = await Promise.race([lines.next(), interrupted(signal)]);
    if (next?.done === false) return next.value.trim();
    throw argumentError(
      { de: 'Die Eingabe endete vor der letzten Antwort; nichts wurde geschrieben.', en: 'The input ended before the last answer; nothing was written.' },
      {
        de: 'Mit --yes fragt der Befehl nichts; alle Angaben gibt es auch als Option.',
        en: 'With --yes the command asks nothing; every answer is an option too.',
      },
    );
  };
  return {
    async ask({ text, fallback, check }) {
      for (;;) {
        stdout.write(`${text}${fallback === '' ? '' : paint('quiet', ` [${fallback}]`)}: `);
        const answer = (await nextLine()) || fallback;
        try {
          check?.(answer);
          return answer;
        } catch (error) {
          if (!(error instanceof PruefstandError)) throw error;
          const { message, hint } = errorTextOf(error, language);
          stderr.write(`  ${message} ${hint ?? ''}\n`);
        }
      }
    },
    [Symbol.dispose]() {
      reader.close();
      stdin.pause();
    },
  };
}

async function interrupted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return undefined;
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}
