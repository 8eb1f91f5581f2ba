/** Whether catalogue, profile, target and declaration that a bundle carries are those of its result. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import { CAPABILITIES } from '../core/requirement.ts';
import type { Capability } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { readBasis } from './basis-files.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson, readWrittenJson } from './hostile-json.ts';
import type { OwnRules } from './own-rules.ts';

/** @param own rules of this version of the suite; the carried ones are read only where they are others */
export function compareBasis(result: Result, files: Files, own: OwnRules | undefined): readonly VerificationFinding[] {
  const basis = readBasis(files, own);
  const requirements = new Map(basis.requirements.map((requirement) => [requirement.id, requirement]));
  const isCatalogue =
    basis.catalogueSha256 === result.specification.sha256 &&
    result.requirements.every(({ requirement }) => isSameJson(requirements.get(requirement.id), requirement));
  const isProfile = basis.profileSha256 === result.profile.sha256 && isSameJson(basis.policy, result.profile.policy);
  const declarations = declarationsIn(files);
  const isDeclaration = declarations.length > 0 === (result.declaration !== undefined) && declarations.every((bytes) => isDeclared(bytes, result));
  return [
    ...(isCatalogue ? [] : [findingOf('catalogue-other', 'wrong', 'basis/catalogue')]),
    ...(isProfile ? [] : [findingOf('profile-other', 'wrong', 'basis/profile.yaml')]),
    ...(isTarget(result, files) ? [] : [findingOf('target-other', 'wrong', BUNDLE_FILES.target)]),
    ...(isDeclaration ? [] : [findingOf('declaration-other', 'wrong', BUNDLE_FILES.declaration)]),
  ];
}

/** The vendor's declaration as it was recorded, once for each part. */
export function declarationsIn(files: Files): readonly Uint8Array[] {
  return [...files].filter(([path]) => /^evidence\/(part-\d+\/)*declaration\.json$/.test(path)).map(([, bytes]) => bytes);
}

/** The target's own digest is over what it declares (`src/runner/result.ts`). */
function isTarget({ target }: Result, files: Files): boolean {
  const carried = readWrittenJson(files.get(BUNDLE_FILES.target) ?? new Uint8Array())?.value;
  const { product, kind, declared, sha256 } = target;
  return isSameJson(carried, target) && sha256Hex(canonicalJson({ product, kind, declared })) === sha256;
}

function isDeclared(bytes: Uint8Array, { declaration }: Result): boolean {
  const value = readWrittenJson(bytes)?.value;
  return value !== undefined && sha256Hex(canonicalJson(value)) === declaration?.declarationSha256;
}

/** What the target declared that it can do. */
export function capabilitiesOf({ target }: Result): ReadonlySet<Capability> {
  const declared = target.declared['capabilities'];
  return new Set(CAPABILITIES.filter((capability) => Array.isArray(declared) && declared.includes(capability)));
}
