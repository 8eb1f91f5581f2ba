/**
 * Markup in members without a rule about characters is refused, or shown as text: the payment page does not carry it out. No source says so;
 * our reading of what the rules about characters are for.
 */
import { headerOf } from '../../core/exchange.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Check } from '../check.ts';
import { isSuccess } from './content.ts';
import type { MarkupSubject } from './subject.ts';

const REQUIREMENT = 'PAY-006';

/** @requirement PAY-006 */
export const defuseMarkup: Check<MarkupSubject> = {
  id: 'defuse-markup',
  requirement: REQUIREMENT,
  run({ creation, markup, visit }) {
    if (creation.response === undefined) return [findingOf(REQUIREMENT, cannotTell('provider-service-silent'), placesOf([creation]))];
    if (!isSuccess(creation)) return [];
    const pages = (visit?.hops ?? []).filter(({ response }) => /html/i.test(headerOf(response?.headers ?? [], 'content-type') ?? ''));
    if (pages.length === 0) return [findingOf(REQUIREMENT, cannotTell('provider-page-not-seen'), placesOf([creation, ...(visit?.hops ?? [])]))];
    const carried = pages.filter(({ response }) => response?.body.text?.includes(markup) === true);
    return carried.length === 0
      ? []
      : [findingOf(REQUIREMENT, broken('provider-page-markup', { basis: 'I', at: 'response/body' }), placesOf(carried, 'response/body'))];
  },
};
