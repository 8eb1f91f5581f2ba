/** Values of arguments, from text to what commands take; every wrong one is told in one sentence. */
import type { Bilingual } from '../core/language.ts';
import { nearest } from '../runner/target-file-nearest.ts';
import { argumentError } from './failure.ts';

/** A parser for whole numbers. @param option as the user writes it, `--repeat` */
export function wholeNumber(option: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw argumentError(
      {
        de: `${option} nimmt eine ganze Zahl von ${min} bis ${max}, nicht „${text}“.`,
        en: `${option} takes a whole number from ${min} to ${max}, not "${text}".`,
      },
      { de: `Zum Beispiel ${option} ${Math.max(min, 1)}.`, en: `For example ${option} ${Math.max(min, 1)}.` },
    );
  };
}

/** A parser for seconds, fractions allowed. */
export function secondsNumber(option: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw argumentError(
      { de: `${option} nimmt Sekunden von ${min} bis ${max}, nicht „${text}“.`, en: `${option} takes seconds from ${min} to ${max}, not "${text}".` },
      { de: `Zum Beispiel ${option} 30.`, en: `For example ${option} 30.` },
    );
  };
}

export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** `2/5`: part two of five. */
export function shardNumber(text: string): Shard {
  const [, index = '', total = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (shard.index >= 1 && shard.index <= shard.total) return shard;
  throw argumentError(
    { de: `--shard nimmt Teil und Anzahl, nicht „${text}“.`, en: `--shard takes part and number of parts, not "${text}".` },
    { de: 'Zum Beispiel --shard 2/5 für den zweiten von fünf Teilen.', en: 'For example --shard 2/5 for the second of five parts.' },
  );
}

/** A parser for one word out of several. */
export function oneOf<Word extends string>(option: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw argumentError({ de: `${option} kennt „${text}“ nicht.`, en: `${option} does not know "${text}".` }, meantAmong(text, words));
  };
}

/** A parser for words with commas between them. */
export function listOf<Word extends string>(option: string, words: readonly Word[]): (text: string) => readonly Word[] {
  const one = oneOf(option, words);
  return (text) => [
    ...new Set(
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(one),
    ),
  ];
}

/** What was meant, or `otherwise`: all there is, where that is not too much to list. */
export function meantAmong(text: string, words: readonly string[], otherwise?: Bilingual): Bilingual {
  const near = nearest(text, words, 3).join(', ');
  if (near !== '') return { de: `Gemeint ist vielleicht: ${near}.`, en: `Perhaps meant: ${near}.` };
  const all = words.join(', ');
  return otherwise ?? { de: `Möglich sind: ${all}.`, en: `Possible are: ${all}.` };
}

/** Collects a repeated option. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
