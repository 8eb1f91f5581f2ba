/** Whoever comes back to an application's address changes nothing about it but by its own transaction. Our inference. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement PTR-005 */
export const bindReturnToApplication = unpaidRule('PTR-005', 'bind-return-to-application', 'fee-foreign-return-taken');
