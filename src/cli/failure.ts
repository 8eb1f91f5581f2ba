/** How an error ends a call: one sentence with place and mend on stderr, and the exit code of its family. */
import { CommanderError } from 'commander';
import { PruefstandError } from '../core/errors.ts';
import type { ErrorFamily } from '../core/errors.ts';
import type { Bilingual } from '../core/language.ts';
import { EXIT_CODES } from '../core/verdict.ts';
import { nearest } from '../runner/target-file-nearest.ts';
import { TranslatedError, errorTextOf } from '../core/translated-error.ts';
import type { Session } from './session.ts';
import { harmless, paintFor } from './terminal.ts';

const EXIT_OF_FAMILY: Readonly<Record<ErrorFamily, number>> = {
  configuration: EXIT_CODES.configuration,
  target: EXIT_CODES.target,
  catalogue: EXIT_CODES.internal,
  internal: EXIT_CODES.internal,
};

/** Writes an error for people. @returns the exit code */
export function reportFailure(error: unknown, session: Session): number {
  const known = error instanceof PruefstandError ? error : internal(error);
  const { message, hint } = errorTextOf(known, session.language);
  const paint = paintFor(session.stderr, session.env);
  const lines = [
    `${paint('bad', session.say('Fehler:', 'Error:'))} ${harmless(message)}`,
    ...(known.place === undefined ? [] : [`  ${session.say('Ort:    ', 'Place:')} ${harmless(session.shown(known.place))}`]),
    ...(hint === undefined ? [] : [`  ${session.say('Abhilfe:', 'Mend: ')} ${harmless(hint)}`]),
    `  ${paint('quiet', `[${known.code}]`)}`,
  ];
  session.stderr.write(`${lines.join('\n')}\n`);
  if (session.env['PRUEFSTAND_DEBUG'] !== undefined) session.stderr.write(`${stackOf(error)}\n`);
  return EXIT_OF_FAMILY[known.family];
}

function internal(error: unknown): PruefstandError {
  const said = error instanceof Error ? error.message : String(error);
  return new TranslatedError(
    'ERR_INTERNAL',
    { de: `Im Prüfstand selbst ist etwas schiefgegangen: ${said}`, en: `Something went wrong in the suite itself: ${said}` },
    {
      cause: error,
      mend: {
        de: 'Den Aufruf mit PRUEFSTAND_DEBUG=1 wiederholen und die Ausgabe melden.',
        en: 'Repeat the call with PRUEFSTAND_DEBUG=1 and report the output.',
      },
    },
  );
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack ?? error.message}${error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`}`;
}

/** A wrong argument as the error it is shown as. */
export function argumentError(text: Bilingual, mend: Bilingual, place?: string): TranslatedError {
  return new TranslatedError('ERR_CONFIG_ARGUMENT', text, { mend, ...(place === undefined ? {} : { place }) });
}

/** What the user may have meant, and where to read on. */
export interface Known {
  readonly commands: readonly string[];
  readonly options: readonly string[];
  /** The command that was called, `pruefstand run`. */
  readonly called: string;
}

/** Turns what the argument parser says into our words. @returns the error itself when it is none of its complaints */
export function translateParserError(error: unknown, known: Known): unknown {
  if (!(error instanceof CommanderError)) return error;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  // An option comes with its flags, `-t, --target <file>`.
  const name = error.code === 'commander.optionMissingArgument' ? (/--[\w-]+/.exec(quoted)?.[0] ?? quoted) : quoted;
  const help: Bilingual = { de: `„${known.called} --help“ zeigt, was möglich ist.`, en: `"${known.called} --help" shows what is possible.` };
  const texts: Readonly<Record<string, () => TranslatedError>> = {
    'commander.unknownCommand': () =>
      argumentError({ de: `Einen Befehl „${name}“ gibt es nicht.`, en: `There is no command "${name}".` }, meant(name, known.commands, help)),
    'commander.unknownOption': () =>
      argumentError({ de: `Die Option „${name}“ gibt es hier nicht.`, en: `There is no option "${name}" here.` }, meant(name, known.options, help)),
    'commander.missingArgument': () => argumentError({ de: `Das Argument <${name}> fehlt.`, en: `The argument <${name}> is missing.` }, help),
    'commander.optionMissingArgument': () => argumentError({ de: `Hinter „${name}“ fehlt der Wert.`, en: `The value after "${name}" is missing.` }, help),
    'commander.excessArguments': () => argumentError({ de: 'Es sind zu viele Argumente angegeben.', en: 'Too many arguments are given.' }, help),
  };
  return (
    texts[error.code] ??
    (() =>
      argumentError(
        {
          de: `Der Aufruf ist so nicht möglich (${error.message.replace(/^error: /, '')}).`,
          en: `The call is not possible like this (${error.message.replace(/^error: /, '')}).`,
        },
        help,
      ))
  )();
}

function meant(name: string, known: readonly string[], help: Bilingual): Bilingual {
  const [nearestName] = nearest(name, known, 1);
  return nearestName === undefined ? help : { de: `Gemeint ist vielleicht „${nearestName}“.`, en: `Perhaps "${nearestName}" is meant.` };
}
