/** An application is booked once, however often its browser comes back. Our inference. */
import { onceRule } from './booked-once.ts';

/** @requirement PTR-008 */
export const bookOnce = onceRule('PTR-008', 'book-once');
