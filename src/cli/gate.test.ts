/** `gate` as it is called: exit codes, files, wrong input. The clock is the test's own. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import type { SampleResult } from '../../fixtures/result/sample-results.ts';
import type { Result } from '../core/result.ts';
import { isPruefstandError } from '../core/errors.ts';
import { createGateCommand } from './commands/gate.ts';
import { createSession } from './session.ts';
import { openTerminal } from './test-terminal.ts';

const command = createGateCommand({ now: () => Date.parse('2026-11-21T12:00:00Z') });
const REQUIREMENTS = [{ id: 'R-1' }, { id: 'R-2' }];
const sample = (findings: readonly `failure:${string}`[] | 'error', more: Partial<SampleResult> = {}): Result =>
  sampleResult({
    requirements: REQUIREMENTS,
    cases: [
      { id: 'a', requirement: 'R-1', attempts: [findings] },
      { id: 'b', requirement: 'R-2' },
    ],
    ...more,
  });

/** A folder with files, and the command called in it with a clock that stands. */
function inFolder(files: Readonly<Record<string, unknown>>): Disposable & {
  readonly pathOf: (name: string) => string;
  readonly cwd: string;
  readonly gate: (options?: Readonly<Record<string, unknown>>, args?: readonly string[]) => Promise<{ readonly exitCode: number; readonly stdout: string }>;
} {
  const terminal = openTerminal();
  for (const [name, content] of Object.entries(files)) writeFileSync(terminal.pathOf(name), typeof content === 'string' ? content : JSON.stringify(content));
  return {
    pathOf: terminal.pathOf,
    cwd: terminal.cwd,
    async gate(options = {}, args = ['result.json']) {
      let stdout = '';
      const output = { write: (text: string): void => void (stdout += text) };
      const session = createSession({ cwd: terminal.cwd, stdout: output, stderr: output, env: {}, signal: new AbortController().signal }, 'de');
      return { exitCode: await command.run(args, options, session), stdout };
    },
    [Symbol.dispose]: () => terminal[Symbol.dispose](),
  };
}

const policyWith = (waiver: string): string => `format: pruefstand-gate-policy\nformatVersion: 1\nwaivers:\n  - ${waiver}\n`;
const WAIVER = '{ requirement: R-1, author: Teamleitung, reason: Vorgang 7, expires: 2026-12-31 }';

describe('exit code', () => {
  test('0 open, 1 closed, 5 undetermined', async () => {
    using folder = inFolder({ 'good.json': sample([]), 'bad.json': sample(['failure:x']), 'open.json': sample('error') });
    equal((await folder.gate({ baseline: 'bad.json' }, ['good.json'])).exitCode, 0);
    equal((await folder.gate({ baseline: 'good.json' }, ['bad.json'])).exitCode, 1);
    equal((await folder.gate({ baseline: 'bad.json' }, ['bad.json'])).exitCode, 0);
    equal((await folder.gate({}, ['bad.json'])).exitCode, 1);
    equal((await folder.gate({}, ['open.json'])).exitCode, 5);
  });

  test('a waiver that holds opens, a stale one closes; the verdict is told as it is', async () => {
    using folder = inFolder({
      'good.json': sample([]),
      'bad.json': sample(['failure:x']),
      'policy.yaml': policyWith(WAIVER),
      'old.yaml': policyWith(WAIVER.replace('2026-12-31', '2026-11-20')),
    });
    const waived = await folder.gate({ policy: 'policy.yaml' }, ['bad.json']);
    equal(waived.exitCode, 0);
    match(waived.stdout, /nicht konform/);
    equal((await folder.gate({ policy: 'policy.yaml' }, ['good.json'])).exitCode, 1);
    equal((await folder.gate({ policy: 'old.yaml' }, ['bad.json'])).exitCode, 1);
  });
});

test('files are written where asked for, and only those', async () => {
  using folder = inFolder({ 'result.json': sample(['failure:x']) });
  const { stdout } = await folder.gate({ format: ['json', 'sarif', 'junit', 'markdown'], out: 'ci' });
  deepStrictEqual(readdirSync(folder.pathOf('ci')).sort(), ['gate-junit.xml', 'gate.json', 'gate.md', 'gate.sarif']);
  match(stdout, /^ci\/gate\.sarif$/m);
  equal((JSON.parse(readFileSync(folder.pathOf('ci/gate.json'), 'utf8')) as { decision: string }).decision, 'closed');
  await folder.gate();
  deepStrictEqual(readdirSync(folder.cwd).sort(), ['ci', 'result.json']);
});

describe('wrong input', () => {
  const good = sample([]);
  const WRONG: readonly (readonly [
    name: string,
    files: Readonly<Record<string, unknown>>,
    options: Readonly<Record<string, string>>,
    code: string,
    said: RegExp,
  ])[] = [
    ['no result', {}, {}, 'ERR_CONFIG_FILE_UNREADABLE', /cannot be read/],
    ['no JSON', { 'result.json': '{' }, {}, 'ERR_CONFIG_RESULT_INVALID', /no result of the suite/],
    ['another shape', { 'result.json': { ...good, cases: {} } }, {}, 'ERR_CONFIG_RESULT_INVALID', /breaks its schema/],
    ['a verdict that does not exist', { 'result.json': { ...good, conclusion: 'fine' } }, {}, 'ERR_CONFIG_RESULT_INVALID', /breaks its schema/],
    ['a part', { 'result.json': sample([], { run: { shard: { index: 2, total: 3 } } }) }, {}, 'ERR_CONFIG_RESULT_INVALID', /only part 2 of 3/],
    ['no baseline there', { 'result.json': good }, { baseline: 'last.json' }, 'ERR_CONFIG_FILE_UNREADABLE', /cannot be read/],
    [
      'a baseline that is a part',
      { 'result.json': good, 'last.json': sample([], { run: { shard: { index: 1, total: 3 } } }) },
      { baseline: 'last.json' },
      'ERR_CONFIG_RESULT_INVALID',
      /only part 1 of 3/,
    ],
    [
      'another product',
      { 'result.json': good, 'last.json': sample([], { product: { name: 'Anderes' } }) },
      { baseline: 'last.json' },
      'ERR_CONFIG_MERGE_MISMATCH',
      /differs: the product \(Anderes \(Beispielhaus\) \/ Beispielverfahren/,
    ],
    [
      'another profile',
      { 'result.json': good, 'last.json': sample([], { profile: { id: 'other' } }) },
      { baseline: 'last.json' },
      'ERR_CONFIG_MERGE_MISMATCH',
      /differs: the profile \(other \/ sample-profile\)/,
    ],
    ['no policy there', { 'result.json': good }, { policy: 'policy.yaml' }, 'ERR_CONFIG_FILE_UNREADABLE', /policy cannot be read: there is none/],
    ['a policy that is no YAML', { 'result.json': good, 'policy.yaml': 'a: [' }, { policy: 'policy.yaml' }, 'ERR_CONFIG_NOT_YAML', /no valid YAML/],
    [
      'a waiver without author',
      { 'result.json': good, 'policy.yaml': policyWith('{ requirement: R-1, reason: x, expires: 2026-12-31 }') },
      { policy: 'policy.yaml' },
      'ERR_CONFIG_INVALID',
      /waivers\[0\]\.author/,
    ],
    [
      'a waiver for longer than a year',
      { 'result.json': good, 'policy.yaml': policyWith(WAIVER.replace('2026', '2028')) },
      { policy: 'policy.yaml' },
      'ERR_CONFIG_INVALID',
      /at most 365/,
    ],
  ];
  for (const [name, files, options, code, said] of WRONG)
    test(`${name}: one sentence with place and mend, nothing written`, async () => {
      using folder = inFolder(files);
      const error = await folder.gate({ ...options, format: ['json'], out: 'ci' }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      ok(isPruefstandError(error));
      equal(error.code, code);
      equal(error.family, 'configuration');
      match(error.message, said);
      ok(error.place !== undefined && error.hint !== undefined);
      ok(!existsSync(folder.pathOf('ci')));
    });

  test('a policy that is not UTF-8, and an output folder that is a file', async () => {
    using folder = inFolder({ 'result.json': good, file: 'x' });
    writeFileSync(folder.pathOf('policy.yaml'), Buffer.from([0xff, 0xfe, 0x41]));
    const codeOf = async (options: Readonly<Record<string, unknown>>): Promise<string> =>
      folder.gate(options).then(
        () => '',
        (error: unknown) => (isPruefstandError(error) ? error.code : String(error)),
      );
    equal(await codeOf({ policy: 'policy.yaml' }), 'ERR_CONFIG_NOT_YAML');
    equal(await codeOf({ format: ['json'], out: 'file/below' }), 'ERR_CONFIG_OUTPUT_UNWRITABLE');
  });

  test('on the command line it ends with 2', async () => {
    using terminal = openTerminal();
    writeFileSync(terminal.pathOf('result.json'), '[]');
    const { exitCode, stderr, stdout } = await terminal.call(['gate', 'result.json']);
    deepStrictEqual([exitCode, stdout], [2, '']);
    match(stderr, /ERR_CONFIG_RESULT_INVALID/);
    equal((await terminal.call(['gate', '--format', 'pdf'])).exitCode, 2);
  });
});
