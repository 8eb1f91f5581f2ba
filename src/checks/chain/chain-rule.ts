/** Shapes that the checks of a chain share: every application is held against a rule, or must not have been delivered. */
import type { Basis } from '../../core/requirement.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { ChainSubject, SeenDelivery, SeenOrder } from './subject.ts';

/** A product that repeats without end shall not fill the report. */
const MOST_TRACES = 6;

/** A check of every application of the scenario. */
export function orderRule(requirement: string, id: string, judge: (order: SeenOrder, subject: ChainSubject) => readonly Flaw[]): Check<ChainSubject> {
  return {
    id,
    requirement,
    run(subject) {
      if (subject.orders.length === 0) return [findingOf(requirement, cannotTell('chain-not-begun'), [])];
      return subject.orders.flatMap((order) => judge(order, subject).map((flaw) => findingOf(requirement, flaw, placesOf(evidenceOf(order)))));
    },
  };
}

/** A check of applications that were to be paid: without a payment page nothing can be told. */
export function begunRule(requirement: string, id: string, judge: (order: SeenOrder, subject: ChainSubject) => readonly Flaw[]): Check<ChainSubject> {
  return orderRule(requirement, id, (order, subject) => (order.begun === 'begun' ? judge(order, subject) : [cannotTell('chain-not-begun')]));
}

interface WithheldOptions {
  readonly isMeant?: (delivery: SeenDelivery) => boolean;
  readonly basisOf?: (deliveries: readonly SeenDelivery[]) => Basis | undefined;
}

/**
 * A check that nothing was delivered; silence counts when the break reached the product and an ordinary application came through.
 * @param isMeant which deliveries must not be
 * @param basisOf what that these were made rests on, where it is less than the rule itself
 */
export function withheldRule(
  requirement: string,
  id: string,
  messageKey: string,
  { isMeant = () => true, basisOf = () => undefined }: WithheldOptions = {},
): Check<ChainSubject> {
  return orderRule(requirement, id, (order, { afterwards }) => {
    const wrong = order.deliveries.filter(isMeant);
    if (wrong.length > 0) {
      const basis = basisOf(wrong);
      const params = { count: wrong.length, state: order.told?.state ?? '?' };
      return [broken(messageKey, { params, evidence: placesOf(withDeliveries(order, wrong)), ...(basis === undefined ? {} : { basis }) })];
    }
    if (order.begun === 'unknown') return [cannotTell('chain-not-begun')];
    if (order.staged === 0) return [cannotTell('chain-break-not-staged')];
    return afterwards === 'delivered' ? [] : [cannotTell('chain-control-failed')];
  });
}

/**
 * A check that the application was delivered once, in spite of what happened. That it was not delivered at all counts when an ordinary one after it
 * was: where nothing comes through, the break explains nothing.
 * @param messageKey what is found when it was not delivered at all
 */
export function deliveredRule(requirement: string, id: string, messageKey: string): Check<ChainSubject> {
  return begunRule(requirement, id, (order, { afterwards }) => {
    if (order.staged === 0) return [cannotTell('chain-break-not-staged')];
    if (order.payments.every(({ status }) => status !== 'PAYED')) return [cannotTell('chain-not-paid')];
    if (order.deliveries.length > 1) return [broken('chain-delivered-again', { params: { count: order.deliveries.length } })];
    if (order.deliveries.length === 1) return [];
    return [afterwards === 'delivered' ? broken(messageKey, { params: { state: order.told?.state ?? '?' } }) : cannotTell('chain-control-failed')];
  });
}

function evidenceOf(order: SeenOrder): readonly { readonly id: string }[] {
  return withDeliveries(order, order.deliveries.slice(0, 3));
}

function withDeliveries({ traces, tellingExchange }: SeenOrder, deliveries: readonly SeenDelivery[]): readonly { readonly id: string }[] {
  const told = tellingExchange === undefined ? [] : [tellingExchange];
  return [...traces.slice(-MOST_TRACES), ...deliveries.map(({ exchange }) => exchange), ...told];
}
