/**
 * The person at the suite: told what to do, and asked what is to be seen. Every question has an end in time, and nothing a
 * product wrote reaches the terminal as anything but visible text.
 */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Bilingual, Language } from '../../core/language.ts';
import { visible } from '../../core/visible-text.ts';

export interface Operator {
  tell(text: Bilingual): void;
  /** @returns the line that was entered, without white space around it; undefined when nobody answered in time */
  ask(text: Bilingual, timeoutMs: number): Promise<string | undefined>;
}

export interface TerminalOperatorOptions {
  readonly input: Readable;
  readonly output: { write(text: string): unknown };
  readonly language: Language;
}

/** An operator at a terminal. The caller disposes it; the input is not closed. */
export function createTerminalOperator({ input, output, language }: TerminalOperatorOptions): Operator & Disposable {
  const reader = createInterface({ input, terminal: false });
  const early: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let isEnded = false;
  reader.on('line', (line) => {
    if (waiting === undefined) early.push(line);
    else waiting(line);
  });
  reader.on('close', () => {
    isEnded = true;
    waiting?.(undefined);
  });
  const nextLine = async (timeoutMs: number): Promise<string | undefined> => {
    const known = early.shift();
    if (known !== undefined || isEnded) return known;
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    waiting = resolve;
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting = undefined;
    }
  };
  return {
    tell: (text) => void output.write(`${visible(text[language])}\n`),
    async ask(text, timeoutMs) {
      output.write(`${visible(text[language])} `);
      return (await nextLine(timeoutMs))?.trim();
    },
    [Symbol.dispose]: () => reader.close(),
  };
}
