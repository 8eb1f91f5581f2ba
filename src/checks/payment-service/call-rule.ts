/**
 * Shapes that the checks of payment services share: every call is held against one rule, or every payment. The same flaw in several calls is
 * one finding with all of them as evidence; a call without an answer tells nothing about the product.
 */
import type { Exchange } from '../../core/exchange.ts';
import type { Finding } from '../../core/finding.ts';
import type { Basis } from '../../core/requirement.ts';
import type { Check } from '../check.ts';
import { cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { CallsSubject, PaymentsSubject, SeenCall, SeenPayment } from './subject.ts';

const MOST_EVIDENCE = 10;

/** What a rule has to say about one exchange. */
export interface Judged {
  readonly exchange: Exchange;
  readonly flaws: readonly Flaw[];
}

/** A check of every call. */
export function callRule(requirement: string, id: string, judge: (call: SeenCall) => readonly Flaw[]): Check<CallsSubject> {
  return {
    id,
    requirement,
    run: ({ calls }) =>
      findingsOf(
        requirement,
        calls.map((call) => ({ exchange: call.exchange, flaws: judge(call).map((flaw) => withBasis(flaw, call.basis)) })),
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
  const found = new Map<string, { readonly flaw: Flaw; readonly exchanges: Exchange[] }>();
  for (const { exchange, flaws } of judged) {
    for (const flaw of exchange.response === undefined ? [cannotTell('provider-service-silent')] : flaws) {
      const key = JSON.stringify([flaw.kind, flaw.messageKey, flaw.params, flaw.basis]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { flaw, exchanges: [exchange] });
      else if (known.exchanges.length < MOST_EVIDENCE) known.exchanges.push(exchange);
    }
  }
  return [...found.values()].map(({ flaw, exchanges }) => findingOf(requirement, flaw, placesOf(exchanges, flaw.at)));
}

function withBasis(flaw: Flaw, basis: Basis | undefined): Flaw {
  return basis === undefined || flaw.basis !== undefined ? flaw : { ...flaw, basis };
}
