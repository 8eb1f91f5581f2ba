/** An address whose certificate the directory calls revoked gets nothing. Our inference of DVDV-035. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-016 */
export const deliverNowhereWhenRevoked = withheldRule('KET-016', 'deliver-nowhere-when-revoked', 'chain-sent-to-revoked', {
  isMeant: ({ destination }) => destination === 'other',
});
