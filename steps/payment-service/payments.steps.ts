/** Words about payments from creation to end. */
import { Given, Then, When } from '@cucumber/cucumber';
import type { Check } from '../../src/checks/check.ts';
import {
  answerSuccessWith200,
  defuseMarkup,
  echoRequestUnchanged,
  keepFinalStatus,
  leadBackToRedirectUrl,
  offerPageWhileInitial,
  refuseRepeatedRequest,
  refuseSimultaneousTwins,
  returnBothParts,
  serveTransactionUrl,
  tellMethodAndTime,
  tellNothingBeforePayment,
  withdrawPageAfterEnd,
} from '../../src/checks/payment-service/index.ts';
import type { CallsSubject, MarkupSubject, PaymentsSubject, TwinsSubject } from '../../src/checks/payment-service/index.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { requestIdOf, transactionIdOf } from '../../src/drivers/payment-service/answers.ts';
import { composeRequest, newMark } from '../../src/drivers/payment-service/request-composing.ts';
import { createStaged } from '../staged.ts';
import { callsSubject, create, creationOf, keep, read } from './call-stage.ts';
import { actAgain, makeAndEnd, makeAndRead, open, outcomeOf } from './payment-stage.ts';
import { itemWithMarkup } from './request-stage.ts';
import type { PaymentServiceWorld } from './world.ts';

const TOGETHER = 5;

const twins = createStaged<TwinsSubject>();
const markups = createStaged<MarkupSubject>();

Given('zur gleichen Zeit werden andere Zahlungen angelegt', function (this: PaymentServiceWorld) {
  this.isBusy = true;
});

Given('jemand hat an die Adresse der Bezahlseite eine fremde redirectUrl angehängt', function (this: PaymentServiceWorld) {
  this.forgedReturn = `https://fremd.pruefstand.example/${newMark()}`;
});

When('ein Onlinedienst eine Zahlung anlegt und liest', async function (this: PaymentServiceWorld) {
  await makeAndRead(this);
});

When('eine Person eine Zahlung so beendet: {string}', async function (this: PaymentServiceWorld, end: string) {
  await makeAndEnd(this, outcomeOf(end));
});

When('die Person danach die Bezahlseite noch einmal öffnet und es anders versucht', async function (this: PaymentServiceWorld) {
  await actAgain(this);
});

When('ein Onlinedienst dieselbe Anfrage noch einmal sendet', async function (this: PaymentServiceWorld) {
  const request = composeRequest(this.service);
  const first = await create(this, request);
  twins.set(this, { first, others: [await create(this, request)] });
});

When('ein Onlinedienst unter derselben requestId einen anderen Betrag sendet', async function (this: PaymentServiceWorld) {
  const request = composeRequest(this.service);
  const first = await create(this, request);
  const others = [
    await create(this, { ...composeRequest(this.service, { grosAmount: 25, items: [...request.items, ...request.items] }), requestId: request.requestId }),
  ];
  const id = transactionIdOf(first);
  twins.set(this, { first, others, ...(id === undefined ? {} : { reading: await read(this, id) }) });
});

When('ein Onlinedienst danach dieselbe Anfrage noch einmal sendet', async function (this: PaymentServiceWorld) {
  const [payment] = this.payments;
  if (payment === undefined) throw new Error('No payment was made.');
  const repeated = composeRequest(this.service, { requestId: requestIdOf(payment.creation) });
  twins.set(this, { first: payment.creation, others: [await create(this, repeated)] });
});

When('dieselbe Anfrage fünfmal zugleich eintrifft', async function (this: PaymentServiceWorld) {
  const order = creationOf(this, JSON.stringify(composeRequest(this.service)));
  const results = await this.caller.callTogether(Array.from({ length: TOGETHER }, () => order));
  twins.set(this, { others: results.map(({ exchange }) => exchange) });
});

When('ein Onlinedienst eine Zahlung anlegt, in deren Angaben zu Person und Position Auszeichnungen stehen', async function (this: PaymentServiceWorld) {
  const markup = `<b id="${newMark()}">`;
  const request = composeRequest(this.service, itemWithMarkup(this.service, markup));
  const creation = await create(this, request);
  const visit = await open(this, creation, request.redirectUrl);
  markups.set(this, { creation, markup, ...(visit === undefined ? {} : { visit }) });
});

/** Sentences about the payments of the scenario. */
const PAYMENTS: readonly (readonly [string, Check<PaymentsSubject>])[] = [
  ['steht die Anfrage in jeder Antwort so, wie sie gesendet wurde', echoRequestUnchanged],
  ['führt die Adresse, die die Antwort für die Transaktion nennt, zu ihr', serveTransactionUrl],
  ['ist die Zahlung offen, und jede Antwort nennt die Bezahlseite', offerPageWhileInitial],
  ['nennt keine Antwort Zahlungsart oder Zeitpunkt', tellNothingBeforePayment],
  ['nennt die Antwort keine Bezahlseite mehr', withdrawPageAfterEnd],
  ['nennt die Antwort Zahlungsart und Zeitpunkt genau dann, wenn bezahlt ist', tellMethodAndTime],
  ['bleibt der Stand der Zahlung, wie er war', keepFinalStatus],
  ['wird der Browser genau an die redirectUrl der Transaktion geleitet', leadBackToRedirectUrl],
];

for (const [sentence, check] of PAYMENTS) {
  Then(sentence, function (this: PaymentServiceWorld) {
    const subject = this.paymentsSubject();
    return this.judge([check], subject, exchangesOf(subject));
  });
}

/** Sentences about the answers that a payment brought. */
const ANSWERS: readonly (readonly [string, Check<CallsSubject>])[] = [
  ['enthält jede Antwort die Angaben zur Zahlung und die Anfrage', returnBothParts],
  ['ist jede gute Antwort mit 200 gesendet', answerSuccessWith200],
];

for (const [sentence, check] of ANSWERS) {
  Then(sentence, function (this: PaymentServiceWorld) {
    const made = this.paymentsSubject();
    for (const { creation, openReadings } of made.payments) {
      keep(this, { about: 'Anlegen', exchange: creation });
      for (const exchange of openReadings) keep(this, { about: 'Lesen', exchange });
    }
    return this.judge([check], callsSubject(this), exchangesOf(made));
  });
}

/** Sentences about requests with one requestId. */
const TWINS: readonly (readonly [string, Check<TwinsSubject>])[] = [
  ['wird die Wiederholung mit PAYMENT_EXISTS abgelehnt', refuseRepeatedRequest],
  ['entsteht daraus eine einzige Zahlung', refuseSimultaneousTwins],
];

for (const [sentence, check] of TWINS) {
  Then(sentence, function (this: PaymentServiceWorld) {
    const subject = twins.get(this);
    const { first, others, reading } = subject;
    return this.judge([check], subject, [...(first === undefined ? [] : [first]), ...others, ...(reading === undefined ? [] : [reading])]);
  });
}

Then('führt die Bezahlseite keine davon aus', function (this: PaymentServiceWorld) {
  const subject = markups.get(this);
  return this.judge([defuseMarkup], subject, [subject.creation, ...(subject.visit?.hops ?? [])]);
});

function exchangesOf({ payments }: PaymentsSubject): readonly Exchange[] {
  return payments.flatMap(({ creation, openReadings, namedReading, visit, finalReadings }) => [
    creation,
    ...openReadings,
    ...(namedReading === undefined ? [] : [namedReading]),
    ...(visit?.hops ?? []),
    ...finalReadings,
  ]);
}
