/**
 * Verifies a bundle: three questions that never mix. Is the signature valid over exactly these files? Is the evidence complete
 * and unchanged? Do the verdicts follow from it when everything is judged again?
 */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { BundleManifest } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { SignerView, VerificationFinding } from '../core/verification.ts';
import { parseJson } from '../formats/json.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { compareBasis, compareWithSuite } from './compare-basis.ts';
import { compareContents, compareForm, compareReports } from './compare-files.ts';
import { compareManifest } from './compare-manifest.ts';
import { compareResult } from './compare-result.ts';
import type { Files } from './evidence.ts';
import { readEvidence } from './evidence.ts';
import { findingOf } from './findings.ts';
import { readManifest } from './manifest.ts';
import { ownRulesFor, thisSuite } from './own-rules.ts';
import type { Suite } from './own-rules.ts';
import { schemaOf } from './own-schemas.ts';
import { recompute } from './recompute.ts';
import { verifyEvidence } from './verify-evidence.ts';
import { verifyJudged } from './verify-judged.ts';
import { verifySelection } from './verify-selection.ts';
import { verifySignature } from './verify-signature.ts';
import type { Trust } from './verify-signature.ts';

/** What was found out about a bundle. */
export interface BundleReading {
  readonly manifest?: BundleManifest;
  readonly result?: Result;
  readonly signer?: SignerView;
  readonly findings: readonly VerificationFinding[];
  readonly recomputed: { readonly cases: number; readonly judgements: number; readonly equal: number };
}

/** @param files of the archive, as the reader of zips gave them */
export async function verifyBundle(files: Files, trust: Trust, suite: Suite = thisSuite()): Promise<BundleReading> {
  const { manifest, findings: manifestFindings } = readManifest(files);
  const { signer, findings: signatureFindings } = await verifySignature(files, { document: BUNDLE_FILES.manifest, signature: BUNDLE_FILES.signature }, trust);
  const { result, findings: resultFindings } = readResultIn(files);
  const front = { ...(manifest === undefined ? {} : { manifest }), ...(signer === undefined ? {} : { signer }) };
  const common = [...manifestFindings, ...signatureFindings, ...resultFindings];
  if (result === undefined) return { ...front, findings: common, recomputed: { cases: 0, judgements: 0, equal: 0 } };
  const { findings, recomputed } = await verifyContent(result, files, suite);
  const compared = manifest === undefined ? [] : compareManifest(manifest, result, signer);
  return { ...front, result, findings: [...common, ...compared, ...findings], recomputed };
}

/** Everything that follows from result and evidence, whoever signed them. */
async function verifyContent(result: Result, files: Files, suite: Suite): Promise<Pick<BundleReading, 'findings' | 'recomputed'>> {
  const own = ownRulesFor(result);
  const evidence = readEvidence(result, files);
  const rules = { requirements: result.requirements.map(({ requirement }) => requirement), policy: result.profile.policy };
  const again = await recompute(evidence.parts, rules);
  const isSameSuite = result.suite.version === suite.version && result.suite.sha256 === suite.sha256;
  const computed = [...again.problems, ...compareResult(result, again, isSameSuite)];
  const ofSuite = isSameSuite
    ? [
        ...compareForm(result, files),
        ...compareWithSuite(result, files),
        ...verifySelection(result, own),
        ...verifyJudged(result, again),
        ...computed,
        ...(await compareReports(result, files)),
      ]
    : otherSuite(result, suite, computed);
  return {
    findings: [
      ...compareBasis(result, files, own),
      ...evidence.findings,
      ...verifyEvidence(result, evidence.parts, files),
      ...compareContents(result, files, isSameSuite),
      ...ofSuite,
    ],
    recomputed: { cases: again.attempts.length, judgements: again.calls, equal: again.equal },
  };
}

/** Another version of the suite may judge otherwise: a difference proves nothing, and what had to be tested only it knows. */
function otherSuite({ suite }: Result, own: Suite, computed: readonly VerificationFinding[]): readonly VerificationFinding[] {
  return [
    findingOf('suite-other', 'note', BUNDLE_FILES.result, { detail: `${suite.version} / ${own.version}` }),
    findingOf('suite-other', 'open', 'features', { detail: suite.version }),
    ...computed.map((finding): VerificationFinding => ({ ...finding, grade: 'open' })),
  ];
}

function readResultIn(files: Files): { readonly result?: Result; readonly findings: readonly VerificationFinding[] } {
  const bytes = files.get(BUNDLE_FILES.result);
  if (bytes === undefined) return { findings: [findingOf('file-missing', 'wrong', BUNDLE_FILES.result)] };
  const value = parseJson(bytes)?.value;
  const [problem] = compileSchema(schemaOf('result/result-1.schema.json'))(value);
  if (problem === undefined) return { result: value as Result, findings: [] };
  return { findings: [findingOf('result-invalid', 'wrong', BUNDLE_FILES.result, { detail: `${problem.pointer} ${problem.message}` })] };
}
