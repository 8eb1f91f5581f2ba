/**
 * The bundle: evidence of one run in one zip with a signed manifest. It is a self-test; a certificate is another document,
 * issued by a body over a bundle (`certificate.ts`).
 */
import type { Conclusion } from './verdict.ts';

/** Runs that a merged result is made of, at most: a verifier reads the evidence of each. */
export const MOST_PARTS = 1_000;

/** Well-known names inside a bundle. Everything else is listed in the manifest too; what is not listed must not be there. */
export const BUNDLE_FILES = {
  manifest: 'manifest.json',
  signature: 'manifest.jws.json',
  result: 'result.json',
  declaration: 'evidence/declaration.json',
  target: 'target.json',
  exchanges: 'evidence/exchanges.ndjson',
  judgements: 'evidence/judgements.ndjson',
  facts: 'evidence/facts.json',
  /** Hash of every line of `exchanges` as a leaf of the tree, so that a change can be named. */
  leaves: 'evidence/exchanges.leaves',
  sbom: 'sbom.cdx.json',
  attestation: 'attestation.cdx.json',
} as const;

export interface BundleFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface Digest {
  readonly id: string;
  readonly version?: string;
  readonly sha256: string;
}

/** The bytes that are signed: canonical JSON of this. */
export interface BundleManifest {
  readonly format: 'pruefstand-bundle';
  readonly formatVersion: 1;
  /** Always a self-test: the body's word is in the certificate. */
  readonly kind: 'self-test';
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly conclusion: Conclusion;
  readonly run: { readonly id: string; readonly startedAt: string; readonly finishedAt: string };
  readonly suite: Digest;
  readonly catalogue: Digest;
  readonly profile: Digest;
  /** Every schema of ours or imported that took part. */
  readonly schemas: readonly Digest[];
  /** Root of the Merkle tree over the exchanges of each folder of evidence; also in the result. */
  readonly evidence: readonly { readonly path: string; readonly root: string; readonly exchanges: number }[];
  /** Every file but manifest and signature, by path. */
  readonly files: readonly BundleFile[];
}
