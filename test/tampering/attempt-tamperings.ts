/** The vendor leaves out attempts of a repeated or divided run together with what was judged of them, and signs with its own key. */
import type { WrittenJudgement } from '../../src/core/judgement.ts';
import type { Result } from '../../src/core/result.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { merge } from '../../tools/run-folder.ts';
import type { Run } from '../../tools/run-folder.ts';
import type { Material, Tampering } from './tampering.ts';
import { bundleOf, coherent, linesIn, linesOf, withFiles } from './world.ts';

/** The same run under another name, as if it had been made again. */
export function again(run: Run): Run {
  return { ...run, result: { ...run.result, run: { ...run.result.run, id: `${run.result.run.id}-again` } } };
}

function leftOut(
  name: string,
  kinds: readonly Kind[],
  runIn: (material: Material) => Run,
  result: (result: Result) => Result,
  isKept: (judgement: WrittenJudgement, result: Result) => boolean,
): Tampering {
  return {
    name: `attempts: ${name}`,
    by: 'vendor',
    kinds,
    denied: ['evidence'],
    make: async (material) => {
      const run = runIn(material);
      const lines = linesIn(run.files, SECOND).filter((line) => isKept(JSON.parse(line) as WrittenJudgement, run.result));
      const changed = coherent({ result: result(run.result), files: withFiles(run.files, { [SECOND]: linesOf(lines) }) });
      return { zip: await bundleOf(changed, material.world, { withoutDocuments: true }) };
    },
  };
}

const SECOND = 'evidence/part-2/judgements.ndjson';
const repeated = ({ run }: Material): Run => merge([run, again(run)]);
const firstTried = ({ cases }: Result): string => cases.find(({ attempts }) => attempts.length > 0)?.id ?? '';

export const ATTEMPT_TAMPERINGS: readonly Tampering[] = [
  leftOut(
    'the second of one case',
    ['run-differs', 'case-not-judged'],
    repeated,
    (result) => ({
      ...result,
      cases: result.cases.map((entry) => (entry.id === firstTried(result) ? { ...entry, attempts: entry.attempts.slice(0, 1) } : entry)),
    }),
    (judgement, result) => judgement.case !== firstTried(result),
  ),
  leftOut(
    'all of the second run, of which the evidence stays',
    ['case-not-judged'],
    repeated,
    (result) => ({ ...result, run: { ...result.run, attempts: 1 }, cases: result.cases.map((entry) => ({ ...entry, attempts: entry.attempts.slice(0, 1) })) }),
    () => false,
  ),
  leftOut(
    'what the second shard says of the whole run',
    ['case-not-judged'],
    ({ faulty }) => faulty,
    (result) => result,
    (judgement, { cases }) => cases.find(({ id }) => id === judgement.case)?.tags.includes('@zuletzt') !== true,
  ),
  {
    name: 'attempts: the judgement of the only one is called the second',
    by: 'vendor',
    kinds: ['judgement-added', 'case-not-judged'],
    denied: ['evidence'],
    make: async ({ run, world }) => {
      const path = 'evidence/judgements.ndjson';
      const lines = linesIn(run.files, path).map((line, index) => (index === 0 ? line.replace('"attempt":1', '"attempt":2') : line));
      return { zip: await bundleOf(coherent({ ...run, files: withFiles(run.files, { [path]: linesOf(lines) }) }), world, { withoutDocuments: true }) };
    },
  },
];
