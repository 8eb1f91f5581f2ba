/** Text on a terminal: colour where it is wanted, width, wrapping, and nothing that could steer the terminal. */
import { UNSEEN } from '../core/visible-text.ts';
import type { CliContext, Output } from './session.ts';

const CODES = { good: '32', bad: '31', remark: '33', open: '36', strong: '1', quiet: '2' } as const;
export type Tone = keyof typeof CODES;
export type Paint = (tone: Tone, text: string) => string;

/** Whether a stream gets colours: FORCE_COLOR decides, then NO_COLOR (no-color.org), then whether it is a terminal. */
export function hasColor(stream: Output, env: CliContext['env']): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Colours text for a stream, or leaves it as it is. */
export function paintFor(stream: Output, env: CliContext['env']): Paint {
  if (!hasColor(stream, env)) return (_, text) => text;
  return (tone, text) => (text === '' ? '' : `\u001B[${CODES[tone]}m${text}\u001B[0m`);
}

/** Columns of a stream; 80 where it is no terminal. */
export function widthOf(stream: Output): number {
  return stream.isTTY === true && stream.columns !== undefined && stream.columns > 20 ? stream.columns : 80;
}

/** Text from outside on one line of a terminal: what steers it, or what nobody sees, becomes a visible mark. */
export function harmless(text: string): string {
  return text.replaceAll(/[\t\n]/gu, '\uFFFD').replaceAll(UNSEEN, '\uFFFD');
}

/** Breaks prose into lines at spaces; longer words stand alone. */
export function wrapped(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
