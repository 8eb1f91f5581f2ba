/**
 * One call of the command line: its streams, language and folder, handed to every command. Nothing here touches the
 * process, so that tests call the program with streams of their own.
 */
import { resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import type { Bilingual, Language } from '../core/language.ts';

/** A stream text goes to; the members of a terminal are optional. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What a call is given by its surroundings. */
export interface CliContext {
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Answers to questions; without it none are asked. */
  readonly stdin?: (Readable & { readonly isTTY?: boolean }) | undefined;
}

export interface Session extends CliContext {
  readonly language: Language;
  /** The text of the session's language. */
  readonly say: (de: string, en: string) => string;
  readonly tell: (text: Bilingual) => string;
  /** Writes lines to stdout. */
  readonly print: (...lines: readonly string[]) => void;
  /** A path as given on the command line, absolute. */
  readonly pathOf: (path: string) => string;
  /** A path or place for people: relative to the folder of the call where it lies below. */
  readonly shown: (place: string) => string;
}

export function createSession(context: CliContext, language: Language): Session {
  return {
    ...context,
    language,
    say: (de, en) => (language === 'de' ? de : en),
    tell: (text) => text[language],
    print: (...lines) => void context.stdout.write(lines.map((line) => `${line}\n`).join('')),
    pathOf: (path) => resolve(context.cwd, path),
    shown: (place) => (place.startsWith(context.cwd + sep) ? place.slice(context.cwd.length + 1) : place),
  };
}

/**
 * The language of a call: `--lang`, wherever it stands, else the locale; German where that is neither.
 * @returns undefined when `--lang` names another language
 */
export function languageOf(argv: readonly string[], env: CliContext['env']): Language | undefined {
  const index = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  // An empty variable counts as not set (POSIX).
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '') ?? '';
  if (index < 0) return /^en/i.test(locale) ? 'en' : 'de';
  const value = argv[index]?.startsWith('--lang=') === true ? argv[index].slice('--lang='.length) : argv[index + 1];
  return value === 'de' || value === 'en' ? value : undefined;
}
