/** A return of the browser delivers nothing: the result is learned by reading. Printed: the query is not to be trusted (PAY-023). */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-008 */
export const distrustTheReturn = withheldRule('KET-008', 'distrust-the-return', 'chain-return-believed');
