/**
 * Writes what was judged beside what was recorded, so that every verdict can be computed again from the evidence alone:
 * the calls of the checks with references to exchanges, the facts these subjects rest on, and the vendor's declaration.
 */
import type { Declaration } from '../core/declaration.ts';
import type { WrittenFacts, WrittenJudgement } from '../core/judgement.ts';
import type { EvidenceFile } from '../core/result.ts';
import type { SentSubmission } from '../core/submission.ts';
import { put } from './evidence.ts';
import type { ScenarioReport } from './execute.ts';
import type { Room } from './room.ts';

type Keys = Pick<Room, 'signingKeys' | 'callbackHmacKey' | 'assertionKeys'>;

/** @returns the files written, relative to `folder` */
export async function writeJudgements(
  folder: string,
  attempts: readonly (readonly ScenarioReport[])[],
  keys: Keys,
  declaration?: Declaration,
): Promise<readonly EvidenceFile[]> {
  const lines = attempts.flatMap((reports, index) => reports.map((report) => `${JSON.stringify(judgementOf(report, index + 1))}\n`));
  return [
    ...(declaration === undefined ? [] : [await put(folder, 'evidence/declaration.json', `${JSON.stringify(declaration, null, 2)}\n`)]),
    await put(folder, 'evidence/facts.json', `${JSON.stringify(factsOf(attempts.flat(), keys), null, 1)}\n`),
    await put(folder, 'evidence/judgements.ndjson', lines.join('')),
  ];
}

function judgementOf({ scenario, calls, error }: ScenarioReport, attempt: number): WrittenJudgement {
  return { case: scenario.id, attempt, calls, ...(error === undefined ? {} : { error }) };
}

function factsOf(reports: readonly ScenarioReport[], keys: Keys): WrittenFacts {
  const { signingKeys, callbackHmacKey } = keys;
  const known = new Map<string, SentSubmission>();
  for (const { submissions } of reports) for (const sent of submissions) known.set(sent.submissionId, sent);
  const submissions = [...known.values()].sort((a, b) => (a.submissionId < b.submissionId ? -1 : 1));
  const assertionKeys = keys.assertionKeys?.() ?? [];
  return {
    signingKeys,
    ...(callbackHmacKey === undefined ? {} : { callbackHmacKey }),
    ...(assertionKeys.length === 0 ? {} : { assertionKeys: Object.fromEntries(assertionKeys) }),
    submissions,
  };
}
