/**
 * What a signal such as Ctrl-C means: the first asks for an early end with a partial result, the second is answered only, since it
 * comes twice from one key press where a script runner passes it on, the third ends at once.
 */

/** Exit code of a call that was ended at once; nothing that it wrote is whole. */
export const INTERRUPTED = 130;

const PATIENCE = [
  'Wird gerade beendet; ein weiteres Signal (Strg+C) bricht sofort ab, auch wo noch ein Ergebnis geschrieben wird.',
  'Coming to an end; another signal (Ctrl-C) ends at once, also where a result is still being written.',
].join('\n');

export interface Interruption {
  readonly signal: AbortSignal;
  /** To be called for each signal. */
  readonly interrupt: () => void;
}

/**
 * @param say tells a person something
 * @param exit ends the process
 */
export function createInterruption(say: (text: string) => void, exit: (code: number) => void): Interruption {
  const controller = new AbortController();
  let seen = 0;
  return {
    signal: controller.signal,
    interrupt() {
      seen += 1;
      if (seen === 1) controller.abort();
      else if (seen === 2) say(`${PATIENCE}\n`);
      else exit(INTERRUPTED);
    },
  };
}
