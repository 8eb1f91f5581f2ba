/** `gate`: may this result pass? Compared with a baseline, under a policy with waivers; the answer is the exit code. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { renderSarif } from '../../../reports/sarif.ts';
import type { Clock } from '../../core/clock.ts';
import { systemClock } from '../../core/clock.ts';
import type { Bilingual } from '../../core/language.ts';
import type { Result } from '../../core/result.ts';
import { decodeUtf8 } from '../../formats/json.ts';
import { annotatorOf } from '../../gate/annotate.ts';
import { renderGateSummary } from '../../gate/console.ts';
import { decide, gateExitCode } from '../../gate/decide.ts';
import type { GateReport } from '../../gate/decide.ts';
import { renderGateJUnit } from '../../gate/junit.ts';
import { renderGateMarkdown } from '../../gate/markdown.ts';
import { misfitsOf } from '../../gate/origin.ts';
import { DEFAULT_POLICY } from '../../gate/policy.ts';
import type { GatePolicy } from '../../gate/policy.ts';
import { readGatePolicy } from '../../gate/policy-file.ts';
import { packageRoot } from '../../runner/environment.ts';
import { readNamed, writeInto } from '../../runner/named-file.ts';
import { errorOf, TranslatedError } from '../../core/translated-error.ts';
import { listOf } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { DEFAULT_RESULT } from '../output-folder.ts';
import { readResult } from '../result-file.ts';
import type { Session } from '../session.ts';
import { hasColor, widthOf } from '../terminal.ts';

interface Options {
  readonly baseline?: string;
  readonly policy?: string;
  readonly format?: readonly Format[];
  readonly out?: string;
}

const FORMATS = ['json', 'sarif', 'junit', 'markdown'] as const;
type Format = (typeof FORMATS)[number];
const MAX_POLICY_BYTES = 1_048_576;
const POLICY_MEND: Bilingual = {
  de: 'Den Pfad hinter --policy prüfen; docs/reference/gate.md zeigt ein Regelwerk.',
  en: 'Check the path after --policy; docs/reference/gate.md shows a policy.',
};

/** @param clock the day on which waivers are judged */
export function createGateCommand(clock: Clock): CliCommand {
  return {
    usage: 'gate [result.json]',
    summary: { de: 'ein Ergebnis an Vergleichslauf und Regelwerk messen', en: 'hold a result against a baseline and a policy' },
    description: {
      de: 'Vergleicht ein Ergebnis mit dem eines früheren Laufs: neue, behobene und weggefallene Befunde, neu Ungeprüftes. Das Regelwerk sagt, was davon die Schranke schließt, und nennt Ausnahmen mit Verantwortlichem, Grund und Ende. Ausnahmen ändern den Rückgabewert, nie ein Urteil. Ohne --baseline wird das Ergebnis beurteilt, wie es dasteht.',
      en: 'Compares a result with that of an earlier run: new, fixed and vanished findings, what is newly untested. The policy says which of it closes the gate and names waivers with author, reason and end. Waivers change the exit code, never a verdict. Without --baseline the result is judged as it stands.',
    },
    examples: ['gate', 'gate result.json --baseline last/result.json --policy policy.yaml', 'gate --baseline last.json --format sarif,markdown --out ci'],
    configure(command, { say }) {
      command
        .argument('[result.json]', say('Ergebnis eines Laufs', 'result of a run'), DEFAULT_RESULT)
        .option('-b, --baseline <result.json>', say('Ergebnis, mit dem verglichen wird', 'result to compare with'))
        .option('--policy <policy.yaml>', say('Regelwerk mit Ausnahmen', 'policy with waivers'))
        .option(
          '--format <formats>',
          say(`Dateien schreiben, mit Komma getrennt: ${FORMATS.join(', ')}`, `write files, separated by commas: ${FORMATS.join(', ')}`),
          listOf('--format', FORMATS),
        )
        .option('-o, --out <folder>', say('Ordner für diese Dateien (sonst der des Ergebnisses)', 'folder for these files (else the one of the result)'));
    },
    async run([path = DEFAULT_RESULT], options, session) {
      return Promise.resolve(gate(session.pathOf(path), options, session, clock));
    },
  };
}

/** The command with the machine's clock. */
export const gateCommand = createGateCommand(systemClock);

function gate(path: string, { baseline: baselinePath, policy: policyPath, format = [], out }: Options, session: Session, clock: Clock): number {
  const current = readResult(path);
  requireWhole(current, path);
  const baseline = baselinePath === undefined ? undefined : readResult(session.pathOf(baselinePath));
  if (baseline !== undefined) requireComparable(baseline, current, session.pathOf(baselinePath ?? ''));
  const policy = policyPath === undefined ? DEFAULT_POLICY : readPolicy(session.pathOf(policyPath), clock.now());
  const report = decide({ current, ...(baseline === undefined ? {} : { baseline }), policy, clock });
  const { stdout, env, language } = session;
  stdout.write(renderGateSummary(report, { language, width: widthOf(stdout), color: hasColor(stdout, env) }));
  if (policyPath === undefined)
    session.print(
      '',
      session.say('Ohne --policy gelten die üblichen Regeln (docs/reference/gate.md).', 'Without --policy the default rules hold (docs/reference/gate.md).'),
    );
  if (format.length > 0) writeFiles(out === undefined ? dirname(path) : session.pathOf(out), format, { report, current, baseline }, session);
  return gateExitCode(report.decision);
}

/** A part of a divided run has not tried the rest: everything in it would seem newly untested. */
function requireWhole({ run: { shard } }: Result, path: string): void {
  if (shard === undefined) return;
  throw new TranslatedError(
    'ERR_CONFIG_RESULT_INVALID',
    {
      de: `Das Ergebnis ist nur Teil ${shard.index} von ${shard.total} eines geteilten Laufs.`,
      en: `The result is only part ${shard.index} of ${shard.total} of a divided run.`,
    },
    {
      place: path,
      mend: { de: 'Erst alle Teile zusammenführen: pruefstand merge.', en: 'Join all parts before: pruefstand merge.' },
    },
  );
}

function requireComparable(baseline: Result, current: Result, path: string): void {
  requireWhole(baseline, path);
  const misfits = misfitsOf(baseline, current);
  if (misfits.length === 0) return;
  const told = (language: keyof Bilingual): string =>
    misfits.map(({ name, baseline: before, current: now }) => `${name[language]} (${before} / ${now})`).join(', ');
  throw new TranslatedError(
    'ERR_CONFIG_MERGE_MISMATCH',
    {
      de: `Die beiden Ergebnisse lassen sich nicht vergleichen; verschieden ist: ${told('de')}.`,
      en: `The two results cannot be compared; what differs: ${told('en')}.`,
    },
    {
      place: path,
      mend: {
        de: 'Einen Vergleichslauf mit derselben Spezifikation, demselben Profil und demselben Produkt nennen, oder --baseline weglassen.',
        en: 'Name a baseline of the same specification, profile and product, or leave out --baseline.',
      },
    },
  );
}

/** @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_NOT_YAML, ERR_CONFIG_INVALID */
function readPolicy(file: string, now: number): GatePolicy {
  const schema = JSON.parse(readFileSync(join(packageRoot(), 'schemas/gate-policy/gate-policy-1.schema.json'), 'utf8')) as object;
  const reading = readGatePolicy({ text: policyText(file), file, schema, now });
  if ('policy' in reading) return reading.policy;
  throw errorOf(reading.problem);
}

function policyText(file: string): string {
  const bytes = readNamed(file, { de: 'Das Regelwerk', en: 'The policy' }, { maxBytes: MAX_POLICY_BYTES, mend: POLICY_MEND });
  const text = decodeUtf8(bytes);
  if (text !== undefined) return text;
  throw new TranslatedError(
    'ERR_CONFIG_NOT_YAML',
    { de: 'Das Regelwerk ist nicht in UTF-8 geschrieben.', en: 'The policy is not written in UTF-8.' },
    { place: file, mend: { de: 'Die Datei im Editor als UTF-8 speichern.', en: 'Save the file as UTF-8 in your editor.' } },
  );
}

interface Told {
  readonly report: GateReport;
  readonly current: Result;
  readonly baseline: Result | undefined;
}

const FILES: Readonly<Record<Format, { readonly name: string; readonly render: (told: Told, language: Session['language']) => string }>> = {
  json: { name: 'gate.json', render: ({ report }) => `${JSON.stringify(report, null, 2)}\n` },
  sarif: { name: 'gate.sarif', render: ({ report, current, baseline }, language) => renderSarif(current, language, annotatorOf(report, baseline)) },
  junit: { name: 'gate-junit.xml', render: ({ report }, language) => renderGateJUnit(report, language) },
  markdown: { name: 'gate.md', render: ({ report }, language) => renderGateMarkdown(report, language) },
};

function writeFiles(folder: string, formats: readonly Format[], told: Told, session: Session): void {
  const files = formats.map((format) => FILES[format]).map(({ name, render }) => ({ name, content: render(told, session.language) }));
  session.print('', ...writeInto(folder, files).map((name) => relative(session.cwd, join(folder, name))));
}
