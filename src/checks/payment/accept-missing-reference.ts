/** While a transaction is INITIAL its Kassenzeichen may be missing; the browser is led to the payment page all the same (schema PaymentInformation). */
import { isJsonObject } from '../../formats/json.ts';
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, informationIn } from './payment-rule.ts';

/** @requirement PAY-028 */
export const acceptMissingReference = applicationRule('PAY-028', 'accept-missing-reference', ({ attempts, creations }) => {
  const answers = creations.map(({ exchange }) => informationIn(exchange)).filter((information) => isJsonObject(information));
  if (!answers.some((information) => information['transactionReference'] === undefined)) return [cannotTell('fee-creation-not-seen')];
  return attempts.some(({ acceptance }) => acceptance === 'begun') ? [] : [broken('fee-reference-demanded')];
});
