/**
 * Errors are application/problem+json with type, status, title, detail and functionalCode in their form. Letters beyond ASCII in the title
 * only warn: what the published expression means by a word character is a matter of its engine. Calls that succeeded are
 * the business of other rules, as long as there is an error to look at.
 */
import type { Exchange } from '../../core/exchange.ts';
import { excerpt } from '../check.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { JsonObject } from '../../formats/json.ts';
import { findingsOf } from './call-rule.ts';
import { PROBLEM_TYPE, answerIn, isSuccess, mediaTypeOf, statusOf } from './content.ts';
import type { CallsSubject } from './subject.ts';

const CODES: readonly unknown[] = [
  'NO_VALID_ORIGINATOR_OR_ENDPOINT',
  'NO_VALID_ORIGINATOR_OR_DESTINATION',
  'PAYMENT_EXISTS',
  'CALCULATION_ERROR',
  'BOOKING_DATA_MISSING',
  'VALIDATION_ERROR',
  'FORBIDDEN',
  'UNSPECIFIED',
];
const MOST = { type: 2082, title: 250, detail: 2000 };

const REQUIREMENT = 'PAY-014';

/** @requirement PAY-014 */
export const usePaymentProblems: Check<CallsSubject> = {
  id: 'use-payment-problems',
  requirement: REQUIREMENT,
  run({ calls }) {
    const errors = calls.filter(({ exchange }) => !isSuccess(exchange));
    const about = calls.map((call) => call.about).join(', ');
    if (calls.length > 0 && errors.length === 0)
      return [
        findingOf(REQUIREMENT, cannotTell('provider-error-not-seen', { params: { about }, cause: 'product' }), placesOf(calls.map(({ exchange }) => exchange))),
      ];
    return findingsOf(
      REQUIREMENT,
      errors.map(({ exchange }) => ({ exchange, flaws: flawsOf(exchange) })),
    );
  },
};

function flawsOf(exchange: Exchange): readonly Flaw[] {
  const type = mediaTypeOf(exchange);
  const problem = answerIn(exchange);
  const typeFlaws =
    type === PROBLEM_TYPE
      ? []
      : [broken('provider-problem-type', { params: { seen: excerpt(type === '' ? '–' : type, 60) }, at: 'response/header/Content-Type' })];
  return [
    ...typeFlaws,
    ...(problem === undefined ? [broken('provider-problem-unreadable', { at: 'response/body' })] : memberFlaws(problem, statusOf(exchange))),
  ];
}

function memberFlaws({ type, status, title, detail, functionalCode }: JsonObject, httpStatus: number): readonly Flaw[] {
  const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= most;
  return [
    ...(isText(type, MOST.type) && !/\s/.test(type) ? [] : [wrong('type', type)]),
    ...(status === httpStatus ? [] : [wrong('status', status)]),
    ...(isText(title, MOST.title) && /^[\w\s.-]+$/.test(title) ? [] : [titleFlaw(title)]),
    ...(isText(detail, MOST.detail) ? [] : [wrong('detail', detail)]),
    ...(CODES.includes(functionalCode) ? [] : [wrong('functionalCode', functionalCode)]),
  ];
}

function titleFlaw(title: unknown): Flaw {
  const isOfLetters = typeof title === 'string' && title.length <= MOST.title && /^[\p{L}\p{M}\p{N}_\s.-]+$/u.test(title);
  return isOfLetters ? { ...wrong('title', title), basis: 'I' } : wrong('title', title);
}

function wrong(member: string, seen: unknown): Flaw {
  return broken('provider-problem-member', { params: { member, seen: excerpt(seen ?? '–', 60) }, at: `response/body/${member}` });
}
