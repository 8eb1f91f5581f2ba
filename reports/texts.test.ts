/** Texts are complete in both languages and use the same places. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Bilingual } from '../src/core/language.ts';
import { CONCLUSION_WORDS, VERDICT_WORDS } from '../src/core/verdict-words.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { PAGE_TEXTS } from './html/texts.ts';
import {
  BASIS_WORDS,
  CAUSE_WORDS,
  CONCLUSION_SENTENCES,
  counted,
  fill,
  KIND_WORDS,
  LEVEL_WORDS,
  METHOD_WORDS,
  PLURALS,
  SEVERITY_WORDS,
  SHARED_TEXTS,
} from './texts.ts';

const TABLES: readonly Readonly<Record<string, Bilingual>>[] = [
  BASIS_WORDS,
  CAUSE_WORDS,
  CONCLUSION_SENTENCES,
  CONCLUSION_WORDS,
  CONSOLE_TEXTS,
  KIND_WORDS,
  LEVEL_WORDS,
  METHOD_WORDS,
  PAGE_TEXTS,
  SEVERITY_WORDS,
  SHARED_TEXTS,
  VERDICT_WORDS,
  ...Object.values(PLURALS).map(({ one, many }) => ({ one, many })),
];

function places(text: string): readonly string[] {
  return (text.match(/\{\w+\}/gu) ?? []).sort();
}

test('both languages have a text and the same places to fill', () => {
  for (const [key, { de, en }] of TABLES.flatMap((table) => Object.entries(table))) {
    ok(de !== '' && en !== '', key);
    deepStrictEqual(places(de), places(en), key);
  }
});

test('the report calls itself a self-test: certificate is said only to say that it is none', () => {
  const said = TABLES.flatMap((table) => Object.values(table)).flatMap(({ de, en }) => [de, en]);
  for (const text of said.filter((each) => /zertifik|certific/iu.test(each))) ok(/kein Zertifikat|not a certificate/u.test(text), text);
});

test('a place is filled once: what is put in is not read again', () => {
  strictEqual(fill('{a} und {b}', { a: '{b}', b: 2 }), '{b} und 2');
  strictEqual(fill('{a} {c}', { a: 1 }), '1 {c}');
});

test('one is singular, none and more are plural', () => {
  strictEqual(counted(1, PLURALS.failed, 'de'), '1 Anforderung ist verletzt');
  strictEqual(counted(0, PLURALS.failed, 'en'), '0 requirements are not met');
});
