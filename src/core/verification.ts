/**
 * What `verify` found out about a bundle or certificate: three separate answers, and every deviation by name. It says what
 * is known and what can no longer be known; it never turns one into the other.
 */
import type { Bilingual } from './language.ts';

/** `yes`, `no`, or what cannot be known (any more), with the reason in the findings. */
export type Answer = 'yes' | 'no' | 'unknown';

/** What a finding can speak against: an answer to one of the three questions, or the certificate. */
export type Question = 'signature' | 'evidence' | 'verdicts' | 'certificate';

/** Names of everything that can be wrong, one per kind of tampering, each with what it speaks against. Texts are in the module that finds it. */
export const TAMPERINGS = {
  // container
  'zip-unreadable': ['signature'],
  'zip-path-traversal': ['signature'],
  'zip-absolute-path': ['signature'],
  'zip-duplicate-name': ['signature'],
  'zip-symlink': ['signature'],
  'zip-bomb': ['signature'],
  'zip-too-many-files': ['signature'],
  'zip-encrypted': ['signature'],
  'zip-trailing-data': ['signature'],
  'zip-name-unclean': ['signature'],
  'zip-header-mismatch': ['signature'],
  // files
  'file-missing': ['signature'],
  'file-unlisted': ['signature'],
  'file-changed': ['signature'],
  'file-size-changed': ['signature'],
  'manifest-invalid': ['signature'],
  'manifest-not-canonical': ['signature'],
  'manifest-not-signed-one': ['signature'],
  // signature
  'signature-missing': ['signature'],
  'signature-invalid': ['signature'],
  'signature-unreadable': ['signature'],
  'signature-algorithm-refused': ['signature'],
  'signature-certificate-missing': ['signature'],
  'signature-header-unknown': ['signature'],
  'signature-profile-broken': ['signature'],
  'chain-broken': ['signature'],
  'chain-not-anchored': ['signature'],
  'certificate-expired-at-signing': ['signature'],
  'certificate-not-yet-valid': ['signature'],
  'key-usage-wrong': ['signature'],
  'timestamp-missing': ['signature'],
  'timestamp-invalid': ['signature'],
  'timestamp-other-data': ['signature'],
  'timestamp-before-run': ['signature'],
  'clock-before-validity': ['signature'],
  // evidence
  'evidence-root-wrong': ['evidence'],
  'exchange-changed': ['evidence'],
  'exchange-removed': ['evidence'],
  'exchange-added': ['evidence'],
  'exchange-reordered': ['evidence'],
  'exchange-duplicated': ['evidence'],
  'exchange-unreadable': ['evidence'],
  'body-missing': ['evidence'],
  'body-changed': ['evidence'],
  'judgement-missing': ['evidence'],
  'judgement-added': ['evidence'],
  'judgement-invalid': ['evidence'],
  'judgement-cites-unknown': ['evidence'],
  'facts-missing': ['evidence'],
  'case-not-judged': ['evidence'],
  // content
  'result-invalid': ['verdicts'],
  'verdict-changed': ['verdicts'],
  'finding-changed': ['verdicts'],
  'conclusion-changed': ['verdicts'],
  'counts-changed': ['verdicts'],
  'catalogue-other': ['verdicts'],
  'profile-other': ['verdicts'],
  'profile-milder': ['verdicts'],
  'suite-other': ['verdicts'],
  'report-not-of-result': ['verdicts'],
  'declaration-other': ['evidence'],
  'target-other': ['evidence'],
  'product-differs': ['verdicts'],
  'run-differs': ['verdicts'],
  'selection-differs': ['evidence'],
  'run-incomplete': ['evidence'],
  'secret-inside': ['evidence'],
  // certificate
  'certificate-invalid': ['certificate'],
  // It is signed over a bundle: another one beside it is not what was signed.
  'certificate-bundle-other': ['certificate', 'signature'],
  'certificate-issuer-differs': ['certificate'],
  'certificate-product-differs': ['certificate'],
  'certificate-conclusion-differs': ['certificate'],
  'certificate-validity-too-long': ['certificate'],
  'certificate-same-person': ['certificate'],
  'certificate-attestation-missing': ['certificate'],
  'certificate-expired': ['certificate'],
  'certificate-not-yet': ['certificate'],
  'certificate-revoked': ['certificate'],
  'certificate-suspended': ['certificate'],
  'status-unknown': ['certificate'],
  'status-list-invalid': ['certificate'],
  'status-list-stale': ['certificate'],
} as const satisfies Readonly<Record<string, readonly Question[]>>;
export type Tampering = keyof typeof TAMPERINGS;

export interface VerificationFinding {
  readonly kind: Tampering;
  /** `wrong`: it is not what was signed or not what it says. `open`: nothing can be said about it. `note`: true and worth knowing. */
  readonly grade: 'wrong' | 'open' | 'note';
  /** File, line, exchange or member it is about. */
  readonly place?: string;
  readonly text: Bilingual;
}

export interface SignerView {
  /** Whose signature it is: the vendor's over its evidence, the body's over its certificate. */
  readonly role?: 'vendor' | 'body' | undefined;
  /** Subject of the signing certificate, as the distinguished name says it. */
  readonly subject: string;
  readonly issuer: string;
  readonly chain: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256: string;
  /** JAdES baseline level of the signature. */
  readonly level: 'B-B' | 'B-T' | 'B-LT';
  /** Claimed time of signing, and the attested one where there is a time stamp. */
  readonly signedAt?: string;
  readonly timestamp?: { readonly time: string; readonly authority: string };
  /** Without a time stamp of its own: when it was there, by that of the certificate around it. */
  readonly existedAt?: string;
  /** Ends in a certificate the verifier was told to trust. */
  readonly isAnchored: boolean;
}

export interface VerificationReport {
  readonly format: 'pruefstand-verification';
  readonly formatVersion: 1;
  readonly verifiedAt: string;
  readonly subject: {
    readonly kind: 'self-test' | 'certificate';
    readonly product?: { readonly name: string; readonly version: string; readonly vendor: string };
    readonly number?: string;
    readonly conclusion?: string;
    readonly level?: string;
    readonly validFrom?: string;
    readonly validUntil?: string;
    /** Ties to vendor or customer that tester or decider disclosed. */
    readonly ties?: readonly { readonly name: string; readonly ties: readonly string[] }[];
    readonly status?: 'valid' | 'suspended' | 'revoked' | 'expired' | 'notYetValid' | 'unknown';
    readonly runFinishedAt?: string;
    readonly suiteVersion?: string;
  };
  readonly signers: readonly SignerView[];
  /** Signature valid over exactly these bytes. */
  readonly signature: Answer;
  /** Evidence complete for the declaration and unchanged. */
  readonly evidence: Answer;
  /** Every verdict recomputed from the evidence and equal. */
  readonly verdicts: Answer;
  readonly recomputed: { readonly cases: number; readonly judgements: number; readonly equal: number; readonly suiteVersion: string };
  readonly findings: readonly VerificationFinding[];
}
