/**
 * What only the very version of the suite that ran can tell about a result: its schemas, documents and figures, and the static
 * review of the declaration made again.
 */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Declaration } from '../core/declaration.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { reviewDeclaration } from '../declaration/index.ts';
import { isJsonObject } from '../formats/json.ts';
import { proofFigure } from '../runner/proof-figure.ts';
import { ownSbom } from './sbom.ts';
import { capabilitiesOf, declarationsIn } from './compare-basis.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson, readWrittenJson } from './hostile-json.ts';
import type { OwnRules } from './own-rules.ts';

/** @param own rules of this version for the profile; without them nothing can be compared */
export function compareWithSuite(result: Result, files: Files, own: OwnRules | undefined): readonly VerificationFinding[] {
  if (own === undefined) return [];
  const { basis, suite } = result;
  const others = [
    ...(basis === undefined ? ['/basis'] : otherSchemas(basis.schemas, own.basis.schemas)),
    ...(basis === undefined || isSameJson(basis.standards, own.basis.standards) ? [] : ['/basis/standards']),
    // This version writes no commit: whatever stands there was added.
    ...(suite.commit === undefined ? [] : ['/suite/commit']),
    ...(isSameJson(result.proof, proofFigure(result.profile.id)) ? [] : ['/proof']),
  ];
  return [
    ...compareTools(result, files, own),
    ...others.map((place) => findingOf('suite-other', 'wrong', `result.json (${place})`)),
    ...(isReviewed(result, files, own) ? [] : [findingOf('declaration-other', 'wrong', 'result.json (/declaration)')]),
  ];
}

type Schemas = OwnRules['basis']['schemas'];

/** Paths of the suite's own schemas; a target names its schemas by URI. */
const OWN_SCHEMAS = 'schemas/';

/** Schemas that are missing, others, invented, or named more than once. */
function otherSchemas(stated: Schemas, own: Schemas): readonly string[] {
  const digests = new Map(own.map(({ id, sha256 }) => [id, sha256]));
  const left = new Map(digests);
  const seen = new Set<string>();
  const wrong = stated.filter(({ id, sha256 }) => {
    const isTwice = seen.has(id);
    seen.add(id);
    left.delete(id);
    return isTwice || (id.startsWith(OWN_SCHEMAS) && digests.get(id) !== sha256);
  });
  return [...new Set([...wrong.map(({ id }) => id), ...left.keys()])];
}

/** Another installation may have other packages, which is worth knowing; a bill of another program is wrong. */
function compareTools({ basis, suite }: Result, files: Files, own: OwnRules): readonly VerificationFinding[] {
  const libraries = (tools: OwnRules['basis']['tools'] = []): OwnRules['basis']['tools'] => tools.filter(({ name }) => name !== 'node');
  const isTools = basis === undefined || isSameJson(libraries(basis.tools), libraries(own.basis.tools));
  const bill = files.get(BUNDLE_FILES.sbom);
  const stated = bill === undefined ? undefined : readWrittenJson(bill)?.value;
  const isBill = bill === undefined || isSameJson(stated, ownSbom());
  const { name, version } = billedIn(stated);
  const isOfSuite = name === suite.name && version === suite.version;
  return [
    ...(isTools ? [] : [findingOf('suite-other', 'note', 'result.json (/basis/tools)')]),
    ...(isBill ? [] : [findingOf('suite-other', isOfSuite ? 'note' : 'wrong', BUNDLE_FILES.sbom)]),
  ];
}

function billedIn(bill: unknown): { readonly name?: unknown; readonly version?: unknown } {
  const metadata = isJsonObject(bill) ? bill['metadata'] : undefined;
  const component = isJsonObject(metadata) ? metadata['component'] : undefined;
  return isJsonObject(component) ? component : {};
}

function isReviewed(result: Result, files: Files, { proforma, whenBroken }: OwnRules): boolean {
  if (result.declaration === undefined) return true;
  const [bytes] = declarationsIn(files);
  const declaration = bytes === undefined ? undefined : readWrittenJson(bytes)?.value;
  // That it is missing or another one is told where the bundle is compared with its result.
  if (declaration === undefined || proforma === undefined) return true;
  const target = { product: result.target.product, capabilities: capabilitiesOf(result) };
  try {
    return isSameJson(reviewDeclaration(declaration as Declaration, { proforma, whenBroken, target }), result.declaration);
  } catch {
    return false;
  }
}
