/** Shards of a run make an attempt together, repeats one after another, however they were merged. */
import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenCall } from '../core/judgement.ts';
import type { CaseResult } from '../core/result.ts';
import { attemptsByCase } from './compare-result.ts';
import { runsOf } from './divided-runs.ts';
import type { EvidencePart } from './evidence.ts';
import { recompute } from './recompute.ts';

/** @param startedAt of the attempts */
function caseOf(id: string, tags: readonly string[], ...startedAt: readonly string[]): CaseResult {
  const attempts = startedAt.map((time, index) => ({ attempt: index + 1, startedAt: time, steps: [{ text: 'Dann stimmt alles' }] }));
  return { id, tags, attempts } as unknown as CaseResult;
}

const NOON = '2026-09-14T12:00:00.000Z';
const CASES = [caseOf('a', [], NOON), caseOf('b', [], NOON), caseOf('z', ['@zuletzt'], NOON)];

/** @param judged cases, each as often as it stands there */
function partOf(path: string, ...judged: readonly string[]): EvidencePart {
  const judgements = judged.map((id, index) => ({ case: id, attempt: judged.slice(0, index + 1).filter((one) => one === id).length, calls: [] }));
  return { path, offset: 0, exchanges: new Map(), judgements, facts: { signingKeys: [], submissions: [] } };
}

const pathsOf = (...parts: readonly EvidencePart[]): readonly (readonly string[])[] => runsOf(parts, CASES).map((run) => run.map(({ path }) => path));

test('parts that share only what judges the whole run are its shards; others are repeats', () => {
  deepStrictEqual(pathsOf(partOf('evidence', 'a', 'z')), [['evidence']]);
  deepStrictEqual(pathsOf(partOf('evidence/part-1', 'a', 'z'), partOf('evidence/part-2', 'b', 'z')), [['evidence/part-1', 'evidence/part-2']]);
  deepStrictEqual(pathsOf(partOf('evidence/part-1', 'a', 'z'), partOf('evidence/part-2', 'a')), [['evidence/part-1'], ['evidence/part-2']]);
});

test('what was merged before is a run of its own, in its place', () => {
  const divided = [partOf('evidence/part-2/part-1', 'a', 'z'), partOf('evidence/part-2/part-2', 'b', 'z')];
  const again = [partOf('evidence/part-3/part-1', 'a', 'z'), partOf('evidence/part-3/part-2', 'b', 'z')];
  deepStrictEqual(pathsOf(partOf('evidence/part-1', 'a', 'b', 'z'), ...divided, ...again, partOf('evidence/part-4', 'a', 'b', 'z')), [
    ['evidence/part-1'],
    ['evidence/part-2/part-1', 'evidence/part-2/part-2'],
    ['evidence/part-3/part-1', 'evidence/part-3/part-2'],
    ['evidence/part-4'],
  ]);
});

test('a run that ended before its first case, and runs of nothing but the whole run, are repeats', () => {
  const empty = partOf('evidence/part-1');
  const divided = [partOf('evidence/part-2/part-1', 'a', 'z'), partOf('evidence/part-2/part-2', 'b', 'z')];
  deepStrictEqual(pathsOf(empty, ...divided, partOf('evidence/part-3', 'a', 'b', 'z')), [
    ['evidence/part-1'],
    ['evidence/part-2/part-1', 'evidence/part-2/part-2'],
    ['evidence/part-3'],
  ]);
  deepStrictEqual(pathsOf(partOf('evidence/part-1', 'z'), partOf('evidence/part-2', 'z')), [['evidence/part-1'], ['evidence/part-2']]);
});

test('what the second shard could not judge counts against the attempt of both; the repeat after it does not', async () => {
  const parts = [partOf('evidence/part-1/part-1', 'a', 'z'), partOf('evidence/part-1/part-2', 'b', 'z'), partOf('evidence/part-2', 'a', 'b', 'z')];
  const broken = parts.map((part, index) => ({
    ...part,
    judgements: part.judgements.map((one) => ({ ...one, ...(one.case === 'z' && index === 1 ? { error: 'timeout' } : {}) })),
  }));
  const { byCase, twice } = attemptsByCase(await recompute(broken, { requirements: [], policy: [], cases: CASES }));
  const seen = [...byCase].map(([id, attempts]) => [id, ...attempts.map(({ verdict }) => verdict)]);
  deepStrictEqual(
    [seen, twice],
    [
      [
        ['a', 'passed', 'passed'],
        ['z', 'cantTell', 'passed'],
        ['b', 'passed', 'passed'],
      ],
      [],
    ],
  );
});

test('a shard that began later than the other was not shown what came after its own attempt', async () => {
  const times = ['2026-09-14T12:10:00.000Z', '2026-09-14T12:11:00.000Z', '2026-09-14T12:12:00.000Z'];
  const exchanges = times.map((startedAt, index) => {
    const id = `x00000${index + 1}`;
    return [
      id,
      { id, seq: index + 1, startedAt, durationMs: 1, peer: 'product', direction: 'inbound', operation: 'get-submission', labels: {}, request: { body: {} } },
    ] as const;
  });
  const call: WrittenCall = { checks: [], subject: { observations: [], events: [], signingKids: [], exchanges: { $exchanges: 'x000001' } }, findings: [] };
  const late = { ...partOf('evidence/part-2', 'b', 'b', 'z', 'z'), exchanges: new Map(exchanges) } as unknown as EvidencePart;
  const judgements = late.judgements.map((one) => (one.case === 'z' && one.attempt === 1 ? { ...one, calls: [call] } : { ...one, error: 'timeout' }));
  // Attempts of both shards together, each with the beginning of the earlier: the second lies after all exchanges of the late one.
  const cases = CASES.map((entry) => caseOf(entry.id, entry.tags, NOON, '2026-09-14T13:00:00.000Z'));
  const early = partOf('evidence/part-1', 'a', 'a', 'z', 'z');
  const { problems } = await recompute([early, { ...late, judgements }], { requirements: [], policy: [], cases });
  deepStrictEqual(
    problems.filter(({ kind }) => kind !== 'case-not-judged'),
    [],
  );
});
