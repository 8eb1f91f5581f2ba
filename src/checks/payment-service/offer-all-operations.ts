/**
 * Creation, reading and status query are offered, over HTTPS, and answer in JSON. That the connection is HTTPS, the target file settles; what
 * is missing in an answer without content is the business of other rules.
 */
import { broken } from '../flaw.ts';
import { excerpt } from '../check.ts';
import { callRule } from './call-rule.ts';
import { answerIn, isSuccess, mediaTypeOf, statusOf } from './content.ts';

/** Answers of a server that does not know the path or method. A transaction was there, so that 404 means the path. */
const MISSING = [404, 405, 501];

/** @requirement PAY-001 */
export const offerAllOperations = callRule('PAY-001', 'offer-all-operations', ({ about, exchange }) => {
  const status = statusOf(exchange);
  if (MISSING.includes(status)) return [broken('provider-operation-missing', { params: { about, status } })];
  if (!isSuccess(exchange) || exchange.response?.body.sizeBytes === 0) return [];
  const type = mediaTypeOf(exchange);
  const isJson = type === 'application/json' || type.endsWith('+json');
  if (isJson && answerIn(exchange) !== undefined) return [];
  return [broken('provider-answer-no-json', { params: { about, type: excerpt(type === '' ? '–' : type, 60) }, at: 'response/header/Content-Type' })];
});
