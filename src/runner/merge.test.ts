/** Shards become the whole, repeats become attempts, and what does not belong together is refused. */
import { deepStrictEqual, equal, match, ok, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { CaseResult, Result } from '../core/result.ts';
import type { Verdict } from '../core/verdict.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { mergeResults } from './merge.ts';
import type { MergePart } from './merge.ts';
import { TranslatedError } from '../core/translated-error.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const validate = compileSchema(read('../../schemas/result/result-1.schema.json') as object);
const example = read('../../fixtures/result/example-result.json') as Result;

/** The example with members of its run changed; each run has an id of its own. */
function variant(id: string, change: Partial<Result>, run: Partial<Result['run']> = {}): Result {
  return { ...example, ...change, run: { ...example.run, attempts: 1, id, ...run } };
}

const { declaration: declared } = example;
ok(declared !== undefined);

/** The example as it would be without a declaration. */
function undeclared(id: string): Result {
  const { declaration: _, ...rest } = variant(id, { cases });
  return rest;
}

/** Cases with their first attempt only. */
const cases = example.cases.map((entry): CaseResult => ({ ...entry, attempts: entry.attempts.slice(0, 1) }));

function shard(index: number, total: number, own: readonly CaseResult[], run: Partial<Result['run']> = {}): MergePart {
  return {
    file: `teil-${index}/result.json`,
    result: variant(
      `run-${index}`,
      { cases: own },
      { shard: { index, total }, startedAt: `2026-09-14T07:3${index}:00.000Z`, finishedAt: `2026-09-14T07:4${index}:00.000Z`, ...run },
    ),
  };
}

function repeat(number: number, own: readonly CaseResult[] = cases): MergePart {
  return { file: `lauf-${number}/result.json`, result: variant(`run-${number}`, { cases: own }, { startedAt: `2026-09-1${number}T07:30:00.000Z` }) };
}

/** A case that was tried, with another verdict and no findings. */
function withVerdict(entry: CaseResult, verdict: Verdict): CaseResult {
  return {
    ...entry,
    verdict,
    attempts: entry.attempts.map((attempt) => ({ ...attempt, verdict, findings: [], ...(verdict === 'cantTell' ? { error: 'no answer' } : {}) })),
  };
}

test('the declaration of the parts selects and concludes in the whole', () => {
  const { result } = mergeResults([repeat(1), repeat(2)]);
  deepStrictEqual(result.declaration, declared);
  equal(
    result.requirements.find(({ requirement }) => requirement.id === 'FC-SUB-015')?.reason?.de.startsWith('Nach der Erklärung nicht anwendbar: ICS-FC-KEY-3'),
    true,
  );
});

describe('shards', () => {
  const half = Math.ceil(cases.length / 2);
  const parts = [shard(1, 2, cases.slice(0, half)), shard(2, 2, cases.slice(half))];

  test('become the whole run, in any order', () => {
    const { result, missing } = mergeResults(parts);
    deepStrictEqual(missing, []);
    deepStrictEqual(validate(result), []);
    deepStrictEqual(result.cases.map(({ id }) => id).sort(), cases.map(({ id }) => id).sort());
    equal(result.run.isComplete, true);
    equal(result.run.shard, undefined);
    equal(result.run.durationMs, 11 * 60_000);
    deepStrictEqual(mergeResults([...parts].reverse()).result, result);
  });

  test('exchanges and evidence keep apart, findings still point to theirs', () => {
    const { result, copies } = mergeResults(parts);
    const ids = result.cited.map(({ id }) => id);
    equal(new Set(ids).size, ids.length);
    ok(ids.every((id, index) => id === `x${result.cited[index]?.seq}`));
    for (const place of result.cases.flatMap(({ attempts }) => attempts.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence))))
      ok(ids.includes(place.exchange), place.exchange);
    equal(copies.length, 2 * example.evidence.length);
    deepStrictEqual(copies[0], {
      part: 'teil-1/result.json',
      from: example.evidence[0]?.path,
      evidence: { ...example.evidence[0], path: example.evidence[0]?.path.replace('evidence/', 'evidence/part-1/') },
    });
  });

  test('a case that judges the whole run joins what each shard saw', () => {
    const [tried] = cases.filter(({ attempts }) => attempts.length > 0);
    ok(tried !== undefined);
    const verdictOf = (one: Verdict, other: Verdict): Verdict | undefined =>
      mergeResults([shard(1, 2, [withVerdict(tried, one)]), shard(2, 2, [withVerdict(tried, other)])]).result.cases[0]?.verdict;
    equal(verdictOf('passed', 'passed'), 'passed');
    equal(verdictOf('passed', 'failed'), 'failed');
    equal(verdictOf('passed', 'untested'), 'passed');
    equal(verdictOf('cantTell', 'passed'), 'cantTell');
  });

  test('a missing shard is named and leaves the run incomplete', () => {
    const { result, missing } = mergeResults([
      shard(1, 3, cases.slice(0, half)),
      shard(
        3,
        3,
        cases.slice(half).map((entry) => (entry.attempts.length > 0 ? withVerdict(entry, 'passed') : entry)),
      ),
    ]);
    deepStrictEqual(missing, ['2/3']);
    equal(result.run.isComplete, false);
    equal(result.run.interrupted, 'shard 2/3 is missing');
    deepStrictEqual(validate(result), []);
  });

  test('an interrupted shard leaves the whole undetermined', () => {
    const passed = cases.map((entry) => (entry.attempts.length > 0 ? withVerdict(entry, 'passed') : entry));
    const { result } = mergeResults([shard(1, 2, passed.slice(0, half)), shard(2, 2, passed.slice(half), { isComplete: false, interrupted: 'SIGINT' })]);
    equal(result.conclusion, 'undetermined');
    equal(result.run.interrupted, 'SIGINT');
  });
});

describe('repeats', () => {
  test('become attempts of one run', () => {
    const { result } = mergeResults([repeat(2), repeat(1), repeat(3)]);
    deepStrictEqual(validate(result), []);
    equal(result.run.attempts, 3);
    const tried = result.cases.find(({ attempts }) => attempts.length > 0);
    deepStrictEqual(
      tried?.attempts.map(({ attempt }) => attempt),
      [1, 2, 3],
    );
    deepStrictEqual(result.counts.cases, mergeResults([repeat(1), repeat(4)]).result.counts.cases);
  });

  test('a case that ends differently cannot be told', () => {
    const passed = cases.map((entry) => (entry.attempts.length > 0 ? withVerdict(entry, 'passed') : entry));
    const { result } = mergeResults([repeat(1), repeat(2, passed)]);
    const changed = cases.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
    ok(changed.length > 0);
    deepStrictEqual(
      result.cases.filter(({ id }) => changed.includes(id)).map(({ verdict }) => verdict),
      changed.map(() => 'cantTell'),
    );
    equal(result.conclusion, 'undetermined');
  });
});

describe('what does not belong together', () => {
  const one = repeat(1);
  const other = (change: Partial<Result>, run: Partial<Result['run']> = {}): MergePart => ({
    file: 'b/result.json',
    result: variant('run-b', { cases, ...change }, run),
  });
  const REFUSED: readonly (readonly [what: string, parts: readonly MergePart[], said: RegExp])[] = [
    ['one result', [one], /mindestens zwei/],
    ['another version of the suite', [one, other({ suite: { ...example.suite, version: '9.9.9' } })], /Version des Prüfstands.*9\.9\.9/],
    ['another catalogue', [one, other({ specification: { ...example.specification, sha256: 'f'.repeat(64) } })], /Anforderungskatalog.*ffffffffffff/],
    ['another profile', [one, other({ profile: { ...example.profile, sha256: 'e'.repeat(64) } })], /Profil.*eeeeeeeeeeee/],
    ['another target', [one, other({ target: { ...example.target, sha256: 'd'.repeat(64) } })], /Ziel.*dddddddddddd/],
    ['another declaration', [one, other({ declaration: { ...declared, declarationSha256: 'c'.repeat(64) } })], /Erklärung des Herstellers.*cccccccccccc/],
    ['a run without the declaration', [{ file: 'a/result.json', result: undeclared('run-a') }, other({})], /Erklärung des Herstellers \(–/],
    ['a shard and a whole run', [one, shard(1, 2, cases)], /Art der Teilung/],
    ['shards that were not repeated as often', [shard(1, 2, cases), shard(2, 2, cases, { attempts: 2 })], /verschieden oft wiederholt \(1-mal und 2-mal\)/],
    ['shards of different division', [shard(1, 2, cases), shard(2, 3, cases)], /Art der Teilung/],
    [
      'more runs than anybody verifies',
      Array.from({ length: 1_001 }, (_, index) => ({
        file: `${index}/result.json`,
        result: { ...one.result, run: { ...one.result.run, id: `run-${index}` } },
      })),
      /mehr als 1000 Läufe/,
    ],
    ['the same run twice', [one, { ...one, file: 'kopie/result.json' }], /Derselbe Lauf/],
    ['the same shard twice', [shard(1, 2, cases), { ...shard(1, 2, cases, { id: 'run-9' }), file: 'c/result.json' }], /Teil 1\/2 ist zweimal/],
  ];
  for (const [what, parts, said] of REFUSED) {
    test(what, () => {
      throws(
        () => mergeResults(parts),
        (error: unknown) => {
          ok(error instanceof TranslatedError);
          equal(error.code, 'ERR_CONFIG_MERGE_MISMATCH');
          match(error.text.de, said);
          ok((error.mend?.de ?? '') !== '' && error.place !== undefined);
          return true;
        },
      );
    });
  }
});
