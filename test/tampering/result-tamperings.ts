/** The vendor itself changes the result, lets reports and manifest follow from it, and signs with its own key. */
import type { AttemptResult, CaseResult, RequirementResult, Result } from '../../src/core/result.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { canonicalJson } from '../../src/formats/canonical-json.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import { bundleWith } from './file-tamperings.ts';
import type { Tampering } from './tampering.ts';
import { bytesOfResult } from './runs.ts';
import { bundleOf, filesIn, relisted, signed, textIn, withFiles, zipOf } from './world.ts';

type Change = (result: Result) => Result;

/** @param base the good run, that of the product with faults, or one of its shards */
function told(
  name: string,
  kinds: readonly Kind[],
  change: Change,
  options: { readonly base?: 'run' | 'faulty' | 'shard'; readonly denied?: Tampering['denied'] } = {},
): Tampering {
  return {
    name: `result: ${name}`,
    by: 'vendor',
    kinds,
    denied: options.denied ?? ['verdicts'],
    make: async (material) => {
      const run = material[options.base ?? 'run'];
      const result = change(run.result);
      return { zip: await bundleOf({ ...run, result, resultBytes: bytesOfResult(result) }, material.world, { withoutDocuments: true }) };
    },
  };
}

const faulty = { base: 'faulty' } as const;
const selection = { denied: ['evidence'] } as const;

const cases =
  (edit: (entry: CaseResult) => CaseResult, which: (entry: CaseResult) => boolean = () => true): Change =>
  (result) => {
    const place = result.cases.findIndex(which);
    return { ...result, cases: result.cases.map((entry, index) => (index === place ? edit(entry) : entry)) };
  };
const attempts = (edit: (attempt: AttemptResult) => AttemptResult, which?: (entry: CaseResult) => boolean): Change =>
  cases((entry) => ({ ...entry, attempts: entry.attempts.map(edit) }), which);
const requirements =
  (edit: (entry: RequirementResult) => RequirementResult, which: (entry: RequirementResult) => boolean = () => true): Change =>
  (result) => {
    const place = result.requirements.findIndex(which);
    return { ...result, requirements: result.requirements.map((entry, index) => (index === place ? edit(entry) : entry)) };
  };
const failed = ({ verdict }: { readonly verdict: string }): boolean => verdict === 'failed';
const target =
  (change: (target: Result['target']) => Result['target'], isDigestRenewed: boolean): Change =>
  (result) => {
    const changed = change(result.target);
    const { product, kind, declared } = changed;
    return { ...result, target: isDigestRenewed ? { ...changed, sha256: sha256Hex(canonicalJson({ product, kind, declared })) } : changed };
  };
const declared =
  (change: (review: NonNullable<Result['declaration']>) => NonNullable<Result['declaration']>): Change =>
  (result) =>
    result.declaration === undefined ? result : { ...result, declaration: change(result.declaration) };
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
  told('the run took longer', ['run-differs'], (result) => ({ ...result, run: { ...result.run, durationMs: result.run.durationMs + 1 } })),
  told('there were more attempts', ['run-differs'], (result) => ({ ...result, run: { ...result.run, attempts: 9 } })),
  told(
    'an attempt was before the run',
    ['run-differs'],
    attempts((attempt) => ({ ...attempt, startedAt: '2020-01-01T00:00:00.000Z' })),
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
  told('another version of the suite is named', ['suite-other'], (result) => ({ ...result, suite: { ...result.suite, version: '0.0.1' } }), selection),
  told(
    'another version of the suite is named, and a verdict is changed',
    ['suite-other', 'verdict-changed'],
    (result) => ({ ...cases((entry) => ({ ...entry, verdict: 'passed' }), failed)(result), suite: { ...result.suite, version: '0.0.1' } }),
    { base: 'faulty', denied: ['evidence', 'verdicts'] },
  ),
];

/** What is done to single files besides, signed by the vendor. */
function listed(
  name: string,
  kinds: readonly Kind[],
  denied: Tampering['denied'],
  change: (files: ReadonlyMap<string, Uint8Array>) => Readonly<Record<string, Uint8Array | string | undefined>>,
): Tampering {
  return {
    name: `signed anew: ${name}`,
    by: 'vendor',
    kinds,
    denied,
    make: async ({ files, world }) => ({
      zip: await zipOf(await signed(relisted(withFiles(files, change(files))), { signer: world.vendor.signer, at: world.at })),
    }),
  };
}

/** @param paths of the files of a bundle */
export function reportTamperings(paths: readonly string[]): readonly Tampering[] {
  return paths
    .filter((path) => path.startsWith('reports/') || path === 'attestation.cdx.json')
    .map((path) => ({
      name: `signed anew: ${path} is another one`,
      by: 'vendor',
      kinds: ['report-not-of-result'],
      denied: ['verdicts'],
      make: async (material) => {
        const { world } = material;
        const files = bundleWith(path, material);
        const content = Buffer.from(files.get(path) ?? new Uint8Array());
        const changed = relisted(withFiles(files, { [path]: Buffer.concat([content, Buffer.from(' ')]) }));
        return { zip: await zipOf(await signed(changed, { signer: world.vendor.signer, at: world.at })) };
      },
    }));
}

export const LISTED_TAMPERINGS: readonly Tampering[] = [
  listed('the result is no JSON', ['result-invalid'], ['evidence', 'verdicts'], () => ({ 'result.json': '{' })),
  listed('the result breaks its schema', ['result-invalid'], ['evidence', 'verdicts'], (files) => ({
    'result.json': textIn(files, 'result.json').replace('"formatVersion": 1', '"formatVersion": 2'),
  })),
  listed('the result has a member twice', ['result-invalid'], ['verdicts'], (files) => ({
    'result.json': textIn(files, 'result.json').replace('{', '{"conclusion": "notConformant",'),
  })),
  listed('the result is removed', ['file-missing'], ['signature', 'evidence', 'verdicts'], () => ({ 'result.json': undefined })),
  listed('the bill of materials is removed', ['file-missing'], ['signature'], () => ({ 'sbom.cdx.json': undefined })),
  listed('the bill of materials is that of another program', ['suite-other'], ['verdicts'], () => ({ 'sbom.cdx.json': '{}' })),
  listed('the target holds half a character', ['target-other'], ['evidence'], (files) => ({
    'target.json': textIn(files, 'target.json').replace('"name": "', '"name": "\\ud800'),
  })),
  listed('the result holds half a character', ['result-invalid'], ['evidence', 'verdicts'], (files) => ({
    'result.json': textIn(files, 'result.json').replace('"name": "', '"name": "\\ud800'),
  })),
  listed('a report is removed', ['file-missing'], ['signature'], () => ({ 'reports/junit.xml': undefined })),
  listed('a report is added', ['report-not-of-result'], ['verdicts'], () => ({ 'reports/certificate.html': '<p>x</p>' })),
  listed('a file is added', ['file-unlisted'], ['signature'], () => ({ 'certificate.txt': 'x' })),
  listed('evidence is added', ['file-unlisted'], ['evidence'], () => ({ 'evidence/bodies/x000001-request.bin': 'x' })),
  listed('the target is another one', ['target-other'], ['evidence'], () => ({ 'target.json': '{}' })),
  listed('a file of the catalogue is an older one', ['catalogue-other'], ['verdicts'], (files) => ({
    'basis/catalogue/fc-sub.yaml': textIn(files, 'basis/catalogue/fc-sub.yaml').replace(/level: MUST$/m, 'level: SHOULD'),
  })),
  listed('a file of the catalogue is removed', ['catalogue-other'], ['verdicts'], () => ({ 'basis/catalogue/fc-sub.yaml': undefined })),
  listed('the profile is an older one', ['profile-other'], ['verdicts'], (files) => ({
    'basis/profile.yaml': `# older\n${textIn(files, 'basis/profile.yaml')}`,
  })),
  listed('the profile is removed', ['profile-other'], ['verdicts'], () => ({ 'basis/profile.yaml': undefined })),
  listed('the leaves are others', ['file-changed'], ['evidence'], (files) => ({
    'evidence/exchanges.leaves': textIn(files, 'evidence/exchanges.leaves').replace(/^./, (first) => (first === '0' ? '1' : '0')),
  })),
  listed('the order of judgements is another one', ['file-changed'], ['evidence'], (files) => ({
    'evidence/judgements.ndjson': `${textIn(files, 'evidence/judgements.ndjson').split('\n').slice(0, -1).reverse().join('\n')}\n`,
  })),
  {
    name: 'another version of the suite is named, and a report says something else',
    by: 'vendor',
    kinds: ['suite-other', 'report-not-of-result'],
    denied: ['evidence'],
    make: async ({ run, world }) => {
      const result = { ...run.result, suite: { ...run.result.suite, version: '0.0.1' } };
      const files = await filesIn(await bundleOf({ ...run, result, resultBytes: bytesOfResult(result) }, world, { withoutDocuments: true }));
      const changed = withFiles(files, { 'reports/report.en.html': '<p>certified</p>' });
      return { zip: await zipOf(await signed(relisted(changed), { signer: world.vendor.signer, at: world.at })) };
    },
  },
  {
    name: 'an older catalogue, and the result says so',
    by: 'vendor',
    kinds: ['catalogue-other'],
    denied: ['verdicts'],
    make: async ({ run, world }) => {
      const text = Buffer.from(`# older\n`);
      const bundle = await filesIn(await bundleOf(run, world, { withoutDocuments: true }));
      const basis = [...bundle].filter(([path]) => path.startsWith('basis/catalogue/')).sort(([a], [b]) => (a < b ? -1 : 1));
      const older = new Map(basis.map(([path, bytes], index) => [path, index === 0 ? Buffer.concat([text, bytes]) : bytes]));
      const result = {
        ...run.result,
        specification: { ...run.result.specification, sha256: sha256Hex([...older.values()].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')) },
      };
      const files = await filesIn(await bundleOf({ ...run, result, resultBytes: bytesOfResult(result) }, world, { withoutDocuments: true }));
      return { zip: await zipOf(await signed(relisted(withFiles(files, Object.fromEntries(older))), { signer: world.vendor.signer, at: world.at })) };
    },
  },
];
