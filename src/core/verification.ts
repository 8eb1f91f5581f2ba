/**
 * What `verify` found out about a bundle or certificate: three separate answers, and every deviation by name. It says what
 * is known and what can no longer be known; it never turns one into the other.
 */
import type { Bilingual } from './language.ts';

/** `yes`, `no`, or what cannot be known (any more), with the reason in the findings. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Names of everything that can be wrong. One name per kind of tampering; texts are in the module that finds it. */
export const TAMPERINGS = [
  // container
  'zip-unreadable',
  'zip-path-traversal',
  'zip-absolute-path',
  'zip-duplicate-name',
  'zip-symlink',
  'zip-bomb',
  'zip-too-many-files',
  'zip-encrypted',
  'zip-trailing-data',
  'zip-name-unclean',
  'zip-header-mismatch',
  // files
  'file-missing',
  'file-unlisted',
  'file-changed',
  'file-size-changed',
  'manifest-invalid',
  'manifest-not-canonical',
  'manifest-not-signed-one',
  // signature
  'signature-missing',
  'signature-invalid',
  'signature-unreadable',
  'signature-algorithm-refused',
  'signature-certificate-missing',
  'signature-header-unknown',
  'signature-profile-broken',
  'chain-broken',
  'chain-not-anchored',
  'certificate-expired-at-signing',
  'certificate-not-yet-valid',
  'key-usage-wrong',
  'timestamp-missing',
  'timestamp-invalid',
  'timestamp-other-data',
  'timestamp-before-run',
  'clock-before-validity',
  // evidence
  'evidence-root-wrong',
  'exchange-changed',
  'exchange-removed',
  'exchange-added',
  'exchange-reordered',
  'exchange-duplicated',
  'exchange-unreadable',
  'body-missing',
  'body-changed',
  'judgement-missing',
  'judgement-added',
  'judgement-invalid',
  'judgement-cites-unknown',
  'facts-missing',
  'case-not-judged',
  // content
  'result-invalid',
  'verdict-changed',
  'finding-changed',
  'conclusion-changed',
  'counts-changed',
  'catalogue-other',
  'profile-other',
  'suite-other',
  'report-not-of-result',
  'declaration-other',
  'target-other',
  'product-differs',
  'run-differs',
  'selection-differs',
  'run-incomplete',
  'secret-inside',
  // certificate
  'certificate-invalid',
  'certificate-bundle-other',
  'certificate-issuer-differs',
  'certificate-product-differs',
  'certificate-conclusion-differs',
  'certificate-validity-too-long',
  'certificate-same-person',
  'certificate-attestation-missing',
  'certificate-expired',
  'certificate-not-yet',
  'certificate-revoked',
  'certificate-suspended',
  'status-unknown',
  'status-list-invalid',
  'status-list-stale',
] as const;
export type Tampering = (typeof TAMPERINGS)[number];

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
