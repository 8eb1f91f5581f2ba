/** Questions on a terminal, one line each. Asked only where somebody can answer. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { PruefstandError } from '../core/errors.ts';
import { errorTextOf } from '../runner/translated-error.ts';
import type { Session } from './session.ts';
import { paintFor } from './terminal.ts';

export interface Question {
  readonly text: string;
  /** Taken for an empty answer, shown in brackets. */
  readonly fallback: string;
  /** @throws PruefstandError for an answer that cannot be used; the question is asked again */
  readonly check?: (answer: string) => unknown;
}

export interface Asker extends AsyncDisposable {
  ask(question: Question): Promise<string>;
}

/** @returns undefined when nobody can answer: no terminal, or nobody wants to be asked */
export function createAsker(session: Session, isWanted: boolean): Asker | undefined {
  const { stdin, stdout, stderr, language, env, signal } = session;
  if (!isWanted || stdin?.isTTY !== true || stdout.isTTY !== true) return undefined;
  const output = new Writable({ write: (chunk: Buffer, _, done) => (stdout.write(chunk.toString('utf8')), done()) });
  const lines = createInterface({ input: stdin, output, terminal: false });
  const paint = paintFor(stdout, env);
  return {
    async ask({ text, fallback, check }) {
      for (;;) {
        const given = (await lines.question(`${text}${fallback === '' ? '' : paint('quiet', ` [${fallback}]`)}: `, { signal })).trim();
        const answer = given === '' ? fallback : given;
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
    async [Symbol.asyncDispose]() {
      lines.close();
      stdin.pause();
      return Promise.resolve();
    },
  };
}
