/** A notice or return whose gcHash is wrong or missing has no effect (notice and return). */
import { unpaidRule } from './payment-rule.ts';

/** @requirement GIRO-003 */
export const verifyMessageHash = unpaidRule('GIRO-003', 'verify-message-hash', 'fee-forged-message-taken');
