/** A requestId that was used is refused with PAYMENT_EXISTS, whatever else the request says; the first transaction stays as it was. */
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { Check } from '../check.ts';
import { findingsOf } from './call-rule.ts';
import type { Judged } from './call-rule.ts';
import { answerIn, codeIn, isSuccess, memberOf, toldBy } from './content.ts';
import type { TwinsSubject } from './subject.ts';

const REQUIREMENT = 'PAY-004';

/** @requirement PAY-004 */
export const refuseRepeatedRequest: Check<TwinsSubject> = {
  id: 'refuse-repeated-request',
  requirement: REQUIREMENT,
  run({ first, others, reading }) {
    if (first === undefined || !isSuccess(first)) return findingsOf(REQUIREMENT, first === undefined ? [] : [{ exchange: first, flaws: [notCreated()] }]);
    const repeats = others.map((exchange): Judged => ({ exchange, flaws: codeIn(exchange) === 'PAYMENT_EXISTS' ? [] : [accepted(toldBy(exchange))] }));
    const changed = reading !== undefined && isSuccess(reading) && amountIn(reading) !== amountIn(first);
    return findingsOf(REQUIREMENT, [
      ...repeats,
      ...(reading === undefined
        ? []
        : [{ exchange: reading, flaws: changed ? [broken('provider-first-changed', { at: 'response/body/paymentRequest' })] : [] }]),
    ]);
  },
};

function amountIn(reading: TwinsSubject['others'][number]): unknown {
  return memberOf(answerIn(reading), 'paymentRequest')?.['grosAmount'];
}

function notCreated(): Flaw {
  return cannotTell('provider-not-created');
}

function accepted(told: string): Flaw {
  return broken('provider-repeat-accepted', { params: { told }, at: 'response' });
}
