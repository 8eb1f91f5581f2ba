/** `run`: a whole run of a profile against a target, with reports in a folder and the verdict as exit code. */
import { exitCodeOf } from '../../core/verdict.ts';
import { REPORT_WRITERS } from '../../../reports/index.ts';
import { loadDeclaration, referenceDeclarationFile } from '../../runner/declaration.ts';
import type { DeclaredRun } from '../../runner/declaration.ts';
import { cacheFolder } from '../../runner/environment.ts';
import { createKeyRing } from '../../runner/keys.ts';
import { openTestPki } from '../../runner/test-pki.ts';
import { runProfile } from '../../runner/run.ts';
import type { LoadedTarget } from '../../runner/run-options.ts';
import { listOf, shardNumber, wholeNumber } from '../arguments.ts';
import type { Shard } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { showOutcome } from '../outcome-view.ts';
import { DEFAULT_OUTPUT, fillOutput } from '../output-folder.ts';
import { createProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { loadChosenTarget } from '../target-option.ts';
import { harmless } from '../terminal.ts';

interface Options {
  readonly target?: string;
  readonly profile?: string;
  readonly tls?: boolean;
  readonly declaration?: string;
  readonly out: string;
  readonly report?: readonly string[];
  readonly parallel: number;
  readonly shard?: Shard;
  readonly repeat: number;
  readonly oneByOne?: boolean;
  readonly freshKeys?: boolean;
  readonly quiet?: boolean;
}

export const runCommand: CliCommand = {
  usage: 'run',
  summary: { de: 'ein Produkt prüfen und Berichte schreiben', en: 'test a product and write reports' },
  description: {
    de: 'Spielt dem Produkt die Gegenseite des Profils vor, zeichnet auf, was es an seinen Schnittstellen tut, beurteilt das und schreibt Ergebnis und Berichte. Ohne --target wird das Referenzprodukt des Profils geprüft, das mitkommt; ohne --profile ist es das Fachverfahren an FIT-Connect.',
    en: 'Plays the other side of the profile to the product, records what it does at its interfaces, judges that, and writes result and reports. Without --target the reference product of the profile that comes along is tested; without --profile that is the Fachverfahren at FIT-Connect.',
  },
  examples: [
    'run',
    'run --profile dvdv-client',
    'run --target target.yaml --declaration declaration.yaml',
    'run --target target.yaml --report html,junit',
    'run --target target.yaml --shard 1/3 --out part-1',
  ],
  configure(command, { say }) {
    const writers = REPORT_WRITERS.map(({ id }) => id);
    command
      .option('-t, --target <file>', say('Zieldatei des Produkts', 'target file of the product'))
      .option(
        '-p, --profile <id>',
        say(
          'Profil statt dem der Zieldatei; alle nennt: pruefstand profiles',
          'profile instead of the one in the target file; all of them: pruefstand profiles',
        ),
      )
      .option(
        '--declaration <file>',
        say('Herstellererklärung; sie wählt aus, was geprüft wird (siehe declare)', "vendor's declaration; it selects what is tested (see declare)"),
      )
      .option('-o, --out <folder>', say('Ordner für die Ausgabe', 'folder for the output'), DEFAULT_OUTPUT)
      .option(
        '--report <formats>',
        say(`Berichte, mit Komma getrennt (sonst alle): ${writers.join(', ')}`, `reports, separated by commas (else all): ${writers.join(', ')}`),
        listOf('--report', writers),
      )
      .option(
        '--parallel <n>',
        say('so viele Szenarien nebeneinander; 0: nacheinander in einem Prozess', 'as many scenarios side by side; 0: one after the other in one process'),
        wholeNumber('--parallel', 0, 64),
        0,
      )
      .option('--shard <i/n>', say('nur den i-ten von n Teilen prüfen', 'test the i-th of n parts only'), shardNumber)
      .option(
        '--repeat <n>',
        say('das Ganze n-mal; ungleiche Ergebnisse gelten als unklar', 'everything n times; different outcomes count as undetermined'),
        wholeNumber('--repeat', 1, 100),
        1,
      )
      .option(
        '--one-by-one',
        say('jede Einreichung erst senden, wenn ihr Szenario an der Reihe ist', 'send each submission only when its scenario has its turn'),
      )
      .option('--fresh-keys', say('neue Schlüssel des Dienstes statt der aufbewahrten', 'new keys of the service instead of the cached ones'))
      .option('--tls', say('das mitgelieferte Portal über https erreichen', 'reach the portal that comes along by https'))
      .option('-q, --quiet', say('kein Fortschritt, nur das Ergebnis', 'no progress, the outcome only'));
  },
  async run(_, options, session) {
    return run(options as unknown as Options, session);
  },
};

async function run(options: Options, session: Session): Promise<number> {
  const hasFreshKeys = options.freshKeys === true;
  // The authorities stay: a product has been told to trust their root.
  const keys = createKeyRing(hasFreshKeys ? undefined : cacheFolder(), Date.now(), openTestPki(cacheFolder(), Date.now()));
  const loaded = await loadChosenTarget(options, keys, session);
  const declaration = declarationFor(options, loaded, session);
  const outputFolder = session.pathOf(options.out);
  const { written, kept } = await fillOutput(outputFolder, async (folder) => {
    const progress = createProgress(session, options.quiet === true);
    const { name, version } = loaded.target.product;
    if (options.quiet !== true)
      session.stderr.write(
        `${session.say('Geprüft wird', 'Testing')} ${harmless(`${name} ${version}`)}${options.target === undefined ? session.say(' (mitgelieferte Referenz, kein --target)', ' (the reference that comes along, no --target)') : ''}.\n`,
      );
    try {
      return await runProfile(
        {
          loaded,
          ...(declaration === undefined ? {} : { declaration }),
          outputFolder: folder,
          language: session.language,
          ...(options.report === undefined ? {} : { reports: options.report }),
          parallel: options.parallel,
          ...(options.shard === undefined ? {} : { shard: options.shard }),
          repeat: options.repeat,
          isOneByOne: options.oneByOne === true,
          hasFreshKeys,
          onProgress: (event) => progress.tell(event),
          signal: session.signal,
        },
        keys,
      );
    } finally {
      progress.end();
    }
  });
  showOutcome(written, { folder: outputFolder, kept }, session);
  return exitCodeOf(written.result.conclusion);
}

/** The declaration that is named, or the one that comes with the embedded reference. @throws ERR_CONFIG_... */
function declarationFor({ declaration, target }: Options, loaded: LoadedTarget, session: Session): DeclaredRun | undefined {
  if (declaration === undefined && target !== undefined) return undefined;
  const { profile } = loaded.target;
  const file = declaration === undefined ? referenceDeclarationFile(profile) : session.pathOf(declaration);
  return loadDeclaration(file, profile, loaded.target);
}
