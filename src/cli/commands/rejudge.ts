/** `rejudge`: what an old bundle is worth under the rules of today. */
import { BUNDLE_FILES } from '../../core/bundle.ts';
import { CERTIFICATE_FILES } from '../../core/certificate.ts';
import { exitCodeOf } from '../../core/verdict.ts';
import type { Verdict } from '../../core/verdict.ts';
import { CONCLUSION_WORDS, VERDICT_WORDS } from '../../core/verdict-words.ts';
import type { Result } from '../../core/result.ts';
import { rejudge } from '../../certification/rejudge.ts';
import type { CatalogueVersion, RejudgedRequirement, Rejudgement } from '../../certification/rejudge.ts';
import { readZip } from '../../formats/zip.ts';
import { catalogueOf, loadProfile, selectRequirements } from '../../runner/catalogue.ts';
import { readNamed } from '../../runner/named-file.ts';
import { readScenarios } from '../../runner/scenarios.ts';
import { TranslatedError } from '../../core/translated-error.ts';
import type { CliCommand } from '../command.ts';
import { resultOf } from '../result-file.ts';
import type { Session } from '../session.ts';
import { harmless, paintFor } from '../terminal.ts';

export const rejudgeCommand: CliCommand = {
  usage: 'rejudge <bundle.zip>',
  summary: { de: 'alte Nachweise nach heutigem Katalog neu beurteilen', en: 'judge old evidence by the catalogue of today' },
  description: {
    de: 'Wendet Katalog, Entscheidungsregel und Prüfungen dieser Fassung auf die Nachweise eines alten Laufs an: welche Anforderung jetzt verletzt wäre, und für welche die alten Nachweise nichts hergeben. Ob das Nachweispaket unverändert ist, sagt „verify“.',
    en: 'Applies catalogue, decision rule and checks of this version to the evidence of an old run: which requirement would now be broken, and for which the old evidence says nothing. Whether the bundle is unchanged is told by "verify".',
  },
  examples: ['rejudge selbsttest.zip', 'rejudge selbsttest.zip --json'],
  configure(command, { say }) {
    command
      .argument('<bundle.zip>', say('Nachweispaket oder Zertifikat', 'bundle or certificate'))
      .option('--json', say('das Ergebnis als JSON', 'the outcome as JSON'));
  },
  async run([path = ''], options, session) {
    return run(session.pathOf(path), options['json'] === true, session);
  },
};

async function run(path: string, asJson: boolean, session: Session): Promise<number> {
  const files = await bundleFiles(readNamed(path, { de: 'Das Nachweispaket', en: 'The bundle' }), path);
  const result = resultOf(files.get(BUNDLE_FILES.result) ?? new Uint8Array(), `${path} (${BUNDLE_FILES.result})`);
  const outcome = await rejudge(result, files, rulesFor(result));
  if (asJson) session.print(JSON.stringify(outcome, null, 2));
  else session.print(...linesOf(outcome, result, session));
  return exitCodeOf(outcome.after);
}

async function bundleFiles(bytes: Uint8Array, path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files } = await readZip(bytes);
  const inner = files.get(CERTIFICATE_FILES.bundle);
  const found = inner === undefined ? files : (await readZip(inner)).files;
  if (found.has(BUNDLE_FILES.result)) return found;
  throw new TranslatedError(
    'ERR_CONFIG_RESULT_INVALID',
    { de: 'Die Datei ist kein Nachweispaket.', en: 'The file is no bundle.' },
    {
      place: path,
      mend: {
        de: 'Eine Zip-Datei von „pruefstand bundle“ oder „pruefstand issue“ nennen.',
        en: 'Name a zip made by "pruefstand bundle" or "pruefstand issue".',
      },
    },
  );
}

function rulesFor({ profile: { id } }: Result): Parameters<typeof rejudge>[2] {
  const profile = loadProfile(id);
  const catalogue = catalogueOf(profile);
  const requirements = selectRequirements(catalogue, profile);
  const casesOf = new Map<string, string[]>();
  for (const scenario of readScenarios(profile, requirements))
    for (const requirement of scenario.requirements) casesOf.set(requirement, [...(casesOf.get(requirement) ?? []), scenario.id]);
  return { catalogue, requirements, policy: profile.policy, casesOf };
}

function linesOf(outcome: Rejudgement, { target: { product }, conclusion }: Result, session: Session): readonly string[] {
  const { say, tell } = session;
  const paint = paintFor(session.stdout, session.env);
  const verdict = (name: Verdict | undefined): string => (name === undefined ? say('gab es nicht', 'was not there') : tell(VERDICT_WORDS[name]));
  const row = ({ requirement, before, after }: RejudgedRequirement): string => `  ${requirement.padEnd(14)} ${verdict(before)} → ${verdict(after)}`;
  const group = (title: string, rows: readonly string[]): readonly string[] => (rows.length === 0 ? [] : ['', title, ...rows]);
  const [before, after] = [nameOf(outcome.catalogue.before), nameOf(outcome.catalogue.after)];
  return [
    paint('strong', `${harmless(`${product.name} ${product.version}`)}: ${tell(CONCLUSION_WORDS[conclusion])} → ${tell(CONCLUSION_WORDS[outcome.after])}`),
    outcome.isSameCatalogue
      ? say(`Katalog und Entscheidungsregel sind dieselben wie damals: ${after}.`, `Catalogue and decision rule are the same as then: ${after}.`)
      : say(
          `Katalog oder Entscheidungsregel sind heute andere. Damals: ${before}; heute: ${after}.`,
          `Catalogue or decision rule differ today. Then: ${before}; today: ${after}.`,
        ),
    ...group(say('Jetzt verletzt:', 'Broken now:'), outcome.wouldFail.map(row)),
    ...group(say('Anders als damals:', 'Other than then:'), outcome.changed.map(row)),
    ...group(
      say('Dafür ist ein neuer Lauf nötig:', 'A new run is needed for:'),
      outcome.needsRun.map(
        ({ requirement, cases }) => `  ${requirement.padEnd(14)} ${cases.length} ${say('Fälle, die es damals nicht gab', 'cases that did not exist then')}`,
      ),
    ),
    ...group(say('Nicht mehr im Katalog:', 'No longer in the catalogue:'), outcome.dropped.length === 0 ? [] : [`  ${harmless(outcome.dropped.join(', '))}`]),
    ...group(
      say('Nicht beurteilbar:', 'Cannot be judged:'),
      outcome.problems.slice(0, 10).map((finding) => `  ${harmless(tell(finding.text))} ${harmless(finding.place ?? '')}`),
    ),
  ];
}

/** Of the same version there may be two: with the beginning of the digest. */
function nameOf({ id, version, sha256 }: CatalogueVersion): string {
  return harmless(`${id} ${version} (${sha256.slice(0, 8)})`);
}
