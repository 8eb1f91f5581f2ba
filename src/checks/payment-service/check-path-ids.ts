/**
 * originatorId and endPointId of wrong length or with wrong characters are refused with a functional code. Which one, and the HTTP status,
 * are not judged; that a server error comes of it only warns.
 */
import { broken } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { codeIn, isSuccess, statusOf, toldBy } from './content.ts';

/** @requirement PAY-002 */
export const checkPathIds = callRule('PAY-002', 'check-path-ids', ({ about, exchange }) => {
  if (isSuccess(exchange)) return [broken('provider-path-id-accepted', { params: { about, told: toldBy(exchange) }, at: 'request/target' })];
  const isServerError = statusOf(exchange) >= 500;
  if (codeIn(exchange) !== undefined && !isServerError) return [];
  return [broken('provider-path-id-unchecked', { params: { about, told: toldBy(exchange) }, basis: 'I', at: 'response' })];
});
