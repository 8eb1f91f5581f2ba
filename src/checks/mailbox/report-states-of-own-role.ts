/**
 * The online service reports INITIATED and SUBMITTED only, the back office the states after them, and nobody NONE. Known from
 * scripts and the BundID onboarding guide. That at least one report arrives shows that reports can be seen at all.
 */
import type { SenderRole } from '../../core/sender.ts';
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import { reportRule } from './sender-rule.ts';

const STATES: Readonly<Record<SenderRole, readonly string[]>> = {
  'online-service': ['INITIATED', 'SUBMITTED'],
  'back-office': ['RECEIVED', 'PROCESSING', 'ACTION_REQUIRED', 'COMPLETED'],
};

/** @requirement ZBP-16 */
export const reportStatesOfOwnRole = reportRule('ZBP-16', 'report-states-of-own-role', (delivery, { facts: { role } }) => {
  const status = textAt(contentOf(delivery), 'status') ?? '–';
  const at = 'request/body/content/status';
  if (status === 'NONE') return [broken('state-none', { at })];
  return STATES[role].includes(status)
    ? []
    : [broken('state-of-other-role', { params: { status: excerpt(status, 40), allowed: STATES[role].join(', ') }, at })];
});
