/**
 * Markup in members without a rule about characters is refused, or shown as text: the payment page does not carry it out. No source says so;
 * our reading of what the rules about characters are for.
 */
import { headerOf } from '../../core/exchange.ts';
import type { Exchange } from '../../core/exchange.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Check } from '../check.ts';
import { isOutage, isSuccess, statusOf } from './content.ts';
import type { MarkupSubject } from './subject.ts';

const REQUIREMENT = 'PAY-006';

/** @requirement PAY-006 */
export const defuseMarkup: Check<MarkupSubject> = {
  id: 'defuse-markup',
  requirement: REQUIREMENT,
  run({ creation, markup, visit }) {
    if (creation.response === undefined) return [findingOf(REQUIREMENT, cannotTell('provider-service-silent'), placesOf([creation]))];
    if (isRefusal(creation)) return [];
    if (!isSuccess(creation))
      return [findingOf(REQUIREMENT, cannotTell('provider-unavailable', { params: { status: statusOf(creation) } }), placesOf([creation], 'response'))];
    const pages = (visit?.hops ?? []).filter(({ response }) => /html/i.test(headerOf(response?.headers ?? [], 'content-type') ?? ''));
    if (pages.length === 0) return [findingOf(REQUIREMENT, cannotTell('provider-page-not-seen'), placesOf([creation, ...(visit?.hops ?? [])]))];
    const carried = pages.filter(({ response }) => response?.body.text?.includes(markup) === true);
    return carried.length === 0
      ? []
      : [findingOf(REQUIREMENT, broken('provider-page-markup', { basis: 'I', at: 'response/body' }), placesOf(carried, 'response/body'))];
  },
};

/** The service did not take the markup. A server that is busy, or that broke down over it, refused nothing. */
function isRefusal(creation: Exchange): boolean {
  const status = statusOf(creation);
  return status >= 400 && status < 500 && !isOutage(creation);
}
