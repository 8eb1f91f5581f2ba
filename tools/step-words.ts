/**
 * What cucumber itself makes of steps and features, by a dry run through its API: which words are bound where, and which
 * words of the features are bound to nothing or to two places, which bindings no feature uses.
 */
import { Writable } from 'node:stream';
import { runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { StepWords } from './coverage-documents.ts';

export interface WordsOutcome {
  readonly steps: readonly StepWords[];
  /** One sentence each, sorted. */
  readonly problems: readonly string[];
}

/**
 * Reads `steps/` against `features/` of a folder. No hook and no step is executed.
 * @param folder absolute path of the repository, or of another folder laid out like it
 */
export async function readStepWords(folder: string): Promise<WordsOutcome> {
  const envelopes: Envelope[] = [];
  const silence = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  await runCucumber(
    {
      sources: { paths: ['features/**/*.feature'], names: [], tagExpression: '', order: 'defined', defaultDialect: 'de' },
      support: { requireModules: [], requirePaths: [], loaders: [], importPaths: ['steps/**/!(*.test).ts'] },
      runtime: { dryRun: true, failFast: false, filterStacktraces: true, parallel: 0, retry: 0, retryTagFilter: '', strict: true, worldParameters: {} },
      formats: { stdout: 'summary', files: {}, publish: false, options: {} },
    },
    { cwd: folder, stdout: silence, stderr: silence },
    (envelope) => envelopes.push(envelope),
  );
  return wordsOf(envelopes);
}

/** The same from the messages of a dry run. */
export function wordsOf(envelopes: readonly Envelope[]): WordsOutcome {
  const definitions = envelopes.flatMap(({ stepDefinition }) => stepDefinition ?? []);
  const texts = new Map(envelopes.flatMap(({ pickle }) => pickle?.steps.map(({ id, text }) => [id, text] as const) ?? []));
  const used = new Set<string>();
  const problems = new Set<string>();
  for (const { pickleStepId, stepDefinitionIds } of envelopes.flatMap(({ testCase }) => testCase?.testSteps ?? [])) {
    if (pickleStepId === undefined || stepDefinitionIds === undefined) continue;
    for (const id of stepDefinitionIds) used.add(id);
    if (stepDefinitionIds.length !== 1)
      problems.add(`The words "${texts.get(pickleStepId) ?? ''}" are bound to ${stepDefinitionIds.length} steps instead of one.`);
  }
  const steps = definitions.map(({ pattern, sourceReference }) => ({ pattern: pattern.source, file: (sourceReference.uri ?? '').replaceAll('\\', '/') }));
  for (const { id, pattern } of definitions) if (!used.has(id)) problems.add(`No feature uses the step "${pattern.source}".`);
  return { steps, problems: [...problems].sort() };
}
