/**
 * Only RSA-OAEP-256 with A256GCM is decrypted.
 * Clause: FIT-Connect documentation, cryptographic requirements. Not checked: elliptic-curve algorithms, for which no key is published.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-014 */
export const refuseOtherAlgorithms = refuses('FC-SUB-014', 'refuse-other-algorithms');
