/**
 * Exactly one submit event, issued by the service, for this submission and this case.
 * Clause: FIT-Connect documentation, receiving checks; the official SDK does so. Not checked: the order of the log.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-011 */
export const requireOneSubmitEvent = refuses('FC-SUB-011', 'require-one-submit-event');
