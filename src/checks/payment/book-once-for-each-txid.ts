/** Notice and return of pmPayment have one effect for each txid. Client practice. */
import { onceRule } from './booked-once.ts';

/** @requirement PMP-008 */
export const bookOnceForEachTxid = onceRule('PMP-008', 'book-once-for-each-txid');
