/** An unknown combination of originator and end point is answered with its functional code. The deprecated name of the code only warns. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { codeIn, toldBy } from './content.ts';

const CODE = 'NO_VALID_ORIGINATOR_OR_ENDPOINT';
const OLD_CODE = 'NO_VALID_ORIGINATOR_OR_DESTINATION';

/** @requirement PAY-003 */
export const nameUnknownPair = callRule('PAY-003', 'name-unknown-pair', ({ about, exchange }) => {
  const code = codeIn(exchange);
  if (code === CODE) return [];
  if (code === OLD_CODE) return [broken('provider-old-code', { params: { about, code }, basis: 'I', at: 'response/body/functionalCode' })];
  return [broken('provider-wrong-code', { params: { about, code: CODE, told: toldBy(exchange) }, at: 'response/body/functionalCode' })];
});
