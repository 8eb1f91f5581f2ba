/** As long as nothing is paid, an answer names neither method nor time of payment. */
import { cannotTell } from '../flaw.ts';
import { paymentRule } from './call-rule.ts';
import { informationIn } from './content.ts';
import { paymentFactFlaws } from './payment-facts.ts';

/** @requirement PAY-011 */
export const tellNothingBeforePayment = paymentRule('PAY-011', 'tell-nothing-before-payment', ({ creation, openReadings }) =>
  [creation, ...openReadings].map((exchange) => {
    const information = informationIn(exchange);
    return { exchange, flaws: information === undefined ? [cannotTell('provider-not-created')] : paymentFactFlaws(information) };
  }),
);
