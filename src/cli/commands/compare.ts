/** `compare`: products side by side, or one product's releases over time; from results, bundles and certificates. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compare, isOneProduct, modeOf } from '../../comparison/compare.ts';
import type { Comparison, ComparisonMode } from '../../comparison/compare.ts';
import { renderComparisonSummary } from '../../comparison/console.ts';
import { renderComparisonHtml } from '../../comparison/html.ts';
import { readSubject } from '../../comparison/subject.ts';
import type { ComparedSubject, SubjectReader } from '../../comparison/subject.ts';
import { renderComparisonCsv, renderComparisonMarkdown } from '../../comparison/tables.ts';
import type { ComparisonOptions } from '../../comparison/telling.ts';
import { readZip } from '../../formats/zip.ts';
import type { Bilingual } from '../../core/language.ts';
import { packageRoot } from '../../runner/environment.ts';
import { readNamed, THE_FILE, writeInto } from '../../runner/named-file.ts';
import { TranslatedError } from '../../core/translated-error.ts';
import type { VerificationReport } from '../../core/verification.ts';
import { loadTrust } from '../anchors.ts';
import type { Trust } from '../anchors.ts';
import { listOf } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import type { Session } from '../session.ts';
import { addTrustOptions } from '../trust-options.ts';
import type { TrustOptions } from '../trust-options.ts';
import { hasColor, widthOf } from '../terminal.ts';

interface Options extends TrustOptions {
  readonly overTime?: boolean;
  readonly all?: boolean;
  readonly format?: readonly Format[];
  readonly out?: string;
}

const FORMATS = ['html', 'json', 'csv', 'markdown'] as const;
type Format = (typeof FORMATS)[number];
const SUBJECT_MEND: Bilingual = {
  de: 'Den Pfad einer result.json, eines Nachweispakets oder Zertifikats nennen.',
  en: 'Name the path of a result.json, a bundle or a certificate.',
};
/** Columns that still fit a page; more are compared in groups. */
const MAX_SUBJECTS = 26;

/** Verifies a bundle or certificate. */
export type Verifier = (bytes: Uint8Array, trust: Trust) => Promise<VerificationReport>;

/** @param verify without it the comparison says that nobody looked */
export function createCompareCommand(verify?: Verifier): CliCommand {
  return {
    usage: 'compare <files...>',
    summary: { de: 'Produkte oder Versionen eines Produkts nebeneinanderstellen', en: 'lay products or releases of one product side by side' },
    description: {
      de: 'Stellt Ergebnisse, Nachweispakete und Zertifikate Anforderung für Anforderung nebeneinander und sagt zuerst, was den Vergleich unfair macht: Nachweise, die nicht stimmen, anderer Katalog, anderes Profil, andere Optionen. Bildet keine Rangfolge. Mehrere Versionen eines Produkts werden nach ihrem Lauf geordnet und in der Zeit verglichen. Widerrufe prüft „pruefstand verify“.',
      en: 'Lays results, bundles and certificates side by side, requirement by requirement, and says first what makes the comparison unfair: evidence that is wrong, other catalogue, profile or options. Makes no ranking. Several releases of one product are put in the order of their runs and compared over time. "pruefstand verify" asks for revocations.',
    },
    examples: ['compare a.zip b.zip c.zip', 'compare 1.0/result.json 1.1/result.json --all', 'compare a.zip b.zip --format html,csv --out comparison'],
    configure(command, session) {
      const { say } = session;
      const subjects = command
        .argument('<files...>', say('mindestens zwei Ergebnisse, Nachweispakete oder Zertifikate', 'at least two results, bundles or certificates'))
        .option('--over-time', say('als Versionen eines Produkts, nach dem Lauf geordnet', 'as releases of one product, in the order of their runs'));
      addTrustOptions(subjects, session)
        .option('--all', say('jede Anforderung zeigen, nicht nur verschiedene', 'show every requirement, not only differing ones'))
        .option(
          '--format <formats>',
          say(`Dateien schreiben, mit Komma getrennt: ${FORMATS.join(', ')}`, `write files, separated by commas: ${FORMATS.join(', ')}`),
          listOf('--format', FORMATS),
        )
        .option('-o, --out <folder>', say('Ordner für diese Dateien (sonst der aktuelle)', 'folder for these files (else the current one)'));
    },
    async run(args, options, session) {
      return compareFiles(args, options, session, verify);
    },
  };
}

async function compareFiles(files: readonly string[], options: Options, session: Session, verify: Verifier | undefined): Promise<number> {
  requireSeveral(files);
  const trust = loadTrust(options, session);
  const resultSchema = JSON.parse(readFileSync(join(packageRoot(), 'schemas/result/result-1.schema.json'), 'utf8')) as object;
  const reader: SubjectReader = { readZip, resultSchema, ...(verify === undefined ? {} : { verify: async (bytes) => verify(bytes, trust) }) };
  const subjects: ComparedSubject[] = [];
  // One after the other: a bundle may be large.
  for (const file of files) subjects.push(await subjectFrom(file, reader, session));
  const comparison = compare(subjects, chosenMode(subjects, options));
  const shown: ComparisonOptions = { language: session.language, isAll: options.all === true };
  const { stdout, env } = session;
  stdout.write(renderComparisonSummary(comparison, { ...shown, width: widthOf(stdout), color: hasColor(stdout, env) }));
  if (options.format !== undefined && options.format.length > 0) writeFiles(session.pathOf(options.out ?? '.'), options.format, comparison, shown, session);
  return 0;
}

function requireSeveral(files: readonly string[]): void {
  if (files.length >= 2 && files.length <= MAX_SUBJECTS) return;
  throw argumentError(
    {
      de: `Verglichen werden 2 bis ${MAX_SUBJECTS} Dateien, angegeben ist ${files.length}.`,
      en: `2 to ${MAX_SUBJECTS} files are compared, ${files.length} is given.`,
    },
    { de: 'Zum Beispiel: pruefstand compare a.zip b.zip.', en: 'For example: pruefstand compare a.zip b.zip.' },
  );
}

function chosenMode(subjects: readonly ComparedSubject[], { overTime }: Options): ComparisonMode {
  if (overTime !== true) return modeOf(subjects);
  if (isOneProduct(subjects)) return 'releases';
  const names = [...new Set(subjects.map(({ result: { target } }) => `${target.product.name} (${target.product.vendor})`))].join(', ');
  throw argumentError(
    {
      de: `--over-time vergleicht Versionen eines Produkts, angegeben sind: ${names}.`,
      en: `--over-time compares releases of one product, given are: ${names}.`,
    },
    { de: '--over-time weglassen oder nur Läufe eines Produkts nennen.', en: 'Leave out --over-time or name runs of one product only.' },
  );
}

/** @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_RESULT_INVALID */
async function subjectFrom(file: string, reader: SubjectReader, session: Session): Promise<ComparedSubject> {
  const reading = await readSubject(file, readNamed(session.pathOf(file), THE_FILE, { mend: SUBJECT_MEND }), reader);
  if ('subject' in reading) return reading.subject;
  const { text, mend, place } = reading.problem;
  throw new TranslatedError('ERR_CONFIG_RESULT_INVALID', text, { mend, place });
}

const FILES: Readonly<Record<Format, { readonly name: string; readonly render: (comparison: Comparison, options: ComparisonOptions) => string }>> = {
  html: { name: 'comparison.html', render: renderComparisonHtml },
  json: { name: 'comparison.json', render: (comparison) => `${JSON.stringify(comparison, null, 2)}\n` },
  csv: { name: 'comparison.csv', render: renderComparisonCsv },
  markdown: { name: 'comparison.md', render: renderComparisonMarkdown },
};

function writeFiles(folder: string, formats: readonly Format[], comparison: Comparison, options: ComparisonOptions, session: Session): void {
  const files = formats.map((format) => FILES[format]).map(({ name, render }) => ({ name, content: render(comparison, options) }));
  session.print('', ...writeInto(folder, files).map((name) => relative(session.cwd, join(folder, name))));
}
