/** A grosAmount that is not the sum of the items is refused with CALCULATION_ERROR, be it by one cent. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { codeIn, toldBy } from './content.ts';

const CODE = 'CALCULATION_ERROR';

/** @requirement PAY-005 */
export const refuseWrongSum = callRule('PAY-005', 'refuse-wrong-sum', ({ about, exchange }) =>
  codeIn(exchange) === CODE ? [] : [broken('provider-wrong-code', { params: { about, code: CODE, told: toldBy(exchange) }, at: 'response' })],
);
