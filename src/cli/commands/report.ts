/** `report`: renders a result again, in another format or language. */
import { dirname, join, relative } from 'node:path';
import { DOCUMENT_WRITERS, REPORT_WRITERS, renderSummary } from '../../../reports/index.ts';
import { writeReports } from '../../runner/run.ts';
import { listOf } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { readResult } from '../result-file.ts';
import type { Session } from '../session.ts';
import { hasColor, widthOf } from '../terminal.ts';

interface Options {
  readonly format?: readonly string[];
  readonly out?: string;
}

/** Formats of files; the result itself is the input and not written again. */
const FORMATS = REPORT_WRITERS.map(({ id }) => id).filter((id) => id !== 'json');
/** Formats that take their time and are written only where they are named. */
const DOCUMENTS = DOCUMENT_WRITERS.map(({ id }) => id);
const CONSOLE = 'console';

export const reportCommand: CliCommand = {
  usage: 'report <result.json>',
  summary: { de: 'ein Ergebnis noch einmal als Bericht schreiben', en: 'write a result as a report again' },
  description: {
    de: 'Schreibt aus einer result.json die Berichte neu, ohne etwas zu prüfen: in anderer Sprache, in anderem Format, mit einer neueren Fassung der Vorlagen.',
    en: 'Writes the reports of a result.json anew without testing anything: in another language, in another format, with newer templates.',
  },
  examples: [
    'report pruefstand-out/result.json --lang en',
    'report pruefstand-out/result.json --format junit --out ci',
    'report pruefstand-out/result.json --format pdf',
  ],
  configure(command, { say }) {
    const formats = [...FORMATS, ...DOCUMENTS, CONSOLE];
    const named = DOCUMENTS.join(', ');
    command
      .argument('<result.json>', say('Ergebnis eines Laufs', 'result of a run'))
      .option(
        '--format <formats>',
        say(
          `Formate, mit Komma getrennt (sonst alle Dateien außer ${named}): ${formats.join(', ')}`,
          `formats, separated by commas (else all files but ${named}): ${formats.join(', ')}`,
        ),
        listOf('--format', formats),
      )
      .option('-o, --out <folder>', say('Ordner (sonst der des Ergebnisses)', 'folder (else the one of the result)'));
  },
  async run([path = ''], options, session) {
    return report(session.pathOf(path), options, session);
  },
};

async function report(path: string, { format = FORMATS, out }: Options, session: Session): Promise<number> {
  const result = readResult(path);
  const { stdout, env, language } = session;
  if (format.includes(CONSOLE)) stdout.write(renderSummary(result, { language, width: widthOf(stdout), color: hasColor(stdout, env) }));
  const files = format.filter((id) => id !== CONSOLE);
  if (files.length === 0) return 0;
  const folder = out === undefined ? dirname(path) : session.pathOf(out);
  const written = await writeReports(folder, result, language, files);
  session.print(...written.map((name) => relative(session.cwd, join(folder, name))));
  return 0;
}
