/**
 * How `init` writes target files: members with their description above, values as YAML reads them back, and what is optional as a
 * comment that only has to be switched on.
 */
import type { Bilingual, Language } from '../core/language.ts';

const WIDTH = 118;

/** A value as YAML reads it back; JSON texts are YAML texts. */
export function quoted(value: string): string {
  return JSON.stringify(value);
}

/** A text as lines of comment. */
export function comment(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}# ${word}`);
  }
  return lines;
}

/** Writes a member with its description above. */
export type WriteMember = (pointer: string, text: string, language: Language, indent?: string) => readonly string[];

/** @param describe what the schema says about a member */
export function memberOf(describe: (pointer: string) => Bilingual): WriteMember {
  return (pointer, text, language, indent = '') => [...comment(describe(pointer)[language], indent), `${indent}${text}`];
}

/** Lines as a comment that keeps their indentation, so that they hold once the sign is taken away. */
export function switchedOff(indent: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${indent}# ${line.slice(indent.length)}`);
}
