/**
 * `submissions` is read; the deprecated `submissionIds` may be absent.
 * Clause: Submission API 1.1.3, callback body.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-008 */
export const readSubmissionsList = reactsRightly('FC-CBK-008', 'read-submissions-list');
