/** Whether catalogue, profile, target and declaration that a bundle carries are those of its result. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Declaration } from '../core/declaration.ts';
import { CAPABILITIES } from '../core/requirement.ts';
import type { Capability } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { reviewDeclaration } from '../declaration/index.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { parseJson } from '../formats/json.ts';
import { schemasOf } from '../runner/basis.ts';
import { loadProforma, policyOf } from '../runner/declaration.ts';
import { readBasis } from './basis-files.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import type { OwnRules } from './own-rules.ts';

/** @param own rules of this version of the suite; the carried ones are read only where they are others */
export function compareBasis(result: Result, files: Files, own: OwnRules | undefined): readonly VerificationFinding[] {
  const basis = readBasis(files, own);
  const requirements = new Map(basis.requirements.map((requirement) => [requirement.id, requirement]));
  const isCatalogue =
    basis.catalogueSha256 === result.specification.sha256 &&
    result.requirements.every(({ requirement }) => canonicalJson(requirements.get(requirement.id) ?? null) === canonicalJson(requirement));
  const isProfile = basis.profileSha256 === result.profile.sha256 && canonicalJson(basis.policy ?? null) === canonicalJson(result.profile.policy);
  const declarations = [...files].filter(([path]) => /^evidence\/(part-\d+\/)*declaration\.json$/.test(path));
  const isDeclaration = declarations.length > 0 === (result.declaration !== undefined) && declarations.every(([, bytes]) => isDeclared(bytes, result));
  return [
    ...(isCatalogue ? [] : [findingOf('catalogue-other', 'wrong', 'basis/catalogue')]),
    ...(isProfile ? [] : [findingOf('profile-other', 'wrong', 'basis/profile.yaml')]),
    ...(isTarget(result, files) ? [] : [findingOf('target-other', 'wrong', BUNDLE_FILES.target)]),
    ...(isDeclaration ? [] : [findingOf('declaration-other', 'wrong', BUNDLE_FILES.declaration)]),
  ];
}

/** The target's own digest is over what it declares (`src/runner/result.ts`). */
function isTarget({ target }: Result, files: Files): boolean {
  const carried = parseJson(files.get(BUNDLE_FILES.target) ?? new Uint8Array())?.value;
  const { product, kind, declared, sha256 } = target;
  return canonicalJson(carried ?? null) === canonicalJson(target) && sha256Hex(canonicalJson({ product, kind, declared })) === sha256;
}

function isDeclared(bytes: Uint8Array, { declaration }: Result): boolean {
  const value = parseJson(bytes)?.value;
  return value !== undefined && sha256Hex(canonicalJson(value)) === declaration?.declarationSha256;
}

/**
 * What only the very version of the suite that ran can tell: its own schemas, and the static review of the declaration
 * made again.
 */
export function compareWithSuite(result: Result, files: Files): readonly VerificationFinding[] {
  const stated = new Map((result.basis?.schemas ?? []).map(({ id, sha256 }) => [id, sha256]));
  const others = schemasOf(result.specification.id).filter(({ id, sha256 }) => stated.get(id) !== sha256);
  return [
    ...(result.basis === undefined ? [] : others.map(({ id }) => findingOf('suite-other', 'wrong', `result.json (${id})`))),
    ...(isReviewed(result, files) ? [] : [findingOf('declaration-other', 'wrong', 'result.json (/declaration)')]),
  ];
}

function isReviewed(result: Result, files: Files): boolean {
  if (result.declaration === undefined) return true;
  const path = [...files.keys()].find((name) => /^evidence\/(part-\d+\/)*declaration\.json$/.test(name)) ?? '';
  const declaration = parseJson(files.get(path) ?? new Uint8Array())?.value;
  const proforma = loadProforma(result.profile.id);
  // That it is missing or another one is told where the bundle is compared with its result.
  if (declaration === undefined || proforma === undefined) return true;
  const target = { product: result.target.product, capabilities: capabilitiesOf(result) };
  try {
    const again = reviewDeclaration(declaration as Declaration, { proforma, whenBroken: policyOf(result.profile.id), target });
    return canonicalJson(again) === canonicalJson(result.declaration);
  } catch {
    return false;
  }
}

/** What the target declared that it can do. */
export function capabilitiesOf({ target }: Result): ReadonlySet<Capability> {
  const declared = target.declared['capabilities'];
  return new Set(CAPABILITIES.filter((capability) => Array.isArray(declared) && declared.includes(capability)));
}
