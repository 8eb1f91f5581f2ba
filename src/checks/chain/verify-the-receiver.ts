/** A receiver that the directory does not count among its category gets nothing. Our inference of DVDV-041. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-018 */
export const verifyTheReceiver = withheldRule('KET-018', 'verify-the-receiver', 'chain-receiver-unverified', {
  isMeant: ({ destination }) => destination === 'other',
});
