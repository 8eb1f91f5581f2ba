/** `bundle`: packs a run into evidence that strangers can verify, signed by the vendor. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { makeBundle } from '../../certification/bundle.ts';
import type { Result } from '../../core/result.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { requireWritable, writeOutput } from '../output-file.ts';
import { DEFAULT_RESULT } from '../output-folder.ts';
import { resultBytes, resultOf } from '../result-file.ts';
import type { Session } from '../session.ts';
import { shellWord } from '../shell-word.ts';
import { addSigningOptions, loadSigning, namesSigner } from '../signing.ts';
import type { Signing, SigningOptions } from '../signing.ts';

interface Options extends SigningOptions {
  readonly out?: string;
  readonly unsigned?: boolean;
  /** False when PDF reports are not wanted. */
  readonly pdf?: boolean;
  readonly force?: boolean;
}

export const bundleCommand: CliCommand = {
  usage: 'bundle [result.json]',
  summary: { de: 'einen Lauf als Nachweis packen und unterschreiben', en: 'pack a run as evidence and sign it' },
  description: {
    de: 'Packt Ergebnis, Berichte, Nachweise, Erklärung, Katalog und Stückliste eines Laufs in eine Zip-Datei, deren Manifest der Hersteller unterschreibt (JAdES). Das ist ein Selbsttest; ein Zertifikat stellt nur eine Prüfstelle aus. Private Schlüssel und Zugangsdaten sind nicht darin.',
    en: 'Packs result, reports, evidence, declaration, catalogue and bill of materials of a run into a zip whose manifest the vendor signs (JAdES). That is a self-test; only a body issues certificates. Private keys and credentials are not inside.',
  },
  examples: [
    'bundle --key schluessel.pem --chain zertifikat.pem',
    'bundle pruefstand-out/result.json --p12 vendor.p12 --out produkt-1.4.zip',
    'bundle --unsigned',
  ],
  configure(command, session) {
    const { say } = session;
    command
      .argument('[result.json]', say('Ergebnis eines Laufs; die Nachweise liegen daneben', 'result of a run; the evidence lies beside it'), DEFAULT_RESULT)
      .option(
        '-o, --out <file>',
        say('Name der Zip-Datei (sonst selbsttest.zip neben dem Ergebnis)', 'name of the zip (else selbsttest.zip beside the result)'),
      )
      .option(
        '--unsigned',
        say('ohne Unterschrift: jeder sieht, dass niemand dafür einsteht', 'without a signature: everybody sees that nobody answers for it'),
      )
      .option('--no-pdf', say('ohne die PDF-Berichte: kleiner und schneller', 'without the PDF reports: smaller and faster'))
      .option('--force', say('eine vorhandene Datei ersetzen', 'replace a file that is there'));
    addSigningOptions(command, session);
  },
  async run([path = DEFAULT_RESULT], options, session) {
    return bundle(session.pathOf(path), options, session);
  },
};

async function bundle(path: string, options: Options, session: Session): Promise<number> {
  const bytes = resultBytes(path);
  const result = resultOf(bytes, path);
  const out = options.out === undefined ? join(dirname(path), 'selbsttest.zip') : session.pathOf(options.out);
  const files = filesBeside(dirname(path), result);
  requireWritable({ path: out, isForced: options.force === true, inputs: [path, ...[...files.keys()].map((name) => join(dirname(path), name))] });
  const createdAt = new Date();
  const signing = signingOf(options, session, createdAt);
  const { zip, manifest } = await makeBundle({
    result,
    resultBytes: bytes,
    files,
    createdAt,
    withoutDocuments: options.pdf === false,
    ...signing,
  });
  writeOutput(out, zip);
  const { say } = session;
  session.print(
    `${say('Selbsttest', 'Self-test')}: ${session.shown(out)} (${manifest.files.length} ${say('Dateien', 'files')}, ${(zip.length / 1024).toFixed(0)} KiB)`,
    say(
      `Geprüft werden kann er überall und ohne Netz mit: pruefstand verify ${shellWord(relative(session.cwd, out))}`,
      `It can be verified anywhere, offline, with: pruefstand verify ${shellWord(relative(session.cwd, out))}`,
    ),
  );
  return 0;
}

function signingOf(options: Options, session: Session, at: Date): Partial<Signing> {
  if (options.unsigned === true && (namesSigner(options) || options.tsa !== undefined))
    throw argumentError(
      { de: '--unsigned schließt Schlüssel und Zeitstempel aus.', en: '--unsigned excludes key and time stamp.' },
      { de: 'Eines von beiden weglassen.', en: 'Leave out one of them.' },
    );
  return options.unsigned === true ? {} : loadSigning(options, session, at);
}

/** Evidence as the result lists it; nothing else of the folder is read. */
function filesBeside(folder: string, result: Result): ReadonlyMap<string, Uint8Array> {
  const listed = new Set(result.evidence.map(({ path }) => path));
  const there = existsSync(join(folder, 'evidence')) ? readdirSync(join(folder, 'evidence'), { recursive: true, encoding: 'utf8' }) : [];
  const paths = there.map((name) => `evidence/${name.split(sep).join('/')}`).filter((name) => listed.has(name));
  return new Map(paths.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name))]));
}
