/** What is read of the suite's own files to compare a bundle with: by whichever thread has the time, and then known to the other. */
import { rememberSuiteDigest, suiteDigest } from '../runner/basis.ts';
import { ownSbom, rememberOwnSbom } from './sbom.ts';
import type { CycloneDx } from './sbom.ts';

export interface OwnFiles {
  /** Digest of the suite; see `suiteDigest`. */
  readonly suiteSha256: string;
  readonly sbom: CycloneDx;
}

export function readOwnFiles(): OwnFiles {
  return { suiteSha256: suiteDigest(), sbom: ownSbom() };
}

/** Takes over what another thread has read. */
export function rememberOwnFiles({ suiteSha256, sbom }: OwnFiles): void {
  rememberSuiteDigest(suiteSha256);
  rememberOwnSbom(sbom);
}
