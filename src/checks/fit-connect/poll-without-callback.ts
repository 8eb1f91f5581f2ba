/**
 * A submission for which no callback came is fetched all the same: callbacks are a hint, the pickup list is the truth.
 * Clause: FIT-Connect documentation, callbacks. Not checked: how often the product polls.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-004 */
export const pollWithoutCallback = accepts('FC-SUB-004', 'poll-without-callback');
