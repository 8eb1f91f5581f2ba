/**
 * Verifies a bundle: three questions that never mix. Is the signature valid over exactly these files? Is the evidence complete
 * and unchanged? Do the verdicts follow from it when everything is judged again?
 */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { BundleManifest } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { SignerView, VerificationFinding } from '../core/verification.ts';
import { compareBasis } from './compare-basis.ts';
import { compareContents, compareForm, compareReports } from './compare-files.ts';
import { compareManifest } from './compare-manifest.ts';
import { compareResult } from './compare-result.ts';
import { compareWithSuite } from './compare-suite.ts';
import type { Files } from './evidence.ts';
import { readEvidence } from './evidence.ts';
import { findingOf } from './findings.ts';
import { readHostileJson } from './hostile-json.ts';
import { compareFiles, readManifest } from './manifest.ts';
import { otherSuite } from './other-suite.ts';
import { isSuiteOf, ownRulesFor, thisSuite } from './own-rules.ts';
import type { Suite } from './own-rules.ts';
import { ownValidator } from './own-schemas.ts';
import { recompute } from './recompute.ts';
import { verifyCited } from './verify-cited.ts';
import { verifyEnds } from './verify-ends.ts';
import { verifyEvidence } from './verify-evidence.ts';
import { verifyFacts } from './verify-facts.ts';
import { verifyJudged } from './verify-judged.ts';
import { verifyMembers } from './verify-members.ts';
import { verifySecrets } from './verify-secrets.ts';
import { verifySelection } from './verify-selection.ts';
import { verifyWhole } from './verify-whole.ts';
import { verifySignature } from './verify-signature.ts';
import type { Trust } from './verify-signature.ts';
import type { WorkBeside } from './work-beside.ts';

/** What was found out about a bundle. */
export interface BundleReading {
  readonly manifest?: BundleManifest;
  readonly result?: Result;
  /** `result.json` as it lies there. */
  readonly resultBytes?: Uint8Array;
  readonly signer?: SignerView;
  readonly findings: readonly VerificationFinding[];
  readonly recomputed: { readonly cases: number; readonly judgements: number; readonly equal: number };
}

/** What a bundle is verified with. */
export interface BundleQuestion extends Trust {
  /** The version of the suite that verifies; this one unless told otherwise. */
  readonly suite?: Suite;
}

/**
 * @param files of the archive, as the reader of zips gave them
 * @param beside whoever works beside us, and has begun
 */
export async function verifyBundle(files: Files, question: BundleQuestion, beside: WorkBeside): Promise<BundleReading> {
  const { suite, ...trust } = question;
  const resultBytes = files.get(BUNDLE_FILES.result) ?? new Uint8Array();
  const { result, findings: resultFindings } = readResultIn(files);
  const { manifest, findings: manifestFindings } = readManifest(files);
  const { signer, findings: signatureFindings } = await verifySignature(files, { document: BUNDLE_FILES.manifest, signature: BUNDLE_FILES.signature }, trust);
  const front = { ...(manifest === undefined ? {} : { manifest }), ...(signer === undefined ? {} : { signer }) };
  const content = result === undefined ? NOTHING : await verifyContent(result, files, suite, beside);
  const common = [...manifestFindings, ...(manifest === undefined ? [] : compareFiles(manifest, files)), ...signatureFindings, ...resultFindings];
  if (result === undefined) return { ...front, ...content, findings: common };
  const compared = manifest === undefined ? [] : compareManifest(manifest, result, signer);
  return { ...front, ...content, result, resultBytes, findings: [...common, ...compared, ...content.findings] };
}

const NOTHING: Pick<BundleReading, 'findings' | 'recomputed'> = { findings: [], recomputed: { cases: 0, judgements: 0, equal: 0 } };

/** Everything that follows from result and evidence, whoever signed them. */
async function verifyContent(
  result: Result,
  files: Files,
  other: Suite | undefined,
  beside: WorkBeside,
): Promise<Pick<BundleReading, 'findings' | 'recomputed'>> {
  const evidence = readEvidence(result, files);
  const rules = {
    requirements: result.requirements.map(({ requirement }) => requirement),
    policy: result.profile.policy,
    cases: result.cases,
  };
  const again = await recompute(evidence.parts, rules);
  await Promise.all([beside.hashed(files), beside.readOwn()]);
  const own = await ownRulesFor(result);
  const suite = other ?? thisSuite();
  const isSameSuite = isSuiteOf(result, suite);
  const computed = [...again.problems, ...compareResult(result, again, isSameSuite)];
  const ofSuite = isSameSuite
    ? [
        ...compareWithSuite(result, files, own),
        ...verifySelection(result, own),
        ...(await verifyFacts(result, evidence.parts, files)),
        ...evidence.parts.flatMap(verifyMembers),
        ...verifyEnds(result, evidence.parts),
        ...verifyCited(result, evidence.parts, own),
        ...verifyJudged(result, again, own),
      ]
    : [];
  const ofEvidence = [
    ...compareBasis(result, files, own),
    ...evidence.findings,
    ...verifyEvidence(result, evidence.parts, files),
    ...compareContents(result, files, isSameSuite, own),
    ...verifyWhole(result),
  ];
  const secrets = verifySecrets(await beside.searched(files));
  // Awaited when nothing else is left to do.
  const written = await beside.written(result);
  const common = [...compareForm(written, files), ...computed, ...secrets, ...compareReports(result, files, written)];
  return {
    findings: [...ofEvidence, ...ofSuite, ...(isSameSuite ? common : otherSuite(result, { suite, own }, common))],
    recomputed: { cases: again.attempts.length, judgements: again.calls, equal: again.equal },
  };
}

function readResultIn(files: Files): { readonly result?: Result; readonly findings: readonly VerificationFinding[] } {
  const bytes = files.get(BUNDLE_FILES.result);
  if (bytes === undefined) return { findings: [findingOf('file-missing', 'wrong', BUNDLE_FILES.result)] };
  const value = readHostileJson(bytes)?.value;
  const [problem] = ownValidator('result/result-1.schema.json')(value);
  if (problem === undefined) return { result: value as Result, findings: [] };
  return { findings: [findingOf('result-invalid', 'wrong', BUNDLE_FILES.result, { detail: `${problem.pointer} ${problem.message}` })] };
}
