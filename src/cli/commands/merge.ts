/** `merge`: joins the results of shards or repeats to one, with its evidence and reports. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodeOf } from '../../core/verdict.ts';
import { mergeResults } from '../../runner/merge.ts';
import type { Merged } from '../../runner/merge.ts';
import { writeReports } from '../../runner/run.ts';
import { TranslatedError } from '../../core/translated-error.ts';
import type { CliCommand } from '../command.ts';
import { showOutcome } from '../outcome-view.ts';
import { DEFAULT_OUTPUT, fillOutput } from '../output-folder.ts';
import { readResult } from '../result-file.ts';
import type { Session } from '../session.ts';
import { paintFor } from '../terminal.ts';

export const mergeCommand: CliCommand = {
  usage: 'merge <result.json...>',
  summary: { de: 'Ergebnisse von Teilen oder Wiederholungen zusammenführen', en: 'join results of shards or repeats' },
  description: {
    de: 'Führt die Ergebnisse eines geteilten Laufs (--shard) oder mehrerer gleicher Läufe zusammen. Verweigert, was nicht zusammengehört: anderer Prüfstand, Katalog, anderes Profil oder Ziel.',
    en: 'Joins the results of a divided run (--shard) or of several equal runs. Refuses what does not belong together: other suite, catalogue, profile or target.',
  },
  examples: ['merge part-1/result.json part-2/result.json part-3/result.json --out whole'],
  configure(command, { say }) {
    command
      .argument('<result.json...>', say('mindestens zwei Ergebnisse', 'at least two results'))
      .option('-o, --out <folder>', say('Ordner für die Ausgabe', 'folder for the output'), DEFAULT_OUTPUT);
  },
  async run(args, { out }, session) {
    return merge(args, session.pathOf(String(out)), session);
  },
};

async function merge(paths: readonly string[], folder: string, session: Session): Promise<number> {
  const merged = mergeResults(paths.map((path) => ({ file: path, result: readResult(session.pathOf(path)) })));
  const sources = merged.copies.map(({ from, part, evidence }) => ({ from: join(dirname(session.pathOf(part)), from), to: evidence.path }));
  const lost = sources.find(({ from }) => !existsSync(from));
  if (lost !== undefined)
    throw new TranslatedError(
      'ERR_CONFIG_FILE_UNREADABLE',
      { de: 'Ein Nachweis, den ein Ergebnis nennt, fehlt.', en: 'A file of evidence that a result names is missing.' },
      {
        place: lost.from,
        mend: {
          de: 'Den ganzen Ausgabeordner jedes Teils mitnehmen, nicht nur result.json.',
          en: 'Take the whole output folder of each part, not result.json alone.',
        },
      },
    );
  refuseOwnInput(paths, folder, session);
  const { written, kept } = await fillOutput(folder, async (staging) => {
    for (const { from, to } of sources) {
      mkdirSync(dirname(join(staging, to)), { recursive: true });
      copyFileSync(from, join(staging, to));
    }
    return writeReports(staging, merged.result, session.language);
  });
  showOutcome({ result: merged.result, files: written }, { folder, kept }, session);
  tellMissing(merged, session);
  return exitCodeOf(merged.result.conclusion);
}

/** The output folder is replaced: a part must not lie in it. */
function refuseOwnInput(paths: readonly string[], folder: string, session: Session): void {
  const inside = paths.find((path) => session.pathOf(path).startsWith(`${folder}/`));
  if (inside === undefined) return;
  throw new TranslatedError(
    'ERR_CONFIG_ARGUMENT',
    { de: 'Ein Teil liegt im Ausgabeordner, der ersetzt würde.', en: 'A part lies in the output folder, which would be replaced.' },
    { place: session.pathOf(inside), mend: { de: 'Mit --out einen anderen Ordner nennen.', en: 'Name another folder with --out.' } },
  );
}

function tellMissing({ missing }: Merged, { say, stderr, env }: Session): void {
  if (missing.length === 0) return;
  const paint = paintFor(stderr, env);
  stderr.write(`${paint('open', say('Es fehlen die Teile:', 'Missing shards:'))} ${missing.join(', ')}\n`);
}
