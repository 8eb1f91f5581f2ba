/**
 * The hash of data and of each attachment in the metadata fits the decrypted bytes.
 * Clause: metadata schema, purpose of the hash. Not checked: hashes of data sets (FC-SUB-028).
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-023 */
export const checkHashes = refuses('FC-SUB-023', 'check-hashes');
