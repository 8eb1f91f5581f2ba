/** A payment that was made names method and time; one that failed or was cancelled names neither. */
import { finalRule } from './final-rule.ts';
import { paymentFactFlaws } from './payment-facts.ts';

/** @requirement PAY-011 */
export const tellMethodAndTime = finalRule('PAY-011', 'tell-method-and-time', paymentFactFlaws);
