/**
 * What a result attests, in the form of CycloneDX 1.6 (ECMA-424, declarations and definitions): the requirements as a
 * standard, one claim or counter-claim per requirement that was told, the cases as evidence. The assessor is the vendor: it
 * is a self-test. No share of requirements met is computed; what could not be told has a rationale and no score.
 */
import type { CaseResult, RequirementResult, Result } from '../core/result.ts';
import { withSerialNumber } from './sbom.ts';
import type { CycloneDx } from './sbom.ts';

const TARGET = 'target:product';
const ASSESSOR = 'assessor:vendor';
const EXCHANGES = 'evidence:exchanges';

/** @param root of the Merkle tree over the exchanges; empty when there is none */
export function attestationOf(result: Result, root: string): CycloneDx {
  const { product } = result.target;
  const component = { type: 'application', 'bom-ref': TARGET, name: product.name, version: product.version, supplier: { name: product.vendor } };
  const cases = new Map(result.cases.map((one, index) => [one.id, { ...one, ref: `evidence:case:${index + 1}`, index }]));
  return withSerialNumber({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: result.run.finishedAt,
      tools: { components: [{ type: 'application', name: result.suite.name, version: result.suite.version }] },
    },
    definitions: { standards: [standardOf(result)] },
    declarations: {
      assessors: [{ 'bom-ref': ASSESSOR, thirdParty: false, organization: { name: product.vendor } }],
      attestations: [{ summary: summaryOf(result), assessor: ASSESSOR, map: result.requirements.map((one) => mapOf(one, cases)) }],
      claims: result.requirements.flatMap((one) => claimOf(one, result, cases)),
      evidence: [exchangesOf(root), ...[...cases.values()].filter(({ attempts }) => attempts.length > 0).map(evidenceOf)],
      targets: { components: [component] },
    },
  });
}

type Cases = ReadonlyMap<string, CaseResult & { readonly ref: string; readonly index: number }>;

function standardOf({ specification, requirements }: Result): object {
  return {
    'bom-ref': 'standard',
    name: specification.title.en,
    version: specification.version,
    description: `${specification.title.de}. Catalogue ${specification.id}, SHA-256 ${specification.sha256}.`,
    requirements: requirements.map(({ requirement }) => ({
      'bom-ref': refOf(requirement.id),
      identifier: requirement.id,
      title: requirement.clause.en,
      text: requirement.text.en,
      descriptions: [`${requirement.clause.de}: ${requirement.text.de}`],
      properties: [
        { name: 'pruefstand:level', value: requirement.level },
        { name: 'pruefstand:basis', value: requirement.basis.join(' ') },
        { name: 'pruefstand:verification', value: requirement.verification.method },
      ],
    })),
  };
}

const refOf = (id: string): string => `requirement:${id}`;
const claimRefOf = (id: string): string => `claim:${id}`;

const CONCLUSIONS: Readonly<Record<Result['conclusion'], string>> = {
  conformant: 'conformant',
  conformantWithRemarks: 'conformant with remarks',
  notConformant: 'not conformant',
  undetermined: 'undetermined',
};

function summaryOf({ conclusion, profile, suite }: Result): string {
  const basis = `profile ${profile.id} ${profile.version}, ${suite.name} ${suite.version}`;
  return `Self-test by the vendor, not a certificate. Conclusion: ${CONCLUSIONS[conclusion]} (${basis}).`;
}

function mapOf(one: RequirementResult, cases: Cases): object {
  const { requirement, verdict } = one;
  const claim = [claimRefOf(requirement.id)];
  const rationale = rationaleOf(one, cases);
  const requirementRef = { requirement: refOf(requirement.id) };
  if (verdict === 'passed') return { ...requirementRef, claims: claim, conformance: { score: 1, rationale } };
  if (verdict === 'failed') return { ...requirementRef, counterClaims: claim, conformance: { score: 0, rationale } };
  return { ...requirementRef, conformance: { rationale } };
}

const MAX_NAMED = 5;

function rationaleOf({ verdict, reason, whenBroken, cases: ids, isApart }: RequirementResult, cases: Cases): string {
  const named = ids.flatMap((id) => (cases.get(id)?.verdict === verdict ? [cases.get(id)?.name ?? id] : []));
  const list = `${named.slice(0, MAX_NAMED).join('; ')}${named.length > MAX_NAMED ? ` and ${named.length - MAX_NAMED} more` : ''}`;
  const why = reason === undefined ? '' : ` ${reason.en}`;
  const apart = isApart ? ' It is listed apart and colours no conclusion.' : '';
  switch (verdict) {
    case 'passed':
      return `Passed in every case that was run (${named.length}).${why}${apart}`;
    case 'failed':
      return `Broken in: ${list}. By the policy of the profile this is a ${whenBroken}.${why}${apart}`;
    case 'cantTell':
      return `It could not be told${named.length === 0 ? '' : ` in: ${list}`}.${why}${apart}`;
    case 'inapplicable':
      return `Not applicable to this product.${why}${apart}`;
    case 'untested':
      return `Not tested.${why}${apart}`;
  }
}

/** Only what was told is claimed: that the product satisfies a requirement, or that it breaks it. */
function claimOf({ requirement, verdict, cases: ids }: RequirementResult, { target: { product } }: Result, cases: Cases): readonly object[] {
  if (verdict !== 'passed' && verdict !== 'failed') return [];
  const refs = (wanted: boolean): readonly string[] =>
    ids.flatMap((id) => {
      const one = cases.get(id);
      return one !== undefined && one.attempts.length > 0 && (one.verdict === verdict) === wanted ? [one.ref] : [];
    });
  const [evidence, counterEvidence] = [refs(true), refs(false)];
  return [
    {
      'bom-ref': claimRefOf(requirement.id),
      target: TARGET,
      predicate: `${product.name} ${product.version} ${verdict === 'passed' ? 'satisfies' : 'does not satisfy'} ${requirement.id}.`,
      reasoning: 'Each case was judged from recorded exchanges; the judgement can be made again from the evidence without the product.',
      evidence: [...evidence, EXCHANGES],
      ...(counterEvidence.length === 0 ? {} : { counterEvidence }),
    },
  ];
}

function exchangesOf(root: string): object {
  return {
    'bom-ref': EXCHANGES,
    description: `Recorded exchanges with the product.${root === '' ? '' : ` Root of the Merkle tree over its lines (RFC 9162, SHA-256): ${root}.`}`,
    data: [{ name: 'evidence/exchanges.ndjson', contents: { url: 'evidence/exchanges.ndjson' } }],
  };
}

function evidenceOf({ ref, index, id, name, verdict, attempts }: CaseResult & { readonly ref: string; readonly index: number }): object {
  const created = attempts[0]?.startedAt;
  return {
    'bom-ref': ref,
    description: `Case "${name}" (${id}): ${verdict}, attempts: ${attempts.map((attempt) => attempt.verdict).join(', ')}.`,
    data: [{ name: 'result.json', contents: { url: `result.json#/cases/${index}` } }],
    ...(created === undefined ? {} : { created }),
  };
}
