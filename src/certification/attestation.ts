/**
 * What a result attests, in the form of CycloneDX 1.6 (ECMA-424, declarations and definitions): the requirements as a
 * standard, one claim or counter-claim per requirement that was told, the cases as evidence. The assessor is the vendor: it
 * is a self-test. No share of requirements met is computed; what could not be told, or was met with remarks, has a rationale and no score.
 */
import { attemptVerdictFor, caseVerdictFor, findingsAbout } from '../core/judging.ts';
import { requirementReason } from '../core/not-run.ts';
import type { CaseResult, RequirementResult, Result } from '../core/result.ts';
import { distinctFindings } from '../core/same-finding.ts';
import { CONCLUSION_WORDS } from '../core/verdict-words.ts';
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
      attestations: [{ summary: summaryOf(result), assessor: ASSESSOR, map: result.requirements.map((one) => mapOf(one, result, cases)) }],
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

function summaryOf({ conclusion, profile, suite }: Result): string {
  const basis = `profile ${profile.id} ${profile.version}, ${suite.name} ${suite.version}`;
  return `Self-test by the vendor, not a certificate. Conclusion: ${CONCLUSION_WORDS[conclusion].en} (${basis}).`;
}

function mapOf(one: RequirementResult, result: Result, cases: Cases): object {
  const { requirement, verdict } = one;
  const claim = [claimRefOf(requirement.id)];
  const rationale = rationaleOf(one, result, cases);
  const requirementRef = { requirement: refOf(requirement.id) };
  if (verdict === 'passed') return { ...requirementRef, claims: claim, conformance: { ...(isRemarked(one) ? {} : { score: 1 }), rationale } };
  if (verdict === 'failed') return { ...requirementRef, counterClaims: claim, conformance: { score: 0, rationale } };
  return { ...requirementRef, conformance: { rationale } };
}

/** Met, but not without deviation; a remark is neither full conformance nor a failure, so it has no score. */
function isRemarked({ verdict, worst }: RequirementResult): boolean {
  return verdict === 'passed' && worst === 'warning';
}

const MAX_NAMED = 5;

/** Some of several texts, and how many more there are. */
function listed(texts: readonly string[]): string {
  return `${texts.slice(0, MAX_NAMED).join('; ')}${texts.length > MAX_NAMED ? ` and ${texts.length - MAX_NAMED} more` : ''}`;
}

function rationaleOf(one: RequirementResult, result: Result, cases: Cases): string {
  const { requirement, verdict, whenBroken, isApart } = one;
  const tried = one.cases.flatMap((id) => cases.get(id) ?? []).filter(({ attempts }) => attempts.length > 0);
  const named = tried.filter((entry) => caseVerdictFor(requirement.id, entry) === verdict).map(({ name }) => name);
  const reason = verdict === 'inapplicable' || verdict === 'untested' ? requirementReason(result, one) : undefined;
  const why = reason === undefined ? '' : ` ${reason.en}`;
  const told = `${remarksOf(requirement.id, tried)}${unsteadyOf(requirement.id, tried)}${isApart ? ' It is listed apart and colours no conclusion.' : ''}`;
  switch (verdict) {
    case 'passed':
      return `${isRemarked(one) ? 'Met with remarks in the cases that were run' : 'Passed in every case that was run'} (${named.length}).${told}`;
    case 'failed':
      return `Broken in: ${listed(named)}. By the policy of the profile this is a ${whenBroken}.${told}`;
    case 'cantTell':
      return `It could not be told${named.length === 0 ? '' : ` in: ${listed(named)}`}.${told}`;
    case 'inapplicable':
      return `Not applicable to this product.${why}${told}`;
    case 'untested':
      return `Not tested.${why}${told}`;
  }
}

/** Deviations that cost no conformity, counted as in the result. */
function remarksOf(requirement: string, tried: readonly CaseResult[]): string {
  const remarks = tried.flatMap((entry) => distinctFindings(findingsAbout(requirement, entry))).filter(({ severity }) => severity === 'warning');
  if (remarks.length === 0) return '';
  const summaries = [...new Set(remarks.map(({ text }) => text.en.summary.replace(/\.$/u, '')))];
  return ` Remarks, which cost no conformity (${remarks.length}): ${listed(summaries)}.`;
}

/** Cases whose attempts ended differently for this requirement. */
function unsteadyOf(requirement: string, tried: readonly CaseResult[]): string {
  const unsteady = tried.filter(({ attempts }) => new Set(attempts.map((attempt) => attemptVerdictFor(requirement, attempt))).size > 1);
  return unsteady.length === 0 ? '' : ` Repeated runs gave different results in: ${listed(unsteady.map(({ name }) => name))}.`;
}

/** Only what was told is claimed: that the product satisfies a requirement, or that it breaks it. */
function claimOf(one: RequirementResult, { target: { product } }: Result, cases: Cases): readonly object[] {
  const { requirement, verdict, cases: ids } = one;
  if (verdict !== 'passed' && verdict !== 'failed') return [];
  const refs = (wanted: boolean): readonly string[] =>
    ids.flatMap((id) => {
      const entry = cases.get(id);
      return entry !== undefined && entry.attempts.length > 0 && (caseVerdictFor(requirement.id, entry) === verdict) === wanted ? [entry.ref] : [];
    });
  const [evidence, counterEvidence] = [refs(true), refs(false)];
  const predicate = `${product.name} ${product.version} ${verdict === 'passed' ? 'satisfies' : 'does not satisfy'} ${requirement.id}`;
  return [
    {
      'bom-ref': claimRefOf(requirement.id),
      target: TARGET,
      predicate: `${predicate}${isRemarked(one) ? ', with remarks' : ''}.`,
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
