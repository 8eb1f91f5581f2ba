/**
 * Header and signature of an event are verified before it is used: `typ`, `alg`, a published key, an untouched payload.
 * Clause: FIT-Connect documentation, validation of SETs. Not checked: events of other submissions in the same case.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-010 */
export const verifyEventSignature = refuses('FC-SUB-010', 'verify-event-signature');
