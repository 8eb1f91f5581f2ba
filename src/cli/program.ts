/**
 * The command line as a function: arguments and streams in, exit code out. `main.ts` calls it with the process's own,
 * tests with theirs. Help and complaints are in the language of the call.
 */
import { Command, CommanderError } from 'commander';
import type { Argument } from 'commander';
import { EXIT_CODES } from '../core/verdict.ts';
import { suiteVersion } from '../runner/environment.ts';
import type { CliCommand } from './command.ts';
import { commandsFor } from './commands.ts';
import { argumentError, reportFailure, translateParserError } from './failure.ts';
import { createSession, languageOf } from './session.ts';
import type { CliContext, Session } from './session.ts';
import { hasColor, paintFor, widthOf } from './terminal.ts';

const NAME = 'pruefstand';

/**
 * Carries out one call.
 * @param argv arguments without runtime and script
 * @returns exit code: 0 conformant or done, 1 not conformant, 2 configuration, 3 target, 4 internal, 5 undetermined
 */
export async function main(argv: readonly string[], context: CliContext): Promise<number> {
  const language = languageOf(argv, context.env);
  const session = createSession(context, language ?? 'de');
  let exitCode: number = EXIT_CODES.conformant;
  const program = buildProgram(await commandsFor(argv), session, (code) => (exitCode = code));
  try {
    if (language === undefined)
      throw argumentError({ de: '--lang nimmt de oder en.', en: '--lang takes de or en.' }, { de: 'Zum Beispiel --lang de.', en: 'For example --lang en.' });
    if (argv.length === 0) return showHelp(program);
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && (error.code === 'commander.helpDisplayed' || error.code === 'commander.help' || error.code === 'commander.version'))
      return EXIT_CODES.conformant;
    return reportFailure(translateParserError(error, knownOf(program, argv)), session);
  }
}

function showHelp(program: Command): number {
  program.outputHelp();
  return EXIT_CODES.conformant;
}

function buildProgram(commands: readonly CliCommand[], session: Session, onExit: (code: number) => void): Command {
  const { say } = session;
  const program = settings(new Command(NAME), session)
    .usage(say('<Befehl> [Optionen]', '<command> [options]'))
    .description(
      say(
        'Konformitätsprüfung und Simulator für Schnittstellen der deutschen Verwaltung.',
        'Conformance tests and simulator for interfaces of the German administration.',
      ),
    )
    .version(suiteVersion(), '-V, --version', say('Version zeigen', 'show the version'))
    .option('--lang <de|en>', say('Sprache der Ausgabe: de oder en (sonst nach LANG, sonst de)', 'language of the output: de or en (else by LANG, else de)'))
    .helpCommand(say('help [Befehl]', 'help [command]'), say('Hilfe zu einem Befehl', 'help on a command'));
  for (const definition of commands) addCommand(program, definition, session, onExit);
  program.addHelpText('after', `\n${say('Rückgabewerte:', 'Exit codes:')}\n${exitCodeLines(session).join('\n')}`);
  return program;
}

function exitCodeLines({ say }: Session): readonly string[] {
  return [
    say('  0  konform (auch mit Hinweisen) oder erledigt', '  0  conformant (also with remarks) or done'),
    say('  1  nicht konform', '  1  not conformant'),
    say('  2  Aufruf oder Zieldatei falsch', '  2  call or target file wrong'),
    say('  3  das Produkt ist nicht prüfbar', '  3  the product cannot be tested'),
    say('  4  Fehler im Prüfstand', '  4  error in the suite'),
    say('  5  unbestimmt', '  5  undetermined'),
  ];
}

function addCommand(program: Command, definition: CliCommand, session: Session, onExit: (code: number) => void): void {
  const command = settings(new Command(definition.usage.split(' ')[0]), session);
  definition.configure(command, session);
  const examples = definition.examples.map((example) => `  ${NAME} ${example}`).join('\n');
  command
    .summary(session.tell(definition.summary))
    .description(session.tell(definition.description))
    .addHelpText('after', `\n${session.say('Beispiele:', 'Examples:')}\n${examples}`)
    .action(async () => onExit(await definition.run(command.args, command.opts(), session)));
  program.addCommand(command);
}

/** `<id>`, `[folder]`, `<result.json...>`. */
function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Options:': 'Optionen:',
  'Global Options:': 'Allgemeine Optionen:',
  'Commands:': 'Befehle:',
  'Arguments:': 'Argumente:',
};

function settings(command: Command, session: Session): Command {
  const { stdout, stderr, env, language, say } = session;
  const paint = paintFor(stdout, env);
  return command
    .exitOverride()
    .allowExcessArguments(false)
    .helpOption('-h, --help', say('Hilfe zeigen', 'show help'))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => paint('strong', language === 'de' ? (TITLES[title] ?? title) : title),
      commandUsage: (shown) =>
        `${shown.parent === null ? '' : `${NAME} `}${shown.name()} ${shown.usage().replace('[options]', say('[Optionen]', '[options]'))}`,
      subcommandTerm: (shown) => [shown.name(), ...shown.registeredArguments.map((argument) => argumentTerm(argument))].join(' '),
      optionDescription: (option) =>
        `${option.description}${option.defaultValue === undefined ? '' : ` (${say('sonst', 'else')} ${String(option.defaultValue)})`}`,
      argumentDescription: (argument) =>
        `${argument.description}${argument.defaultValue === undefined ? '' : ` (${say('sonst', 'else')} ${String(argument.defaultValue)})`}`,
    })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(widthOf(stdout), 120),
      getErrHelpWidth: () => 80,
      getOutHasColors: () => hasColor(stdout, env),
      getErrHasColors: () => hasColor(stderr, env),
    });
}

/** Names for "perhaps you meant". */
function knownOf(
  program: Command,
  argv: readonly string[],
): { readonly commands: readonly string[]; readonly options: readonly string[]; readonly called: string } {
  const called = program.commands.find((command) => argv.includes(command.name()));
  const options = [...program.options, ...(called?.options ?? [])].flatMap(({ long }) => long ?? []);
  return {
    commands: program.commands.map((command) => command.name()),
    options: [...options, '--help'],
    called: called === undefined ? NAME : `${NAME} ${called.name()}`,
  };
}
