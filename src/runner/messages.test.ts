/** Cucumber's messages of several calls as one stream: ids meet, attempts are numbered, and the stream ends whatever happened. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SourceMediaType } from '@cucumber/messages';
import type { Envelope } from '@cucumber/messages';
import { compileSchema } from '../formats/json-schema.ts';
import { createMessageLog } from './messages.ts';

const validate = compileSchema(JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('@cucumber/messages/schema')), 'utf8')) as object);
const timestamp = { seconds: 1, nanos: 0 };
const END = { startedAt: 1000, finishedAt: 9000 };
const LINES = [3, 7] as const;

/** What one call of cucumber says of a feature with two scenarios of one step; the ids of the call begin with `call`. */
function features(call: string): readonly Envelope[] {
  const location = { line: 1, column: 1 };
  const source = { uri: 'a.feature', data: '', mediaType: SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN };
  const children = LINES.map((line) => ({
    scenario: {
      id: `${call}-scenario-${line}`,
      location: { line },
      tags: [],
      keyword: 'Szenario',
      name: `s${line}`,
      description: '',
      examples: [],
      steps: [{ id: `${call}-ast-${line}`, location, keyword: 'Wenn ', text: 'x' }],
    },
  }));
  const feature = { location, tags: [], language: 'de', keyword: 'Funktion', name: 'f', description: '', children };
  const pickles = LINES.map((line) => ({
    pickle: {
      id: `${call}-pickle-${line}`,
      uri: 'a.feature',
      location: { line },
      name: `s${line}`,
      language: 'de',
      tags: [],
      astNodeIds: [`${call}-scenario-${line}`],
      steps: [{ id: `${call}-pickle-step-${line}`, text: 'x', astNodeIds: [`${call}-ast-${line}`] }],
    },
  }));
  const meta = { protocolVersion: '1', implementation: { name: 'c' }, runtime: { name: 'n' }, os: { name: 'l' }, cpu: { name: 'x' } };
  return [{ meta }, { source }, { gherkinDocument: { uri: 'a.feature', feature, comments: [] } }, ...pickles];
}

/** A call that runs the scenarios in these lines; `open` stays without an end. */
function called(call: string, lines: readonly number[], success: boolean, open?: number): readonly Envelope[] {
  const testCases = lines.map((line) => ({
    testCase: {
      id: `${call}-case-${line}`,
      pickleId: `${call}-pickle-${line}`,
      testRunStartedId: `${call}-run`,
      testSteps: [{ id: `${call}-test-step-${line}`, pickleStepId: `${call}-pickle-step-${line}`, stepDefinitionIds: ['definition'] }],
    },
  }));
  const runs = lines.flatMap((line): readonly Envelope[] => {
    const testCaseStartedId = `${call}-started-${line}`;
    const testStepStarted = { testCaseStartedId, testStepId: `${call}-test-step-${line}`, timestamp };
    return [
      { testCaseStarted: { id: testCaseStartedId, testCaseId: `${call}-case-${line}`, attempt: 0, timestamp } },
      { testStepStarted },
      ...(line === open ? [] : [{ testCaseFinished: { testCaseStartedId, timestamp, willBeRetried: false } }]),
    ];
  });
  const end = open === undefined ? [{ testRunFinished: { testRunStartedId: `${call}-run`, success, timestamp } }] : [];
  return [...features(call), { testRunStarted: { id: `${call}-run`, timestamp } }, ...testCases, ...runs, ...end];
}

function written(calls: readonly (readonly [envelopes: readonly Envelope[], attempt: number])[], interrupted?: string): readonly Envelope[] {
  const log = createMessageLog();
  for (const [envelopes, attempt] of calls) for (const envelope of envelopes) log.take(envelope, attempt);
  const lines = log
    .written({ ...END, interrupted })
    .trimEnd()
    .split('\n');
  const all = lines.map((line) => JSON.parse(line) as Envelope);
  for (const [index, envelope] of all.entries()) deepStrictEqual(validate(envelope), [], `line ${index + 1}`);
  return all;
}

function of<Kind extends keyof Envelope>(envelopes: readonly Envelope[], kind: Kind): readonly NonNullable<Envelope[Kind]>[] {
  return envelopes.flatMap((envelope) => {
    const found = envelope[kind];
    return found === undefined ? [] : [found];
  });
}

test('attempts are told as retries of the same test cases', () => {
  const all = written([
    [called('a', LINES, true), 1],
    [called('b', LINES, false), 2],
    [called('c', LINES, true), 3],
  ]);
  deepStrictEqual(
    (['meta', 'source', 'gherkinDocument', 'pickle', 'testRunStarted', 'testCase', 'testRunFinished'] as const).map((kind) => of(all, kind).length),
    [1, 1, 1, 2, 1, 2, 1],
  );
  const started = of(all, 'testCaseStarted');
  deepStrictEqual(
    started.map(({ id, testCaseId, attempt }) => [id, testCaseId, attempt]),
    ['a', 'b', 'c'].flatMap((call, attempt) => LINES.map((line) => [`${call}-started-${line}`, `a-case-${line}`, attempt])),
  );
  deepStrictEqual(
    of(all, 'testCaseFinished').map(({ willBeRetried }) => willBeRetried),
    [true, true, true, true, false, false],
  );
  ok(of(all, 'testStepStarted').every(({ testStepId }) => testStepId.startsWith('a-test-step-')));
  equal(of(all, 'testRunFinished')[0]?.success, false, 'one attempt was no success');
  equal(all.at(-1)?.testRunFinished?.testRunStartedId, 'a-run');
});

test('scenarios that run one by one are one run of one attempt', () => {
  const all = written([
    [called('a', [3], true), 1],
    [called('b', [7], true), 1],
  ]);
  const pickles = of(all, 'pickle').map(({ id }) => id);
  deepStrictEqual(pickles, ['a-pickle-3', 'a-pickle-7']);
  deepStrictEqual(
    of(all, 'testCase').map(({ pickleId, testRunStartedId, testSteps }) => [pickleId, testRunStartedId, testSteps[0]?.pickleStepId]),
    [
      ['a-pickle-3', 'a-run', 'a-pickle-step-3'],
      ['a-pickle-7', 'a-run', 'a-pickle-step-7'],
    ],
  );
  deepStrictEqual(
    of(all, 'testCaseFinished').map(({ willBeRetried }) => willBeRetried),
    [false, false],
  );
  equal(of(all, 'testRunFinished')[0]?.success, true);
});

test('an early end leaves out the attempt it broke off, and says why the run ended', () => {
  const all = written(
    [
      [called('a', LINES, true), 1],
      [called('b', LINES, true, 7), 2],
    ],
    'interrupted by the user',
  );
  deepStrictEqual(
    of(all, 'testCaseStarted').map(({ id }) => id),
    ['a-started-3', 'a-started-7', 'b-started-3'],
  );
  deepStrictEqual(
    of(all, 'testCaseFinished').map(({ willBeRetried }) => willBeRetried),
    [true, false, false],
  );
  deepStrictEqual(all.at(-1)?.testRunFinished, {
    testRunStartedId: 'a-run',
    success: false,
    timestamp: { seconds: 9, nanos: 0 },
    message: 'interrupted by the user',
  });
});

test('a run that ended before cucumber began is told as well', () => {
  const all = written([], 'interrupted by the user');
  deepStrictEqual(
    all.map((envelope) => Object.keys(envelope)),
    [['meta'], ['testRunStarted'], ['testRunFinished']],
  );
  equal(all[2]?.testRunFinished?.testRunStartedId, all[1]?.testRunStarted?.id);
  match(all[0]?.meta?.implementation.name ?? '', /pruefstand/);
});
