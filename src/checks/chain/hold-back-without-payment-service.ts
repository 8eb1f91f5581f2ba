/** A payment service that is down lets nothing through. Our inference of PAY-026. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-010 */
export const holdBackWithoutPaymentService = withheldRule('KET-010', 'hold-back-without-payment-service', 'chain-sent-without-service');
