/** A success holds paymentInformation, with the members that are always there and in their form, and paymentRequest. */
import { excerpt } from '../check.ts';
import { broken, cannotTell, note } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { FINAL_STATUSES, answerIn, informationIn, isSet, isSuccess, isWebAddress, memberOf } from './content.ts';

const INFORMATION = 'response/body/paymentInformation';
const MOST_REFERENCE_CHARACTERS = 36;
/** What the metadata of FIT-Connect can carry; XBezahldienste limits nothing. */
const MOST_FIT_CONNECT_CHARACTERS = 36;

/** @requirement PAY-008 */
export const returnBothParts = callRule('PAY-008', 'return-both-parts', ({ about, exchange }) => {
  if (!isSuccess(exchange)) return [cannotTell('provider-not-created')];
  const information = informationIn(exchange);
  const hasRequest = memberOf(answerIn(exchange), 'paymentRequest') !== undefined;
  return [
    ...(information === undefined ? [missing(about, 'paymentInformation')] : informationFlaws(information)),
    ...(hasRequest ? [] : [missing(about, 'paymentRequest')]),
  ];
});

function missing(about: string, member: string): Flaw {
  return broken('provider-part-missing', { params: { about, member }, at: 'response/body' });
}

function informationFlaws(information: Readonly<Record<string, unknown>>): readonly Flaw[] {
  const { transactionId, transactionUrl, transactionReference, status } = information;
  const wrong = (member: string, seen: unknown): Flaw =>
    broken('provider-member-wrong', { params: { member, seen: excerpt(seen ?? '–', 60) }, at: `${INFORMATION}/${member}` });
  const isId = typeof transactionId === 'string' && transactionId !== '';
  const isReference = !isSet(transactionReference) || (typeof transactionReference === 'string' && transactionReference.length <= MOST_REFERENCE_CHARACTERS);
  const isCarried = !isId || (transactionId.length <= MOST_FIT_CONNECT_CHARACTERS && /^[\w-]+$/.test(transactionId));
  return [
    ...(isId ? [] : [wrong('transactionId', transactionId)]),
    ...(isWebAddress(transactionUrl) ? [] : [wrong('transactionUrl', transactionUrl)]),
    ...(status === 'INITIAL' || FINAL_STATUSES.includes(status) ? [] : [wrong('status', status)]),
    ...(isReference ? [] : [wrong('transactionReference', transactionReference)]),
    ...(isCarried ? [] : [note('provider-id-too-long', { params: { length: transactionId.length }, at: `${INFORMATION}/transactionId` })]),
  ];
}
