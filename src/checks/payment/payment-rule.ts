/**
 * Shapes that most checks of paying portals share: every request that begins a payment is held against one rule, or every application; and
 * an application that nobody paid must not count as paid.
 */
import type { Exchange } from '../../core/exchange.ts';
import { parseExactJson } from '../../formats/exact-json.ts';
import { isJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { PaymentsSubject, SeenApplication, SeenCreation, ToldApplication } from './subject.ts';

/** A product that repeats without end shall not fill the report. */
const MOST_EVIDENCE = 10;

/** A check of every application. */
export function applicationRule(
  requirement: string,
  id: string,
  judge: (application: SeenApplication, subject: PaymentsSubject) => readonly Flaw[],
): Check<PaymentsSubject> {
  return {
    id,
    requirement,
    run(subject) {
      if (subject.applications.length === 0) return [findingOf(requirement, cannotTell('fee-not-begun'), [])];
      return subject.applications.flatMap((application) =>
        judge(application, subject).map((flaw) => findingOf(requirement, flaw, placesOf(evidenceOf(application)))),
      );
    },
  };
}

/** A check of every request that begins a payment. */
export function creationRule(
  requirement: string,
  id: string,
  judge: (creation: SeenCreation, application: SeenApplication) => readonly Flaw[],
): Check<PaymentsSubject> {
  return {
    id,
    requirement,
    run({ applications }) {
      const created = applications.flatMap((application) => application.creations.map((creation) => ({ creation, application })));
      if (created.length === 0) return [findingOf(requirement, cannotTell('fee-creation-not-seen'), [])];
      return created.flatMap(({ creation, application }) =>
        judge(creation, application).map((flaw) => findingOf(requirement, flaw, placesOf([creation.exchange], flaw.at ?? 'request/body'))),
      );
    },
  };
}

/** A check that applications under attack do not count as paid. @param messageKey what is found when one does */
export function unpaidRule(requirement: string, id: string, messageKey: string): Check<PaymentsSubject> {
  return applicationRule(requirement, id, ({ attack, told }) => {
    if (attack === undefined) return [];
    if (told?.state === undefined) return [cannotTell('fee-not-told')];
    if (isPaid(told)) return [broken(messageKey, { params: stateParams(told) })];
    return attack.staged > 0 ? [] : [cannotTell('fee-attack-not-staged')];
  });
}

/** Whether the product takes an application for paid. */
export function isPaid({ state, bookings = 0 }: ToldApplication): boolean {
  return state === 'paid' || state === 'sent' || bookings > 0;
}

/** What is told, for a sentence. */
export function stateParams({ state = '?', bookings }: ToldApplication): Readonly<Record<string, string | number>> {
  return { state, bookings: bookings ?? '?' };
}

/** The JSON object in the request that created a payment, numbers as written. */
export function requestIn({ exchange }: SeenCreation): JsonObject | undefined {
  const value = parseExactJson(exchange.request.body.text ?? '')?.value;
  return isJsonObject(value) ? value : undefined;
}

/** The answer to a reading of XBezahldienste. @returns undefined for every answer but 200 with payment information */
export function informationIn({ response }: Exchange): JsonObject | undefined {
  const value = response?.status === 200 ? parseExactJson(response.body.text ?? '')?.value : undefined;
  const information = isJsonObject(value) ? value['paymentInformation'] : undefined;
  return isJsonObject(information) ? information : undefined;
}

function evidenceOf({ creations, reads, visits, tellingExchange }: SeenApplication): readonly Exchange[] {
  const told = tellingExchange === undefined ? [] : [tellingExchange];
  return [...creations.slice(0, 2).map(({ exchange }) => exchange), ...visits.slice(-2), ...reads.slice(-3), ...told].slice(0, MOST_EVIDENCE);
}
