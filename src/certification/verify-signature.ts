/** What a signature over a document says: whether it is valid over exactly these bytes, who made it, and when. */
import type { SignerView, VerificationFinding } from '../core/verification.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { verifyJades } from '../formats/jades.ts';
import type { Files } from './evidence.ts';
import { findingOf } from './findings.ts';

/** Whom the verifier trusts, and when it verifies. */
export interface Trust {
  /** Certificates of authorities, DER; without them the chain is told and left open. */
  readonly anchors: readonly Uint8Array[];
  readonly tsaAnchors: readonly Uint8Array[];
  readonly at: Date;
  /** The signer may be anybody: who it is gets told, and an end elsewhere is no more than worth knowing. */
  readonly takesAnySigner?: boolean;
  /** See `JadesQuestion`. */
  readonly existedAt?: Date;
}

export interface SignatureReading {
  readonly signer?: SignerView;
  /** See `JadesAnswer`. */
  readonly topSha256?: string;
  readonly isValid: boolean;
  readonly findings: readonly VerificationFinding[];
}

/** @param names of the signed document and of its signature among the files */
export async function verifySignature(
  files: Files,
  names: { readonly document: string; readonly signature: string },
  trust: Trust,
  needsTimestamp = false,
): Promise<SignatureReading> {
  const bytes = files.get(names.signature);
  const payload = files.get(names.document);
  if (bytes === undefined) return { isValid: false, findings: [findingOf('signature-missing', 'wrong', names.signature)] };
  const text = decodeUtf8(bytes);
  if (text === undefined || payload === undefined) return { isValid: false, findings: [findingOf('signature-unreadable', 'wrong', names.signature)] };
  const { anchors, tsaAnchors, at, takesAnySigner, existedAt } = trust;
  const proof = existedAt === undefined ? {} : { existedAt };
  const { signer, topSha256, findings, isValid } = await verifyJades(text, { payload, anchors, tsaAnchors, at, needsTimestamp, ...proof });
  const located = findings.map((finding) => ({ ...finding, place: `${names.signature} (${finding.place ?? '/'})` }));
  const judged = located.map((finding) => trusting(finding, takesAnySigner === true ? 'note' : anchors.length === 0 ? 'open' : 'wrong'));
  const who = { ...(signer === undefined ? {} : { signer }), ...(topSha256 === undefined ? {} : { topSha256 }) };
  return { ...who, isValid: isValid && judged.every(({ grade }) => grade !== 'wrong'), findings: judged };
}

/** Who was told whom to trust wants to know that it is somebody else; who was not told leaves it open. */
function trusting(finding: VerificationFinding, grade: VerificationFinding['grade']): VerificationFinding {
  return finding.kind === 'chain-not-anchored' ? { ...finding, grade } : finding;
}
