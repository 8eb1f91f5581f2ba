/**
 * Who may call the service that this product offers: an organisation of a category that the entry concept allows. The directory is
 * asked with the fingerprint of the certificate that the call came with; without a clear yes the call is refused.
 */
import { X509Certificate, createHash } from 'node:crypto';
import type { Config } from './config.ts';
import type { DirectoryClient } from './directory-client.ts';

/** `T070` is what XInneres calls a caller that is not entitled. */
export type Decision = { readonly decision: 'processed' } | { readonly decision: 'refused'; readonly code: 'T070' };

export interface Callers {
  /** @param certificate PEM of the caller, already verified by the transport */
  receive(serviceUri: string, certificate: string): Promise<Decision>;
}

const REFUSED: Decision = { decision: 'refused', code: 'T070' };
const PROCESSED: Decision = { decision: 'processed' };
/** Most authorities of the neighbourhood. */
const NEIGHBOURS = ['Meldebehörde', 'Standesamt', 'Passbehörde', 'Amtsgericht'];

/** Decides about callers by the directory. */
export function createCallers({ offered, faults, certificate: own }: Config, client: DirectoryClient): Callers {
  return {
    async receive(serviceUri, certificate) {
      if (offered?.serviceUri !== serviceUri) return REFUSED;
      if (faults.has('caller-not-verified')) return PROCESSED;
      const shown = faults.has('own-fingerprint-verified') ? own : new X509Certificate(certificate);
      const fingerprint = createHash('sha1').update(shown.raw).digest('hex');
      const allowed = faults.has('any-category-allowed') ? [...offered.consumers, ...NEIGHBOURS] : offered.consumers;
      for (const category of allowed) if ((await client.verifyCategory(fingerprint, category)) === true) return PROCESSED;
      return faults.has('verification-ignored') ? PROCESSED : REFUSED;
    },
  };
}
