/** The desk at which scenarios ask: they may live in another process than the one that holds key, tokens and record. */
import { PruefstandError } from '../../core/errors.ts';
import type { Asked } from './asker.ts';
import type { Asking } from './target.ts';

export interface Desk {
  ask(asking: Asking): Promise<Asked>;
}

/** @param url of the desk in the runner's process */
export function createDesk(url: string): Desk {
  return {
    async ask(asking) {
      const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asking) }).catch(
        (cause: unknown) => {
          throw new PruefstandError('ERR_CONTROL_UNREACHABLE', 'The desk of the run does not answer.', { place: url, cause });
        },
      );
      if (!response.ok) throw new PruefstandError('ERR_CONTROL_REFUSED', `The desk of the run refused: ${await response.text()}`, { place: url });
      return (await response.json()) as Asked;
    },
  };
}
