/** Words about fees: what people and the payment service do, and what has to come of it. */
import { Given, Then, When } from '@cucumber/cucumber';
import * as checks from '../../src/checks/payment/index.ts';
import type { Face, PaymentsSubject } from '../../src/checks/payment/index.ts';
import type { Check } from '../../src/checks/check.ts';
import {
  berlinTime,
  callBackLink,
  claimPaid,
  comeBackElsewhere,
  comeBackUnsettled,
  comeBackWhileReading,
  comeBackWithSigned,
  evidenceOf,
  payWhileReading,
  replayGiroMessage,
  sendForeignNotice,
  sendSignedGiroNotice,
  tamperMessages,
} from './attack-stage.ts';
import { act, apply, awaitNotices, backLinkOf, basketOf, comeBack, followEnded, followPaid, look, payAgain, payAndWantAgain, paymentOf } from './fee-stage.ts';
import type { PaymentWorld } from './world.ts';

const FACES: Readonly<Record<string, Face>> = { XBezahldienste: 'xbezahldienste', pmPayment: 'pmpayment', GiroCheckout: 'girocheckout', ePayBL: 'epaybl' };
const AN_HOUR_MS = 3_600_000;

Given('der Onlinedienst bezahlt über {word}', function (this: PaymentWorld, name: string) {
  const face = FACES[name];
  if (face === undefined) throw new Error(`No interface is known as "${name}".`);
  this.face = face;
});

Given('das Anlegen der nächsten Zahlung geht so aus: {string}', function (this: PaymentWorld, situation: string) {
  this.creationSituation = situation;
});

When('jemand einen Antrag mit Gebühr stellt', async function (this: PaymentWorld) {
  await look(this, await apply(this));
});

When('jemand zwei Anträge mit Gebühr stellt', async function (this: PaymentWorld) {
  await apply(this);
  await apply(this);
});

When('jemand einen Antrag mit diesen Positionen stellt: {string}', async function (this: PaymentWorld, basket: string) {
  await apply(this, basketOf(basket));
});

When('jemand einen Antrag mit dem Verwendungszweck {string} stellt', async function (this: PaymentWorld, purpose: string) {
  await apply(this, { purpose });
});

When('jemand den Antrag stellt, an der Bezahlseite abbricht und es noch einmal versucht', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await comeBack(this, tracked, await act(this, tracked, 'cancel'));
  await followEnded(this, tracked);
  await payAgain(this, tracked);
});

When('jemand den Antrag stellt, bezahlt und zurückkehrt', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await comeBack(this, tracked, await act(this, tracked, 'pay'));
  await followPaid(this, tracked);
});

When('jemand den Antrag stellt, bezahlt und das Fenster schließt', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await act(this, tracked, 'pay');
  await followPaid(this, tracked);
});

When('jemand den Antrag stellt und zurückkehrt, nachdem die Zahlung abgelehnt wurde', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await comeBack(this, tracked, await act(this, tracked, 'fail'));
  await followEnded(this, tracked);
});

When('jemand den Antrag stellt und zurückkehrt, nachdem die Zahlung abgebrochen wurde', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await comeBack(this, tracked, await act(this, tracked, 'cancel'));
  await followEnded(this, tracked);
});

When('jemand den Antrag stellt und unbezahlt mit der Behauptung zurückkehrt, es sei bezahlt', async function (this: PaymentWorld) {
  await claimPaid(this);
});

When('jemand den Antrag stellt, abbricht und mit der Behauptung zurückkehrt, es sei bezahlt', async function (this: PaymentWorld) {
  await claimPaid(this, 'cancel');
});

When('jemand bezahlt und zurückkehrt, während das Lesen so ausgeht: {string}', async function (this: PaymentWorld, situation: string) {
  await payWhileReading(this, situation, 'unpaid');
});

When('jemand unbezahlt zurückkehrt, während das Lesen so ausgeht: {string}', async function (this: PaymentWorld, situation: string) {
  await comeBackWhileReading(this, situation);
});

When('ein anderer Antrag bezahlt ist und das Lesen so ausgeht: {string}', async function (this: PaymentWorld, situation: string) {
  const other = await apply(this);
  await act(this, other, 'pay');
  await comeBackWhileReading(this, situation);
});

When('jemand bezahlt und das Lesen nennt: {string}', async function (this: PaymentWorld, situation: string) {
  const tracked = await payWhileReading(this, situation, 'paid');
  if (situation === 'kein Kassenzeichen') tracked.hidesReference = true;
  const url = tracked.told?.statusUrl;
  if (url !== undefined) tracked.pageExchange = (await this.counter.visit({ url })).exchange;
});

When('jemand, der einen Antrag bezahlt hat, an die Adresse eines anderen Antrags zurückkehrt', async function (this: PaymentWorld) {
  await comeBackElsewhere(this);
});

When('jemand bezahlt, das Fenster schließt und noch einmal bezahlen will', async function (this: PaymentWorld) {
  await payAndWantAgain(this);
});

When('jemand ein zweites Mal zu bezahlen beginnt und die erste Zahlung danach doch bezahlt wird', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await payAgain(this, tracked);
  await act(this, tracked, 'pay', 0);
  await followPaid(this, tracked);
});

When('jemand den Antrag stellt, bezahlt und dreimal zugleich zurückkehrt', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  const url = await act(this, tracked, 'pay');
  await Promise.all([1, 2, 3].map(async () => comeBack(this, tracked, url)));
  await followPaid(this, tracked);
});

When('Benachrichtigung und Rückkehr zugleich und die Benachrichtigung zweimal kommen', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  const payment = await paymentOf(this, tracked);
  if (payment !== undefined) await this.arm({ fault: 'notice-twice', match: { transactionId: payment.transactionId } });
  await comeBack(this, tracked, await act(this, tracked, 'pay'));
  await awaitNotices(this, tracked, 2);
  await followPaid(this, tracked);
});

When('die Zahlung fehlschlägt und die Nachricht darüber {string}', async function (this: PaymentWorld, situation: string) {
  await tamperMessages(this, 'fail', situation);
});

When('die Zahlung gelingt und die Nachricht darüber {string}', async function (this: PaymentWorld, situation: string) {
  await tamperMessages(this, 'pay', situation);
});

When('ein Fremder eine Benachrichtigung über eine offene Zahlung sendet', async function (this: PaymentWorld) {
  await sendForeignNotice(this);
});

When('der Browser mit einer richtig signierten Rückkehr über einen anderen Betrag kommt', async function (this: PaymentWorld) {
  await comeBackWithSigned(this, [['amount', '100']]);
});

When('der Browser mit einer richtig signierten Rückkehr kommt, die zwölf Stunden alt ist', async function (this: PaymentWorld) {
  await comeBackWithSigned(this, [['created_at', berlinTime(Date.now() - 12 * AN_HOUR_MS)]]);
});

When('eine richtig signierte Nachricht über einen anderen Betrag kommt', async function (this: PaymentWorld) {
  await sendSignedGiroNotice(this, 100);
});

When('die echte Nachricht über einen anderen Antrag an die Adressen dieses Antrags kommt', async function (this: PaymentWorld) {
  await replayGiroMessage(this);
});

When('jemand unbezahlt den Rücksprung für den Erfolg aufruft', async function (this: PaymentWorld) {
  await callBackLink(this);
});

When('jemand bezahlt und zurückkehrt, die Bezahlplattform aber kein Ergebnis nennt', async function (this: PaymentWorld) {
  await comeBackUnsettled(this);
});

When('jemand den Antrag stellt, bei ePayBL bezahlt und zurückkehrt', async function (this: PaymentWorld) {
  const tracked = await apply(this);
  await act(this, tracked, 'pay');
  await comeBack(this, tracked, backLinkOf(tracked));
  await followPaid(this, tracked);
});

/** Sentences about the applications of the scenario. */
const SENTENCES: readonly (readonly [string, Check<PaymentsSubject>])[] = [
  ['trägt jede Anfrage eine eigene erlaubte requestId', checks.makeFreshRequestIds],
  ['ist grosAmount die Summe der gesendeten Positionen', checks.sendSumOfItems],
  ['hat der Verwendungszweck erlaubte Länge und Zeichen', checks.keepPurposeShortAndPlain],
  ['enthält die Anfrage keine Angabe mit null', checks.leaveAbsentMembersOut],
  ['weiß der Onlinedienst das Ergebnis allein aus dem Lesen', checks.learnResultByReading],
  ['erfährt der Onlinedienst das Ergebnis auch ohne Rückkehr', checks.pollOpenTransactions],
  ['gilt der Antrag nach dieser Antwort nicht als bezahlt', checks.failOnOtherAnswers],
  ['folgt die Angabe zur Zahlung für FIT-Connect deren Regeln', checks.mapPaymentForFitConnect],
  ['führt der Onlinedienst den Browser auch ohne Kassenzeichen zur Bezahlseite', checks.acceptMissingReference],
  ['gilt der Antrag wegen der Abweichung nicht als bezahlt', checks.compareAmountAndCurrency],
  ['gilt der Antrag durch die fremde Transaktion nicht als bezahlt', checks.compareTransaction],
  ['gilt der Antrag durch den unbekannten Status nicht als bezahlt', checks.keepUnknownStatusOpen],
  ['zeigt die Seite des Antrags das Skript nur als Text', checks.showTextsAsText],
  ['gilt der andere Antrag nicht als bezahlt', checks.bindReturnToApplication],
  ['legt der Onlinedienst keine zweite Zahlung an', checks.askBeforeSecondAttempt],
  ['bemerkt der Onlinedienst auch die verspätete Zahlung', checks.noticeLateResult],
  ['bucht der Onlinedienst die Gebühr einmal', checks.bookOnce],
  ['deckt der hash genau die gesendeten Felder ab', checks.signFieldsAsSent],
  ['ist der Betrag eine ganze Zahl von Cent', checks.sendAmountInCents],
  ['bucht der Onlinedienst nur, was die Statusabfrage bestätigt', checks.confirmNoticeByStatus],
  ['wirkt jede txid nur einmal', checks.bookOnceForEachTxid],
  ['lehnt der Onlinedienst die Rückkehr ab', checks.refuseStaleOrOtherAmount],
  ['führt der Onlinedienst den Browser nicht zur genannten Adresse', checks.verifyReplyHash],
  ['bewirkt die Nachricht nichts', checks.verifyMessageHash],
  ['gilt der Antrag genau bei 4000 als bezahlt', checks.take4000Only],
  ['gilt der Antrag durch diese Nachricht nicht als bezahlt', checks.compareOwnTransaction],
  ['sind beide Rücksprung-Adressen kodiert', checks.encodeBackLinks],
  ['gilt der Rücksprung nicht als Nachweis', checks.distrustBackLinks],
  ['antwortet der Onlinedienst bald und führt die Zahlung als offen', checks.pollWithLimit],
  ['passt der Buchungstext neben das Kassenzeichen auf den Kontoauszug', checks.fitTextToStatement],
];

for (const [sentence, check] of SENTENCES) {
  Then(sentence, async function (this: PaymentWorld) {
    const subject = await this.subject();
    return this.judge([check], subject, evidenceOf(subject.applications));
  });
}

Then('steht jede Operation im Namensraum von ePayBL', async function (this: PaymentWorld) {
  const subject = await this.callsSubject();
  return this.judge([checks.callInNamespace], subject, subject.calls);
});
