/** Reading a gate policy: defaults, and for every mistake one sentence with place and mend. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ToldProblem } from '../core/told-problem.ts';
import { DEFAULT_POLICY, DEFAULT_RULES } from './policy.ts';
import { readGatePolicy } from './policy-file.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/gate-policy/gate-policy-1.schema.json', import.meta.url), 'utf8')) as object;
const NOW = Date.parse('2026-11-21T23:30:00Z');
const HEAD = 'format: pruefstand-gate-policy\nformatVersion: 1\n';
const read = (text: string): ReturnType<typeof readGatePolicy> => readGatePolicy({ text, file: 'policy.yaml', schema, now: NOW });

function problemOf(text: string): ToldProblem {
  const reading = read(text);
  ok('problem' in reading, 'the policy was accepted');
  return reading.problem;
}

const waiver = (members: Readonly<Record<string, string>>): string => {
  const all = { requirement: 'FC-SUB-012', author: 'Teamleitung', reason: 'Vorgang 7', expires: '2026-12-31', ...members };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '-')
    .map(([name, value], index) => `${index === 0 ? '  - ' : '    '}${name}: ${value}\n`);
  return `${HEAD}waivers:\n${lines.join('')}`;
};

test('what a file leaves out has its default; the example of the documentation is the default', () => {
  deepStrictEqual(read(HEAD), { policy: DEFAULT_POLICY });
  deepStrictEqual(read(`${HEAD}fail:\n  newWarnings: true\n`), { policy: { fail: { ...DEFAULT_RULES, newWarnings: true }, waivers: [] } });
  deepStrictEqual(read(readFileSync(new URL('../../docs/ci/gate-policy.yaml', import.meta.url), 'utf8')), { policy: DEFAULT_POLICY });
});

test('a waiver is read as it is written', () => {
  deepStrictEqual(read(waiver({ case: 'features/x:Ein Fall', finding: 'set.typ-wrong' })), {
    policy: {
      fail: DEFAULT_RULES,
      waivers: [
        { requirement: 'FC-SUB-012', author: 'Teamleitung', reason: 'Vorgang 7', expires: '2026-12-31', case: 'features/x:Ein Fall', finding: 'set.typ-wrong' },
      ],
    },
  });
});

const WRONG: readonly (readonly [name: string, text: string, said: RegExp, place: string, mend: RegExp])[] = [
  ['empty', '', /"format" is missing/, 'policy.yaml:1:1', /pruefstand-gate-policy/],
  [
    'another file',
    'format: pruefstand-result\nformatVersion: 1\n',
    /"format" must be one of: pruefstand-gate-policy \(here: pruefstand-result\)/,
    'policy.yaml:1:9 (/format)',
    /Always/,
  ],
  [
    'another version',
    'format: pruefstand-gate-policy\nformatVersion: 2\n',
    /"formatVersion" must be one of: 1 \(here: 2\)/,
    'policy.yaml:2:16 (/formatVersion)',
    /1/,
  ],
  ['a list', '- a\n', /The policy must be a group of members/, 'policy.yaml:1:1', /Which changes/],
  [
    'an unknown rule',
    `${HEAD}fail:\n  newFailure: true\n`,
    /"newFailure" is no known member in "fail"/,
    'policy.yaml:4:3 (/fail)',
    /Possible are: newFailures, /,
  ],
  ['an unknown member', `${HEAD}waiver: []\n`, /"waiver" is no known member in the policy/, 'policy.yaml:1:1', /waivers/],
  [
    'no boolean',
    `${HEAD}fail:\n  newFailures: ja\n`,
    /"fail\.newFailures" must be true or false \(here: ja\)/,
    'policy.yaml:4:16 (/fail/newFailures)',
    /true or false/,
  ],
  [
    'an unknown conclusion',
    `${HEAD}fail:\n  conclusion: good\n`,
    /"fail\.conclusion" must be one of: conformant, conformantWithRemarks, any \(here: good\)/,
    'policy.yaml:4:15 (/fail/conclusion)',
    /least conclusion/,
  ],
  ['no author', waiver({ author: '-' }), /"waivers\[0\]\.author" is missing/, 'policy.yaml:4:5 (/waivers/0)', /Who answers/],
  ['a blank author', waiver({ author: '"  "' }), /"waivers\[0\]\.author" is empty/, 'policy.yaml:5:13 (/waivers/0/author)', /Who answers/],
  ['no reason', waiver({ reason: '-' }), /"waivers\[0\]\.reason" is missing/, 'policy.yaml:4:5 (/waivers/0)', /Why this may pass/],
  ['no end', waiver({ expires: '-' }), /"waivers\[0\]\.expires" is missing/, 'policy.yaml:4:5 (/waivers/0)', /Last day/],
  ['no date', waiver({ expires: 'bald' }), /"waivers\[0\]\.expires" is no date \(here: bald\)/, 'policy.yaml:7:14 (/waivers/0/expires)', /YYYY-MM-DD/],
  ['a day that does not exist', waiver({ expires: '2026-02-30' }), /is no date/, 'policy.yaml:7:14 (/waivers/0/expires)', /YYYY-MM-DD/],
  [
    'longer than a year',
    waiver({ expires: '2027-11-22' }),
    /for FC-SUB-012 is to hold for 366 days; at most 365/,
    'policy.yaml:7:14 (/waivers/0/expires)',
    /up to 2027-11-21/,
  ],
  [
    'a wildcard with a space',
    waiver({ requirement: '"FC *"' }),
    /"waivers\[0\]\.requirement" is empty or does not have the form/,
    'policy.yaml:4:18 (/waivers/0/requirement)',
    /FC-SUB-012/,
  ],
  [
    'given twice',
    waiver({}) + '  - requirement: FC-SUB-012\n    author: B\n    reason: C\n    expires: 2026-12-01\n',
    /given twice \(entries 1 and 2\)/,
    'policy.yaml:8:5 (/waivers/1)',
    /Delete one/,
  ],
];

describe('wrong input', () => {
  for (const [name, text, said, place, mend] of WRONG)
    test(name, () => {
      const problem = problemOf(text);
      match(problem.text.en, said);
      equal(problem.place, place);
      match(problem.mend.en, mend);
      equal(problem.code, 'ERR_CONFIG_INVALID');
      for (const sentence of [problem.text, problem.mend]) ok(sentence.de !== '' && sentence.de !== sentence.en, sentence.de);
    });

  test('what is no YAML names line and column', () => {
    for (const text of ['a: [', '\tformat: x', `${HEAD}format: x\n`, '? [a]\n: b\n']) {
      const { code, place } = problemOf(text);
      deepStrictEqual([code, /^policy\.yaml:\d+:\d+$/.test(place)], ['ERR_CONFIG_NOT_YAML', true], text);
    }
  });

  test('references that multiply are refused', () => {
    const levels = Array.from({ length: 12 }, (_, level) => `a${level}: &a${level} [${level === 0 ? '1' : `*a${level - 1},`.repeat(9)}]\n`);
    equal(problemOf(levels.join('')).code, 'ERR_CONFIG_NOT_YAML');
  });

  test('365 days from today are possible, an end in the past is read and left to the gate', () => {
    ok('policy' in read(waiver({ expires: '2027-11-21' })));
    ok('policy' in read(waiver({ expires: '2020-01-01' })));
  });

  test('any text is a policy or one problem with a place, never an exception', () => {
    const line = fc.constantFrom(
      'format: pruefstand-gate-policy',
      'formatVersion: 1',
      'fail:',
      '  newFailures: 1',
      'waivers:',
      '  - requirement: X',
      '    author: &a b',
      '    reason: *a',
      '    expires: 2026-12-01',
      '\t',
      '- {',
      '"',
      '? x',
      '__proto__: 1',
      'constructor: {}',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
        ),
        (text) => {
          const reading = read(text);
          if ('problem' in reading) match(reading.problem.place, /^policy\.yaml/);
        },
      ),
    );
  });
});
