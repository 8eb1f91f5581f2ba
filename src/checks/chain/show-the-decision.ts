/** The citizen is told what the authority's signed event says, and nothing before. Our inference of FC-SND-060 and FC-SND-066. */
import { broken, cannotTell } from '../flaw.ts';
import { begunRule } from './chain-rule.ts';

/** @requirement KET-003 */
export const showTheDecision = begunRule('KET-003', 'show-the-decision', ({ deliveries: [delivery], told }) => {
  if (delivery?.decision === undefined) return [cannotTell('chain-not-decided')];
  if (told?.decision === undefined) return [cannotTell('chain-not-told')];
  return told.decision === delivery.decision ? [] : [broken('chain-decision-differs', { params: { decision: delivery.decision, told: told.decision ?? '-' } })];
});
