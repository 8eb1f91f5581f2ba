/**
 * A reply channel that the destination does not offer is noticed.
 * Basis: our inference. Not checked: whether the reply really takes that channel.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-026 */
export const checkReplyChannel = refuses('FC-SUB-026', 'check-reply-channel');
