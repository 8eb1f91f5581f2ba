/**
 * paymentRequest of an answer is the request that was sent: every member with its value. Further members, and null for absent ones, are
 * not judged; moments count as equal when they are the same instant.
 */
import { isJsonObject } from '../../formats/json.ts';
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { paymentRule } from './call-rule.ts';
import { answerIn, isSuccess, memberOf, requestIn } from './content.ts';

const MOST_FLAWS = 5;

/** @requirement PAY-008 */
export const echoRequestUnchanged = paymentRule('PAY-008', 'echo-request-unchanged', ({ creation, openReadings, finalReadings }) => {
  const sent = requestIn(creation);
  return [creation, ...openReadings, ...finalReadings].map((exchange) => {
    const echoed = isSuccess(exchange) ? memberOf(answerIn(exchange), 'paymentRequest') : undefined;
    const places = echoed === undefined ? [] : differences(sent, echoed, '');
    return { exchange, flaws: places.slice(0, MOST_FLAWS).map(changedAt) };
  });
});

function changedAt({ place, seen }: Difference): Flaw {
  return broken('provider-echo-changed', { params: { member: place.slice(1), seen: excerpt(seen ?? '–', 60) }, at: `response/body/paymentRequest${place}` });
}

interface Difference {
  readonly place: string;
  readonly seen: unknown;
}

function differences(sent: unknown, seen: unknown, place: string): readonly Difference[] {
  if (Array.isArray(sent))
    return Array.isArray(seen) && seen.length === sent.length
      ? sent.flatMap((entry, index) => differences(entry, seen[index] as unknown, `${place}/${String(index)}`))
      : [{ place, seen }];
  if (isJsonObject(sent))
    return isJsonObject(seen) ? Object.entries(sent).flatMap(([name, value]) => differences(value, seen[name], `${place}/${name}`)) : [{ place, seen }];
  return sent === seen || isSameInstant(place, sent, seen) ? [] : [{ place, seen }];
}

function isSameInstant(place: string, sent: unknown, seen: unknown): boolean {
  return place === '/requestTimestamp' && typeof seen === 'string' && Date.parse(seen) === Date.parse(String(sent));
}
