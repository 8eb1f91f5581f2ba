/** A success is 200. Clients take nothing else for one; the published pages name no other status for success either. Our reading. */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { isSuccess, statusOf } from './content.ts';

/** @requirement PAY-008 */
export const answerSuccessWith200 = callRule('PAY-008', 'answer-success-with-200', ({ about, exchange }) => {
  const status = statusOf(exchange);
  return isSuccess(exchange) && status !== 200 ? [broken('provider-success-not-200', { params: { about, status }, basis: 'I' })] : [];
});
