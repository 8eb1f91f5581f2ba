import type { Bilingual } from '../core/language.ts';
import type { Tampering } from '../core/verification.ts';

/** A broken rule by the name that `verify` gives it, with a sentence for people. */
export interface CertificateFlaw {
  readonly kind: Tampering;
  readonly text: Bilingual;
}
