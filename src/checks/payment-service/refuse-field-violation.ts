/** A request with a member that breaks its rule is refused with VALIDATION_ERROR. Where a second rule is broken unavoidably, its code is right as well. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { codeIn, toldBy } from './content.ts';

const CODE = 'VALIDATION_ERROR';

/** @requirement PAY-006 */
export const refuseFieldViolation = callRule('PAY-006', 'refuse-field-violation', ({ about, exchange, alsoCodes = [] }) =>
  [CODE, ...alsoCodes].includes(codeIn(exchange) ?? '')
    ? []
    : [broken('provider-wrong-code', { params: { about, code: CODE, told: toldBy(exchange) }, at: 'response' })],
);
