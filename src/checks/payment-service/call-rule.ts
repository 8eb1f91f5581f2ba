/**
 * Shapes that the checks of payment services share: every call is held against one rule, or every payment. The same flaw in several calls is
 * one finding with all of them as evidence; a call without an answer, or answered that the server is busy or out of order for a while, tells
 * nothing about the product.
 */
import type { Exchange } from '../../core/exchange.ts';
import type { Finding } from '../../core/finding.ts';
import type { Basis } from '../../core/requirement.ts';
import type { Check } from '../check.ts';
import { cannotTell, findingOf, findingsPerFlaw } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { isOutage, statusOf } from './content.ts';
import type { CallsSubject, PaymentsSubject, SeenCall, SeenPayment } from './subject.ts';

/** What a rule has to say about one exchange. */
export interface Judged {
  readonly exchange: Exchange;
  readonly flaws: readonly Flaw[];
  /** The rule is about this very answer, whatever its status. */
  readonly isMeant?: boolean;
}

/** A check of every call. @param isMeant tells answers that the rule is about although their status says that the server is out of order */
export function callRule(
  requirement: string,
  id: string,
  judge: (call: SeenCall) => readonly Flaw[],
  isMeant: (call: SeenCall) => boolean = () => false,
): Check<CallsSubject> {
  return {
    id,
    requirement,
    run: ({ calls }) =>
      findingsOf(
        requirement,
        calls.map((call) => ({ exchange: call.exchange, flaws: judge(call).map((flaw) => withBasis(flaw, call.basis)), isMeant: isMeant(call) })),
      ),
  };
}

/** A check of every payment. */
export function paymentRule(requirement: string, id: string, judge: (payment: SeenPayment) => readonly Judged[]): Check<PaymentsSubject> {
  return { id, requirement, run: ({ payments }) => findingsOf(requirement, payments.flatMap(judge)) };
}

/** Findings about exchanges; those without an answer, and none at all, cannot be told about. */
export function findingsOf(requirement: string, judged: readonly Judged[]): readonly Finding[] {
  if (judged.length === 0) return [findingOf(requirement, cannotTell('provider-not-seen'), [])];
  return findingsPerFlaw(
    requirement,
    judged.map((one) => ({ exchange: one.exchange, flaws: outageIn(one) ?? one.flaws })),
  );
}

function outageIn({ exchange, isMeant }: Judged): readonly Flaw[] | undefined {
  if (exchange.response === undefined) return [cannotTell('provider-service-silent')];
  return isOutage(exchange) && isMeant !== true ? [cannotTell('provider-unavailable', { params: { status: statusOf(exchange) } })] : undefined;
}

function withBasis(flaw: Flaw, basis: Basis | undefined): Flaw {
  return basis === undefined || flaw.basis !== undefined ? flaw : { ...flaw, basis };
}
