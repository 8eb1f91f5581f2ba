/** What a verifier found out about one input, as far as a comparison has to tell it. Nothing is verified here. */
import type { Answer, Tampering, VerificationReport } from '../core/verification.ts';

export interface CheckedEvidence {
  /** `none`: a self-test that nobody signed. */
  readonly signature: Answer | 'none';
  readonly evidence: Answer;
  readonly verdicts: Answer;
  /** Whose signature it is: the body's of a certificate, else the vendor's. */
  readonly signer?: string;
  /** The signature ends at an authority that the caller trusts. */
  readonly isTrusted: boolean;
  /** What is wrong with it, by name, each once. */
  readonly wrong: readonly Tampering[];
}

/** An unsigned self-test is no forged one; everything else that is wrong stays wrong. */
export function checkedOf({ subject, signers, signature, evidence, verdicts, findings }: VerificationReport): CheckedEvidence {
  const wrong = [...new Set(findings.filter(({ grade }) => grade === 'wrong').map(({ kind }) => kind))];
  const isUnsigned = subject.kind === 'self-test' && signers.length === 0 && wrong.includes('signature-missing');
  const signer = signers.find(({ role }) => role === (subject.kind === 'certificate' ? 'body' : 'vendor'));
  return {
    signature: isUnsigned ? 'none' : signature,
    evidence,
    verdicts,
    ...(signer === undefined ? {} : { signer: signer.subject }),
    isTrusted: signer?.isAnchored === true,
    wrong: isUnsigned ? wrong.filter((kind) => kind !== 'signature-missing') : wrong,
  };
}
