import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Result } from '../core/result.ts';
import { attestationOf } from './attestation.ts';

const result = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;
const ROOT = 'ab'.repeat(32);

interface Entry {
  readonly requirement: string;
  readonly claims?: readonly string[];
  readonly counterClaims?: readonly string[];
  readonly conformance: { readonly score?: number; readonly rationale: string };
}
interface Attested {
  readonly serialNumber: string;
  readonly definitions: { readonly standards: readonly [{ readonly requirements: readonly { readonly 'bom-ref': string; readonly identifier: string }[] }] };
  readonly declarations: {
    readonly assessors: readonly [{ readonly 'bom-ref': string; readonly thirdParty: boolean }];
    readonly attestations: readonly [{ readonly summary: string; readonly assessor: string; readonly map: readonly Entry[] }];
    readonly claims: readonly {
      readonly 'bom-ref': string;
      readonly target: string;
      readonly predicate: string;
      readonly evidence: readonly string[];
      readonly counterEvidence?: readonly string[];
    }[];
    readonly evidence: readonly {
      readonly 'bom-ref': string;
      readonly description: string;
      readonly data: readonly { readonly contents: { readonly url: string } }[];
    }[];
    readonly targets: { readonly components: readonly { readonly 'bom-ref': string }[] };
  };
}
const attested = (of: Result = result): Attested => attestationOf(of, ROOT) as unknown as Attested;
const [{ map, summary, assessor }] = attested().declarations.attestations;

test('every requirement is mapped, in order; a score only where a verdict was told', () => {
  assert.deepEqual(
    map.map(({ requirement }) => requirement),
    result.requirements.map(({ requirement }) => `requirement:${requirement.id}`),
  );
  map.forEach(({ claims, counterClaims, conformance }, index) => {
    const { verdict, worst } = result.requirements[index]!;
    assert.equal(
      conformance.score,
      { passed: worst === 'warning' ? undefined : 1, failed: 0, cantTell: undefined, inapplicable: undefined, untested: undefined }[verdict],
    );
    assert.equal(claims?.length, verdict === 'passed' ? 1 : undefined);
    assert.equal(counterClaims?.length, verdict === 'failed' ? 1 : undefined);
    assert.ok(conformance.rationale.length > 10 && !conformance.rationale.includes('%'));
  });
  assert.equal(new Set(result.requirements.map(({ verdict }) => verdict)).size, 5, 'the example has every verdict');
});

function rationaleFor(id: string, of: Result = result): string {
  return attested(of).declarations.attestations[0].map.find(({ requirement }) => requirement === `requirement:${id}`)?.conformance.rationale ?? '';
}

test('remarks are named where a requirement is met with them, and in its claim', () => {
  const remarked = result.requirements.filter(({ verdict, worst }) => verdict === 'passed' && worst === 'warning');
  assert.ok(remarked.length > 0);
  for (const { requirement } of remarked) {
    const [finding] = result.cases.flatMap(({ attempts }) => attempts.flatMap(({ findings }) => findings)).filter((one) => one.requirement === requirement.id);
    const rationale = rationaleFor(requirement.id);
    assert.match(rationale, /^Met with remarks in the cases that were run \(\d+\)\. Remarks, which cost no conformity \(\d+\): /);
    assert.ok(rationale.includes(finding!.text.en.summary.replace(/\.$/, '')), rationale);
    const claim = attested().declarations.claims.find((one) => one['bom-ref'] === `claim:${requirement.id}`);
    assert.match(claim?.predicate ?? '', / satisfies .*, with remarks\.$/);
  }
});

test('attempts that differ are named', () => {
  const unsteady = result.cases.filter(({ attempts }) => new Set(attempts.map(({ verdict }) => verdict)).size > 1);
  assert.ok(unsteady.length > 0);
  for (const { name, requirements } of unsteady)
    assert.ok(
      requirements.some((id) => rationaleFor(id).includes('Repeated runs gave different results in: ') && rationaleFor(id).includes(name)),
      name,
    );
});

test('what an early end left untested says so', () => {
  const [first, ...rest] = result.requirements.filter(({ verdict }) => verdict === 'passed');
  const early: Result = {
    ...result,
    run: { ...result.run, isComplete: false, interrupted: 'interrupted by the user' },
    requirements: [{ ...first!, verdict: 'untested' }, ...rest],
  };
  assert.equal(rationaleFor(first!.requirement.id, early), 'Not tested. The run is incomplete: interrupted by the user.');
});

test('it says that it is a self-test, and by whom', () => {
  assert.match(summary, /^Self-test by the vendor, not a certificate\. Conclusion: /);
  assert.doesNotMatch(summary, /%/);
  assert.deepEqual([attested().declarations.assessors[0]['bom-ref'], attested().declarations.assessors[0].thirdParty], [assessor, false]);
});

test('every reference leads somewhere, and no two are the same', () => {
  const { definitions, declarations } = attested();
  const all = [
    ...definitions.standards[0].requirements,
    ...declarations.assessors,
    ...declarations.claims,
    ...declarations.evidence,
    ...declarations.targets.components,
  ].map((one) => one['bom-ref']);
  const known = new Set(all);
  assert.equal(known.size, all.length);
  const used = [
    ...map.flatMap(({ requirement, claims = [], counterClaims = [] }) => [requirement, ...claims, ...counterClaims]),
    ...declarations.claims.flatMap(({ target, evidence, counterEvidence = [] }) => [target, ...evidence, ...counterEvidence]),
  ];
  for (const ref of used) assert.ok(known.has(ref), ref);
});

test('evidence leads to the case and to the recorded exchanges', () => {
  const { evidence } = attested().declarations;
  assert.ok(evidence.some(({ description }) => description.includes(ROOT)));
  for (const { data, description } of evidence.slice(1)) {
    const index = Number(/#\/cases\/(\d+)$/.exec(data[0]!.contents.url)?.[1]);
    assert.ok(description.includes(result.cases[index]!.id));
  }
});

test('the same result gives the same document, another verdict another serial number', () => {
  assert.deepEqual(attested(), attested());
  const other: Result = { ...result, requirements: result.requirements.map((one, index) => (index === 0 ? { ...one, verdict: 'untested' } : one)) };
  assert.notEqual(attested(other).serialNumber, attested().serialNumber);
});
