/**
 * The HMAC is computed over timestamp, a dot and the raw body, byte for byte.
 * Clause: FIT-Connect documentation, callbacks. Not checked: other hash functions.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-002 */
export const signOverRawBody = reactsRightly('FC-CBK-002', 'sign-over-raw-body');
