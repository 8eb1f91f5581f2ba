/** The vendor itself changes the result, lets reports and manifest follow from it, and signs with its own key. */
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { attempts, cases, declared, failed, requirements, target } from './result-changes.ts';
import type { Change } from './result-changes.ts';
import type { Tampering } from './tampering.ts';
import { bytesOfResult } from '../../tools/run-folder.ts';
import { bundleOf } from './world.ts';

/** @param base the good run, that of the product with faults, or one of its shards */
function told(
  name: string,
  kinds: readonly Kind[],
  change: Change,
  options: { readonly base?: 'run' | 'faulty' | 'shard'; readonly denied?: Tampering['denied']; readonly isOpen?: true } = {},
): Tampering {
  return {
    name: `result: ${name}`,
    by: 'vendor',
    kinds,
    denied: options.denied ?? ['verdicts'],
    ...(options.isOpen === undefined ? {} : { isOpen: options.isOpen }),
    make: async (material) => {
      const run = material[options.base ?? 'run'];
      const result = change(run.result);
      return { zip: await bundleOf({ ...run, result, resultBytes: bytesOfResult(result) }, material.world, { withoutDocuments: true }) };
    },
  };
}

const faulty = { base: 'faulty' } as const;
const selection = { denied: ['evidence'] } as const;

const OTHER = 'ab'.repeat(32);

export const RESULT_TAMPERINGS: readonly Tampering[] = [
  told(
    'the verdict of an attempt',
    ['verdict-changed'],
    attempts((attempt) => ({ ...attempt, verdict: 'passed' }), failed),
    faulty,
  ),
  told(
    'the verdict of a case',
    ['verdict-changed'],
    cases((entry) => ({ ...entry, verdict: 'passed' }), failed),
    faulty,
  ),
  told(
    'the verdict of a requirement',
    ['verdict-changed'],
    requirements((entry) => ({ ...entry, verdict: 'passed' }), failed),
    faulty,
  ),
  told('the conclusion', ['conclusion-changed'], (result) => ({ ...result, conclusion: 'conformant' }), faulty),
  told('the counts', ['counts-changed'], (result) => ({ ...result, counts: { ...result.counts, failures: 0 } }), faulty),
  told(
    'a finding is removed',
    ['finding-changed'],
    attempts((attempt) => ({ ...attempt, findings: [] }), failed),
    faulty,
  ),
  told(
    'a finding becomes a remark',
    ['finding-changed'],
    attempts((attempt) => ({ ...attempt, findings: attempt.findings.map((finding) => ({ ...finding, severity: 'warning' })) }), failed),
    faulty,
  ),
  told(
    'a finding is worded more kindly',
    ['finding-changed'],
    attempts(
      (attempt) => ({
        ...attempt,
        findings: attempt.findings.map((finding) => ({ ...finding, text: { ...finding.text, de: { ...finding.text.de, summary: 'Alles gut.' } } })),
      }),
      failed,
    ),
    faulty,
  ),
  told('a finding is invented', ['finding-changed'], (result) => {
    const [finding] = result.cases.flatMap((entry) => entry.attempts.flatMap(({ findings }) => findings));
    return finding === undefined
      ? result
      : cases((entry) => ({ ...entry, attempts: entry.attempts.map((attempt) => ({ ...attempt, findings: [finding] })) }))(result);
  }),
  told(
    'everything follows: finding, verdicts, counts and conclusion',
    ['finding-changed', 'verdict-changed', 'conclusion-changed', 'counts-changed'],
    (result) => ({
      ...result,
      conclusion: 'conformant',
      counts: { ...result.counts, failures: 0 },
      requirements: result.requirements.map((entry) => (failed(entry) ? { ...entry, verdict: 'passed' } : entry)),
      cases: result.cases.map((entry) =>
        failed(entry) ? { ...entry, verdict: 'passed', attempts: entry.attempts.map((attempt) => ({ ...attempt, verdict: 'passed', findings: [] })) } : entry,
      ),
    }),
    faulty,
  ),
  told(
    'what a break means',
    ['verdict-changed'],
    requirements(
      (entry) => ({ ...entry, whenBroken: 'observation' }),
      ({ whenBroken }) => whenBroken === 'failure',
    ),
  ),
  told(
    'a requirement is put apart',
    ['verdict-changed'],
    requirements((entry) => ({ ...entry, isApart: true }), failed),
    faulty,
  ),
  told(
    'a requirement is worded anew',
    ['catalogue-other'],
    requirements((entry) => ({ ...entry, requirement: { ...entry.requirement, text: { de: 'Kann.', en: 'May.' } } })),
  ),
  told(
    'a requirement is made weaker',
    ['catalogue-other'],
    requirements((entry) => ({ ...entry, requirement: { ...entry.requirement, level: 'MAY' } }), failed),
    faulty,
  ),
  told('a requirement is left out', ['selection-differs'], (result) => ({ ...result, requirements: result.requirements.slice(1) }), selection),
  told('the decision rule', ['profile-other'], (result) => ({
    ...result,
    profile: { ...result.profile, policy: result.profile.policy.map((row) => ({ ...row, broken: 'warning' as const })) },
  })),
  told('the digest of the catalogue', ['catalogue-other'], (result) => ({ ...result, specification: { ...result.specification, sha256: OTHER } })),
  told('the digest of the profile', ['profile-other'], (result) => ({ ...result, profile: { ...result.profile, sha256: OTHER } })),
  told('another profile', ['profile-other'], (result) => ({ ...result, profile: { ...result.profile, id: 'erfunden' } })),
  told('the digest of a schema', ['suite-other'], (result) => ({
    ...result,
    ...(result.basis === undefined
      ? {}
      : {
          basis: { ...result.basis, schemas: result.basis.schemas.map((schema) => (schema.id.startsWith('schemas/') ? { ...schema, sha256: OTHER } : schema)) },
        }),
  })),
  told('a schema is named twice, once with another digest', ['suite-other'], (result) => ({
    ...result,
    ...(result.basis === undefined
      ? {}
      : {
          basis: { ...result.basis, schemas: [...result.basis.schemas.slice(0, 1).map((schema) => ({ ...schema, sha256: OTHER })), ...result.basis.schemas] },
        }),
  })),
  told('a schema of the suite is invented', ['suite-other'], (result) => ({
    ...result,
    ...(result.basis === undefined
      ? {}
      : { basis: { ...result.basis, schemas: [...result.basis.schemas, { id: 'schemas/erfunden.schema.json', sha256: OTHER }] } }),
  })),
  told('a case is left out', ['selection-differs', 'judgement-added'], (result) => ({ ...result, cases: result.cases.slice(1) }), selection),
  told(
    'a case is invented',
    ['selection-differs'],
    (result) => ({ ...result, cases: [...result.cases, ...result.cases.slice(0, 1).map((entry) => ({ ...entry, id: 'erfunden', attempts: [] }))] }),
    selection,
  ),
  told(
    'a case is called inapplicable',
    ['selection-differs'],
    cases((entry) => ({ ...entry, attempts: [], verdict: 'inapplicable', reason: { de: 'So.', en: 'So.' } })),
    selection,
  ),
  told(
    'a case is called untested',
    ['selection-differs'],
    cases((entry) => ({ ...entry, attempts: [], verdict: 'untested' })),
    selection,
  ),
  told(
    'a case is about another requirement',
    ['selection-differs'],
    cases(
      (entry) => ({ ...entry, requirements: ['FC-SUB-001'] }),
      ({ requirements: own }) => !own.includes('FC-SUB-001'),
    ),
    selection,
  ),
  told(
    'a case has another name',
    ['selection-differs'],
    cases((entry) => ({ ...entry, name: 'Etwas anderes' })),
    selection,
  ),
  told(
    'the steps of a case are others',
    ['selection-differs'],
    attempts((attempt) => ({ ...attempt, steps: attempt.steps.map((step) => ({ ...step, text: 'ein Schritt' })) })),
    selection,
  ),
  told(
    'a step of a case is left out',
    ['selection-differs'],
    attempts((attempt) => ({ ...attempt, steps: attempt.steps.slice(0, -1) })),
    selection,
  ),
  told(
    'a step of a case has another keyword',
    ['selection-differs'],
    attempts((attempt) => ({ ...attempt, steps: attempt.steps.map((step) => ({ ...step, keyword: 'Aber ' })) })),
    selection,
  ),
  told(
    'the step that failed passed',
    ['selection-differs'],
    attempts((attempt) => ({ ...attempt, steps: attempt.steps.map((step) => ({ ...step, status: 'passed' })) }), failed),
    { ...faulty, ...selection },
  ),
  told(
    'a step that passed was skipped',
    ['selection-differs'],
    attempts((attempt) => ({ ...attempt, steps: attempt.steps.with(-1, { keyword: 'Dann ', text: '', ...attempt.steps.at(-1), status: 'skipped' }) })),
    selection,
  ),
  told('cases stand in another order', ['selection-differs'], (result) => ({ ...result, cases: result.cases.toReversed() }), selection),
  told(
    'the reason of a case that was not run',
    ['selection-differs'],
    cases(
      (entry) => ({ ...entry, reason: { de: 'Ein anderer Grund.', en: 'Another reason.' } }),
      (entry) => entry.attempts.length === 0,
    ),
    selection,
  ),
  told(
    'an attempt is invented',
    ['judgement-missing'],
    cases((entry) => ({ ...entry, attempts: [...entry.attempts, ...entry.attempts.map((attempt) => ({ ...attempt, attempt: 2 }))] })),
    selection,
  ),
  told('a shard is called the whole', ['selection-differs'], ({ run: { shard: _, ...run }, ...result }) => ({ ...result, run }), {
    base: 'shard',
    denied: ['evidence'],
  }),
  told(
    'a cited exchange',
    ['exchange-changed'],
    (result) => ({ ...result, cited: result.cited.map((exchange) => ({ ...exchange, durationMs: exchange.durationMs + 1 })) }),
    selection,
  ),
  told('a cited exchange is left out', ['exchange-removed'], (result) => ({ ...result, cited: [] }), selection),
  told(
    'a cited exchange is invented',
    ['exchange-removed'],
    (result) => ({ ...result, cited: result.cited.map((exchange) => ({ ...exchange, id: 'x900000', seq: 900_000 })) }),
    selection,
  ),
  told(
    'a scenario looked at an exchange that nobody recorded',
    ['exchange-removed'],
    attempts((attempt) => ({ ...attempt, exchanges: ['x900000'] })),
    selection,
  ),
  told(
    'the root of the evidence',
    ['evidence-root-wrong'],
    (result) => ({ ...result, evidenceRoots: (result.evidenceRoots ?? []).map((part) => ({ ...part, root: OTHER })) }),
    selection,
  ),
  told('the root of the evidence is left out', ['evidence-root-wrong'], ({ evidenceRoots: _, ...result }) => result, selection),
  told(
    'the product has another version',
    ['declaration-other'],
    target((one) => ({ ...one, product: { ...one.product, version: '99.0' } }), true),
    selection,
  ),
  told(
    'the product has another version, digest left as it was',
    ['target-other'],
    target((one) => ({ ...one, product: { ...one.product, version: '99.0' } }), false),
    selection,
  ),
  told(
    'the target declared less',
    ['selection-differs'],
    target((one) => ({ ...one, declared: { ...one.declared, capabilities: [] } }), true),
    selection,
  ),
  told(
    'the review of the declaration has no errors',
    ['declaration-other'],
    declared((review) => ({ ...review, errors: review.errors + 1 })),
    selection,
  ),
  told(
    'the review of the declaration leaves a requirement out',
    ['declaration-other'],
    declared((review) => ({ ...review, notSelected: [{ requirement: 'FC-SUB-012', item: review.items[0]?.id ?? '' }] })),
    selection,
  ),
  told('the declaration is left out', ['declaration-other'], ({ declaration: _, ...result }) => result, selection),
  told(
    'a root of evidence is added',
    ['evidence-root-wrong'],
    (result) => ({
      ...result,
      evidenceRoots: [...(result.evidenceRoots ?? []), { path: 'evidence/part-9', root: OTHER, exchanges: 1 }],
    }),
    selection,
  ),
  told(
    'a part is named twice',
    ['run-differs'],
    (result) => ({ ...result, run: { ...result.run, parts: [...(result.run.parts ?? []), ...(result.run.parts ?? []).slice(0, 1)] } }),
    faulty,
  ),
  told('the run took longer', ['run-differs'], (result) => ({ ...result, run: { ...result.run, durationMs: result.run.durationMs + 1 } })),
  told('there were more attempts', ['run-differs'], (result) => ({ ...result, run: { ...result.run, attempts: 9 } })),
  told(
    'an attempt was before the run',
    ['run-differs'],
    attempts((attempt) => ({ ...attempt, startedAt: '2020-01-01T00:00:00.000Z' })),
  ),
  told(
    'an attempt lasted longer than the run',
    ['run-differs'],
    attempts((attempt) => ({ ...attempt, durationMs: attempt.durationMs + 86_400_000 })),
  ),
  told(
    'attempts have other numbers',
    ['run-differs'],
    attempts((attempt) => ({ ...attempt, attempt: 7 })),
  ),
  told('the catalogue has another title', ['catalogue-other'], (result) => ({
    ...result,
    specification: { ...result.specification, title: { de: 'Alles', en: 'All' } },
  })),
  told('the profile has another version', ['profile-other'], (result) => ({ ...result, profile: { ...result.profile, version: '99' } })),
  told('the suite is better proved', ['suite-other'], (result) => ({ ...result, proof: { seeded: 9999, detected: 9999, suiteVersion: result.suite.version } })),
  told('a commit of the suite is named', ['suite-other'], (result) => ({ ...result, suite: { ...result.suite, commit: 'ab'.repeat(20) } })),
  told('what it rests on is left out', ['suite-other'], ({ basis: _, ...result }) => result),
  told('it rests on other documents', ['suite-other'], (result) => ({
    ...result,
    ...(result.basis === undefined ? {} : { basis: { ...result.basis, standards: [] } }),
  })),
  told('a case is there twice', ['selection-differs'], (result) => ({ ...result, cases: [...result.cases, ...result.cases.slice(0, 1)] }), selection),
  told('the run ended before its last exchange', ['run-differs'], (result) => ({
    ...result,
    run: { ...result.run, startedAt: '2020-01-01T00:00:00.000Z', finishedAt: '2020-01-01T01:00:00.000Z' },
  })),
  told('another version of the suite is named', ['suite-other'], (result) => ({ ...result, suite: { ...result.suite, version: '0.0.1' } }), {
    ...selection,
    isOpen: true,
  }),
  told(
    'another version of the suite is named, and a verdict is changed',
    ['suite-other', 'verdict-changed'],
    (result) => ({ ...cases((entry) => ({ ...entry, verdict: 'passed' }), failed)(result), suite: { ...result.suite, version: '0.0.1' } }),
    { base: 'faulty', denied: ['evidence', 'verdicts'], isOpen: true },
  ),
  told(
    'an invented version of the suite takes every break for a remark',
    ['suite-other', 'profile-milder'],
    (result) => ({
      ...result,
      suite: { ...result.suite, version: '0.0.1' },
      requirements: result.requirements.map((entry) => ({ ...entry, whenBroken: 'observation' })),
    }),
    { denied: ['evidence', 'verdicts'], isOpen: true },
  ),
  {
    name: 'result: one part of a divided run is handed out for the whole',
    by: 'vendor',
    kinds: ['run-incomplete'],
    denied: ['evidence'],
    isOpen: true,
    make: async ({ shard, world }) => ({ zip: await bundleOf(shard, world, { withoutDocuments: true }) }),
  },
];
