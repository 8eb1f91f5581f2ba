/** A new transaction is INITIAL, and as long as it is, every answer names the address of the payment page. */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { paymentRule } from './call-rule.ts';
import { informationIn, isWebAddress } from './content.ts';

const AT = 'response/body/paymentInformation';

/** @requirement PAY-009 */
export const offerPageWhileInitial = paymentRule('PAY-009', 'offer-page-while-initial', ({ creation, openReadings }) =>
  [creation, ...openReadings].map((exchange) => ({ exchange, flaws: flawsOf(informationIn(exchange)) })),
);

function flawsOf(information: ReturnType<typeof informationIn>): readonly Flaw[] {
  if (information === undefined) return [cannotTell('provider-not-created')];
  const { status, transactionRedirectUrl } = information;
  if (status !== 'INITIAL') return [broken('provider-not-initial', { params: { seen: excerpt(status ?? '–', 40) }, at: `${AT}/status` })];
  return isWebAddress(transactionRedirectUrl) ? [] : [broken('provider-page-address-missing', { at: `${AT}/transactionRedirectUrl` })];
}
