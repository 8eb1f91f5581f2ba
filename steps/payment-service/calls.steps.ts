/** Words about single calls: what an online service sends, and how the payment service answers it. */
import { Then, When } from '@cucumber/cucumber';
import type { Check } from '../../src/checks/check.ts';
import {
  UNKNOWN_PAIR,
  acceptFieldLimits,
  acceptRightSum,
  answerStatusQuery,
  checkPathIds,
  hideInternalsInDetail,
  keepTenantsApart,
  nameSupportReference,
  nameUnknownPair,
  offerAllOperations,
  refuseFieldViolation,
  refusePaymentStrangers,
  refuseUnknownTransaction,
  refuseWrongSum,
  requireBookingData,
  usePaymentProblems,
} from '../../src/checks/payment-service/index.ts';
import type { CallsSubject } from '../../src/checks/payment-service/index.ts';
import { transactionIdOf } from '../../src/drivers/payment-service/answers.ts';
import { composeRequest, newMark } from '../../src/drivers/payment-service/request-composing.ts';
import { BODY_FLAWS, BOOKING_FLAWS, FIELD_FLAWS, SUM_FLAWS } from '../../src/drivers/payment-service/request-flaws.ts';
import { FIELD_LIMITS, RIGHT_SUMS } from '../../src/drivers/payment-service/request-limits.ts';
import { askStatus, callsSubject, create, createAllowed, createWithFlaw, creationOf, entryOf, keep, read } from './call-stage.ts';
import { callUnderSpoiledIds, unknownPair } from './pair-stage.ts';
import type { PaymentServiceWorld } from './world.ts';

When('ein Onlinedienst Anlegen, Lesen und Zustandsabfrage aufruft', async function (this: PaymentServiceWorld) {
  const creation = await create(this, composeRequest(this.service));
  keep(this, { about: 'Anlegen', exchange: creation });
  const id = transactionIdOf(creation);
  if (id !== undefined) keep(this, { about: 'Lesen', exchange: await read(this, id) });
  keep(this, { about: 'Zustandsabfrage', exchange: await askStatus(this) });
});

When('ein Onlinedienst den Zustand der vereinbarten Kombination abfragt', async function (this: PaymentServiceWorld) {
  keep(this, { about: 'die vereinbarte Kombination', exchange: await askStatus(this) });
});

When('ein Onlinedienst den Zustand einer unbekannten Kombination abfragt', async function (this: PaymentServiceWorld) {
  keep(this, { about: UNKNOWN_PAIR, exchange: await askStatus(this, unknownPair(this, 'endPointId')) });
});

When('ein Onlinedienst Kennungen mit {} verwendet', async function (this: PaymentServiceWorld, flaw: string) {
  await callUnderSpoiledIds(this, flaw);
});

When('ein Onlinedienst eine Zahlung unter einer unbekannten Kombination anlegt und liest', async function (this: PaymentServiceWorld) {
  const id = transactionIdOf(await create(this, composeRequest(this.service)));
  for (const member of ['originatorId', 'endPointId'] as const) {
    const pair = unknownPair(this, member);
    keep(this, { about: `${member} unbekannt, Anlegen`, exchange: await create(this, composeRequest(this.service), pair) });
    if (id !== undefined) keep(this, { about: `${member} unbekannt, Lesen`, exchange: await read(this, id, pair) });
  }
});

When('ein anderer Mandant die Transaktion eines Onlinedienstes liest', async function (this: PaymentServiceWorld) {
  const id = transactionIdOf(await create(this, composeRequest(this.service)));
  const { own, other } = this.service;
  keep(this);
  if (id === undefined || other === undefined) return;
  keep(this, { about: 'unter seiner eigenen Kombination', exchange: await read(this, id, other, 'other') });
  keep(this, { about: 'unter der Kombination des Onlinedienstes', exchange: await read(this, id, own, 'other') });
});

When('die Anfrage eines Onlinedienstes eine Regel verletzt: {string}', async function (this: PaymentServiceWorld, flaw: string) {
  await createWithFlaw(this, flaw, entryOf(FIELD_FLAWS, flaw));
});

When('grosAmount von den Positionen abweicht: {string}', async function (this: PaymentServiceWorld, flaw: string) {
  await createWithFlaw(this, flaw, entryOf(SUM_FLAWS, flaw));
});

When('die Kontierung fehlt: {string}', async function (this: PaymentServiceWorld, flaw: string) {
  await createWithFlaw(this, `Kontierung fehlt ${flaw}`, entryOf(BOOKING_FLAWS, flaw));
});

When('die Anfrage eines Onlinedienstes an der Grenze des Erlaubten liegt: {string}', async function (this: PaymentServiceWorld, name: string) {
  await createAllowed(this, name, entryOf(FIELD_LIMITS, name));
});

When('die Positionen so zu addieren sind: {string}', async function (this: PaymentServiceWorld, name: string) {
  await createAllowed(this, name, entryOf(RIGHT_SUMS, name));
});

When('ein Onlinedienst statt einer Anfrage dies sendet: {string}', async function (this: PaymentServiceWorld, name: string) {
  const { exchange } = await this.caller.call(creationOf(this, entryOf(BODY_FLAWS, name)(this.service)));
  keep(this, { about: name, exchange });
});

When('ein Onlinedienst eine Transaktion liest, die es nicht gibt', async function (this: PaymentServiceWorld) {
  keep(this, { about: 'eine Transaktion, die es nicht gibt', exchange: await read(this, newMark()) });
});

When('zwei Anfragen nacheinander denselben Fehler haben', async function (this: PaymentServiceWorld) {
  for (const flaw of ['purpose mit Semikolon', 'purpose mit Semikolon']) await createWithFlaw(this, flaw, entryOf(FIELD_FLAWS, flaw));
});

When('jemand ohne Zugangsdaten eine Zahlung anlegt und eine fremde liest', async function (this: PaymentServiceWorld) {
  const id = transactionIdOf(await create(this, composeRequest(this.service)));
  keep(this, { about: 'Anlegen', exchange: await create(this, composeRequest(this.service), this.service.own, 'none') });
  if (id !== undefined) keep(this, { about: 'Lesen', exchange: await read(this, id, this.service.own, 'none') });
});

/** Sentences about the calls of the scenario. */
const CALLS: readonly (readonly [string, Check<CallsSubject>])[] = [
  ['werden alle drei Vorgänge angeboten und mit JSON beantwortet', offerAllOperations],
  ['wird die Zustandsabfrage mit 200 oder 503 als Problemdokument beantwortet', answerStatusQuery],
  ['wird die Zustandsabfrage mit 403 als Problemdokument beantwortet', answerStatusQuery],
  ['wird jeder Aufruf mit einem Funktionscode abgelehnt', checkPathIds],
  ['wird jeder Aufruf mit NO_VALID_ORIGINATOR_OR_ENDPOINT abgelehnt', nameUnknownPair],
  ['bekommt er sie nicht zu sehen', keepTenantsApart],
  ['wird die Anfrage mit VALIDATION_ERROR abgelehnt', refuseFieldViolation],
  ['wird die Anfrage mit CALCULATION_ERROR abgelehnt', refuseWrongSum],
  ['wird die Anfrage mit BOOKING_DATA_MISSING abgelehnt', requireBookingData],
  ['wird die Anfrage nicht abgelehnt', acceptFieldLimits],
  ['wird die richtige Summe nicht abgelehnt', acceptRightSum],
  ['ist jeder Fehler ein Fehlerobjekt des Standards', usePaymentProblems],
  ['zeigt das Fehlerobjekt keine Interna', hideInternalsInDetail],
  ['nennt jedes Fehlerobjekt eine eigene Nummer für die Rückfrage', nameSupportReference],
  ['werden beide Aufrufe abgelehnt', refusePaymentStrangers],
  ['bekommt er keine Transaktion zu sehen', refuseUnknownTransaction],
];

for (const [sentence, check] of CALLS) {
  Then(sentence, function (this: PaymentServiceWorld) {
    const subject = callsSubject(this);
    return this.judge(
      [check],
      subject,
      subject.calls.map(({ exchange }) => exchange),
    );
  });
}
