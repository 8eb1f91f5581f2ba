/** `report.sarif`: rules are the requirements, results the findings, levels those of the policy; stable from run to run. */
import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JudgedFinding } from '../src/core/finding.ts';
import type { Result } from '../src/core/result.ts';
import { SARIF_MAPPING, SEVERITIES } from '../src/core/verdict.ts';
import { readExample } from './golden/example.ts';
import { renderSarif, sarifWriter } from './sarif.ts';
import type { SarifAnnotate } from './sarif.ts';

interface Rule {
  readonly id: string;
  readonly helpUri?: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration?: { readonly level: string };
}
interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly index: number }; readonly region: { readonly startLine: number } };
  readonly logicalLocations: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: unknown;
  readonly baselineState?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly translations: readonly { readonly language: string; readonly rules: readonly Rule[] }[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly { readonly message: { text: string } }[];
  }[];
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly SarifResult[];
}

const whole = readExample();
/** What cases found, without what the declaration gave rise to. */
const { declaration: _, ...example } = whole;

function runOf(result: Result, language: 'de' | 'en' = 'de', annotate?: SarifAnnotate): Run {
  const log = JSON.parse(renderSarif(result, language, annotate)) as { readonly version: string; readonly runs: readonly [Run] };
  strictEqual(log.version, '2.1.0');
  return log.runs[0];
}

/** The example with every finding changed. */
function withFindings(change: (finding: JudgedFinding) => JudgedFinding): Result {
  return {
    ...example,
    cases: example.cases.map((entry) => ({ ...entry, attempts: entry.attempts.map((attempt) => ({ ...attempt, findings: attempt.findings.map(change) })) })),
  };
}

const run = runOf(example);

describe('mapping', () => {
  test('is complete; only kind "fail" has a level, as section 3.27.10 demands', () => {
    deepStrictEqual(Object.keys(SARIF_MAPPING).sort(), [...SEVERITIES, 'cantTell', 'open'].sort());
    deepStrictEqual(
      Object.values(SARIF_MAPPING).map(({ kind, level }) => (kind === 'fail') === (level !== 'none')),
      [true, true, true, true, true],
    );
  });

  test('a failure is an error, a remark a warning, what the suite could not tell is for review', () => {
    for (const { kind, level, properties } of run.results) {
      if (properties['severity'] === 'warning') deepStrictEqual([kind, level], ['fail', 'warning']);
      if (properties['severity'] === 'observation') deepStrictEqual([kind, level], ['fail', 'note']);
      if (properties['severity'] === 'cantTell') strictEqual(level, 'none');
    }
    deepStrictEqual(
      run.results.filter(({ level }) => level === 'error').map(({ ruleId }) => ruleId),
      ['FC-SUB-037', 'FC-SUB-012'],
    );
  });

  test('a failure that repeated runs did not confirm is no error', () => {
    const unsteady = run.results.find(({ ruleId }) => ruleId === 'FC-SUB-033');
    deepStrictEqual([unsteady?.kind, unsteady?.level, unsteady?.properties['severity']], ['review', 'none', 'failure']);
    match(unsteady?.message.text ?? '', /^Wiederholte Läufe/);
  });

  test('a case without verdict and finding is open for each of its requirements', () => {
    const [first] = example.cases;
    const lost = { ...first!, id: 'lost', requirements: ['FC-SUB-003', 'FC-SUB-010'], verdict: 'cantTell' as const, attempts: [] };
    const open = runOf({ ...example, cases: [lost] }).results;
    deepStrictEqual(
      open.map(({ ruleId, kind, level }) => [ruleId, kind, level]),
      [
        ['FC-SUB-003', 'open', 'none'],
        ['FC-SUB-010', 'open', 'none'],
      ],
    );
  });
});

describe('rules', () => {
  test('are the requirements of the result with level by policy and help', () => {
    const { rules } = run.tool.driver;
    deepStrictEqual(
      rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level]),
      example.requirements.map(({ requirement, whenBroken }) => [requirement.id, SARIF_MAPPING[whenBroken].level]),
    );
    for (const [index, rule] of rules.entries()) ok(rule.help.text.includes(example.requirements[index]?.requirement.mend.de ?? 'nothing'), rule.id);
    for (const { ruleId, ruleIndex } of run.results) strictEqual(ruleIndex === undefined ? ruleId : rules[ruleIndex]?.id, ruleId);
  });

  test('stand once more in the other language', () => {
    const [translation] = run.translations;
    strictEqual(translation?.language, 'en-US');
    deepStrictEqual(
      translation.rules,
      runOf(example, 'en').tool.driver.rules.map(({ id, shortDescription, help, ...rest }) => ({
        id,
        shortDescription,
        fullDescription: (rest as { fullDescription?: unknown }).fullDescription,
        help,
      })),
    );
  });

  test('have a help address only where a source names one', () => {
    ok(run.tool.driver.rules.every(({ helpUri }) => helpUri === undefined));
    const [first, ...others] = example.requirements;
    const sourced = {
      ...first!,
      requirement: { ...first!.requirement, sources: [{ ref: 'DOC', place: 'Kapitel 3 (https://docs.example.org/callbacks#hmac).' }] },
    };
    strictEqual(runOf({ ...example, requirements: [sourced, ...others] }).tool.driver.rules[0]?.helpUri, 'https://docs.example.org/callbacks#hmac');
    const hostile = { ...sourced, requirement: { ...sourced.requirement, sources: [{ ref: 'DOC', place: 'https://[x javascript:alert(1)' }] } };
    strictEqual(runOf({ ...example, requirements: [hostile, ...others] }).tool.driver.rules[0]?.helpUri, undefined);
  });

  test('a long rule is cut in the list and whole in the description', () => {
    const [first, ...others] = example.requirements;
    const text = { de: 'Das Produkt prüft das. '.repeat(40).trim(), en: 'The product checks it.' };
    const [rule] = runOf({ ...example, requirements: [{ ...first!, requirement: { ...first!.requirement, text } }, ...others] }).tool.driver.rules;
    ok((rule?.shortDescription.text.length ?? 999) < 260 && rule?.shortDescription.text.endsWith(' …'));
    strictEqual((rule as { fullDescription?: { text: string } } | undefined)?.fullDescription?.text, text.de);
  });
});

describe('locations', () => {
  test('name the scenario and, inside, the exchange with its place', () => {
    for (const { locations } of run.results) {
      ok(locations.length > 0);
      for (const { physicalLocation, logicalLocations } of locations) {
        const { uri, index } = physicalLocation.artifactLocation;
        strictEqual(run.artifacts[index]?.location.uri, uri);
        ok(physicalLocation.region.startLine >= 1);
        strictEqual(logicalLocations[0]?.kind, 'testCase');
      }
    }
    const all = run.results.flatMap(({ locations }) => locations.flatMap(({ logicalLocations }) => logicalLocations.map((each) => each.fullyQualifiedName)));
    ok(all.includes('x000023/request/body'), all.join(', '));
  });

  test('a path with characters that no address can hold does not break the log', () => {
    const [first] = example.cases;
    const hostile = { ...first!, feature: { path: 'features/\uD800 a%b/ü.feature', name: 'x', line: 0 } };
    const { artifacts } = runOf({ ...example, cases: [hostile] });
    strictEqual(artifacts[0]?.location.uri, 'features/%EF%BF%BD%20a%25b/%C3%BC.feature');
  });
});

describe('fingerprints', () => {
  const prints = (result: Result): readonly string[] => runOf(result).results.map(({ partialFingerprints }) => Object.values(partialFingerprints).join());

  test('are unique in a run and the same when values and exchanges change', () => {
    strictEqual(new Set(prints(example)).size, run.results.length);
    const other = withFindings((finding) => ({
      ...finding,
      params: {},
      evidence: [],
      text: { de: { summary: 'a', expected: 'b', observed: 'c' }, en: finding.text.en },
    }));
    deepStrictEqual(prints(other), prints(example));
  });

  test('differ when another rule of the check was broken', () => {
    const other = prints(withFindings((finding) => ({ ...finding, messageKey: `${finding.messageKey}-other` })));
    for (const [index, print] of prints(example).entries()) notStrictEqual(other[index], print);
  });

  test('equal findings of several attempts are one result with all their places', () => {
    const entry = example.cases.find(({ attempts }) => attempts.some(({ findings }) => findings.length > 0));
    const attempt = entry?.attempts.find(({ findings }) => findings.length > 0);
    const [finding] = attempt?.findings ?? [];
    const again = (exchange: string): typeof attempt => ({ ...attempt!, findings: [{ ...finding!, evidence: [{ exchange }] }] });
    const { results } = runOf({ ...example, cases: [{ ...entry!, attempts: [again('x1')!, again('x2')!] }] });
    deepStrictEqual(
      results.map(({ locations }) => locations.map(({ logicalLocations }) => logicalLocations[1]?.fullyQualifiedName)),
      [['x1', 'x2']],
    );
  });
});

test('the invocation says whether the run was complete and what went wrong in the suite', () => {
  const [invocation] = run.invocations;
  strictEqual(invocation?.executionSuccessful, true);
  ok(invocation.toolExecutionNotifications?.some(({ message }) => message.text.includes('ECONNRESET')));
  const early = runOf({ ...example, run: { ...example.run, isComplete: false, interrupted: 'SIGINT\u0007' } }).invocations[0];
  strictEqual(early?.executionSuccessful, false);
  strictEqual(early.toolExecutionNotifications?.[0]?.message.text, 'SIGINT⟨U+0007⟩');
  const [missing] = runOf({ ...example, run: { ...example.run, isComplete: false, interrupted: 'shard 2/3 is missing' } }).invocations;
  strictEqual(missing?.toolExecutionNotifications?.[0]?.message.text, 'Teil 2/3 fehlt');
});

test('a problem of the declaration is a result that points at the item of the proforma', () => {
  const { artifacts, results } = runOf(whole);
  const declared = results.slice(run.results.length);
  deepStrictEqual(
    declared.map(({ ruleId, level, properties }) => [ruleId, level, properties['messageKey']]),
    [
      ['ICS-FC-SND-4', 'warning', 'mandatoryNotSupported'],
      ['ICS-FC-PRB-2', 'warning', 'recommendedNotSupported'],
    ],
  );
  for (const { locations } of declared) {
    const [location] = locations;
    strictEqual(location?.physicalLocation.artifactLocation.uri, artifacts[location?.physicalLocation.artifactLocation.index ?? -1]?.location.uri);
    strictEqual(location?.physicalLocation.artifactLocation.uri, 'profiles/fit-connect-fachverfahren.ics.yaml');
  }
});

test('suppressions and baseline states come from outside only', () => {
  ok(run.results.every(({ suppressions, baselineState }) => suppressions === undefined && baselineState === undefined));
  const seen: string[] = [];
  const annotated = runOf(example, 'de', ({ requirement, caseId, messageKey }) => {
    seen.push(`${requirement} ${caseId} ${messageKey}`);
    return { baselineState: 'new', suppressions: [{ kind: 'external', status: 'accepted', justification: 'known' }] };
  });
  strictEqual(seen.length, run.results.length);
  ok(annotated.results.every(({ baselineState, suppressions }) => baselineState === 'new' && suppressions !== undefined));
  deepStrictEqual(
    annotated.results.map(({ level, message }) => [level, message]),
    run.results.map(({ level, message }) => [level, message]),
    'what is waived is reported as it is',
  );
});

test('the file is report.sarif in both languages', () => {
  for (const language of ['de', 'en'] as const)
    deepStrictEqual(
      sarifWriter.write(example, { language }).map(({ name, mediaType }) => [name, mediaType]),
      [['report.sarif', 'application/sarif+json']],
    );
});
