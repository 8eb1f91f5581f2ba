/** Signals: an early end, a word of patience, an end at once. */
import { deepStrictEqual, match } from 'node:assert/strict';
import { test } from 'node:test';
import { createInterruption, INTERRUPTED } from './interruption.ts';

test('the first signal asks for an early end, the second is answered, the third ends at once', () => {
  const said: string[] = [];
  const codes: number[] = [];
  const { signal, interrupt } = createInterruption(
    (text) => said.push(text),
    (code) => codes.push(code),
  );
  const seen = (): readonly [isAborted: boolean, said: number, codes: readonly number[]] => [signal.aborted, said.length, [...codes]];
  deepStrictEqual(seen(), [false, 0, []]);
  interrupt();
  deepStrictEqual(seen(), [true, 0, []]);
  interrupt();
  deepStrictEqual(seen(), [true, 1, []]);
  match(said[0] ?? '', /Strg\+C[\s\S]*Ctrl-C/u);
  interrupt();
  deepStrictEqual(seen(), [true, 1, [INTERRUPTED]]);
});
