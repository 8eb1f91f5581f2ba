/** paymentMethod and transactionTimestamp of an answer, held against its status. */
import { excerpt } from '../check.ts';
import type { JsonObject } from '../../formats/json.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { isSet } from './content.ts';

const AT = 'response/body/paymentInformation';
const METHODS: readonly unknown[] = ['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'OTHER'];
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What is wrong about them. */
export function paymentFactFlaws({ status, paymentMethod, transactionTimestamp }: JsonObject): readonly Flaw[] {
  const told = { paymentMethod, transactionTimestamp };
  if (status !== 'PAYED') return Object.entries(told).flatMap(([member, value]) => (isSet(value) ? [tooEarly(member, String(status))] : []));
  const isMoment = typeof transactionTimestamp === 'string' && MOMENT.test(transactionTimestamp) && !Number.isNaN(Date.parse(transactionTimestamp));
  return [
    ...(METHODS.includes(paymentMethod) ? [] : [wrong('paymentMethod', paymentMethod)]),
    ...(isMoment ? [] : [wrong('transactionTimestamp', transactionTimestamp)]),
  ];
}

function tooEarly(member: string, status: string): Flaw {
  return broken('provider-fact-too-early', { params: { member, status }, at: `${AT}/${member}` });
}

function wrong(member: string, seen: unknown): Flaw {
  return broken('provider-fact-wrong', { params: { member, seen: excerpt(seen ?? '–', 60) }, at: `${AT}/${member}` });
}
