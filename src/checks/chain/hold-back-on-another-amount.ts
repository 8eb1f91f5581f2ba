/** A result about another amount than requested delivers nothing. Our inference of PTR-001. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-012 */
export const holdBackOnAnotherAmount = withheldRule('KET-012', 'hold-back-on-another-amount', 'chain-other-amount-taken');
