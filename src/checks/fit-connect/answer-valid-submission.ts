/**
 * A flawless submission ends with accept.
 * Clause: Submission API 1.1.3, send-case-event. Not checked: what the authority does afterwards.
 */
import { accepts } from './acceptance.ts';

/** @requirement FC-SUB-030 */
export const answerValidSubmission = accepts('FC-SUB-030', 'answer-valid-submission');
