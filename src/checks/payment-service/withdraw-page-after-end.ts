/** After the end, the address of the payment page is not named any more. */
import { broken } from '../flaw.ts';
import { isSet } from './content.ts';
import { finalRule } from './final-rule.ts';

const MEMBER = 'transactionRedirectUrl';

/** @requirement PAY-010 */
export const withdrawPageAfterEnd = finalRule('PAY-010', 'withdraw-page-after-end', (information) =>
  isSet(information[MEMBER])
    ? [broken('provider-page-address-kept', { params: { status: String(information['status']) }, at: `response/body/paymentInformation/${MEMBER}` })]
    : [],
);
