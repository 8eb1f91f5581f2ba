/** An answer other than 200 with readable content pays nothing. Client practice. Not judged: when the product asks again. */
import { unpaidRule } from './payment-rule.ts';

/** @requirement PAY-026 */
export const failOnOtherAnswers = unpaidRule('PAY-026', 'fail-on-other-answers', 'fee-paid-after-error');
