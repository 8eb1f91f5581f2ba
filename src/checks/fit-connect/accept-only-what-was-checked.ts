/**
 * What cannot be decrypted cannot have been checked, and is not accepted.
 * Clause: Submission API 1.1.3, send-case-event (after validation). The order of calls is checked in `fetch-everything-before-accept.ts`.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-031 */
export const acceptOnlyWhatWasChecked = refuses('FC-SUB-031', 'accept-only-what-was-checked');
