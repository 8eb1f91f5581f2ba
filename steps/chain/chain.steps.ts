/** Words about a chain: what people and services do between login and the authority's answer, and what has to come of it. */
import { Given, Then, When } from '@cucumber/cucumber';
import * as checks from '../../src/checks/chain/index.ts';
import type { ChainSubject } from '../../src/checks/chain/index.ts';
import type { Check } from '../../src/checks/check.ts';
import {
  applyRejected,
  applyWithoutPaymentService,
  claimPaid,
  comeBackWhileReading,
  endUnpaid,
  loseTheAnswer,
  payAndLeave,
  payDuringOutage,
  payTwice,
  restartBetween,
} from './break-stage.ts';
import { applyBadly, moveBetween } from './entry-stage.ts';
import { applyAsMeant, followDecided, logIn, pay } from './order-stage.ts';
import type { ChainWorld } from './world.ts';

Given('jemand ist mit dem Nutzerkonto angemeldet', async function (this: ChainWorld) {
  await logIn(this);
});

When('jemand einen Antrag stellt, die Gebühr bezahlt und das Fachverfahren ihn annimmt', async function (this: ChainWorld) {
  const tracked = await applyAsMeant(this);
  await pay(this, tracked);
  await followDecided(this, tracked);
});

/** What happens, by the words of the features. */
const EVENTS: readonly (readonly [string, (world: ChainWorld) => Promise<void>])[] = [
  ['das Fachverfahren den bezahlten Antrag zurückweist', applyRejected],
  ['jemand bezahlt, während der Zustelldienst gestört ist, und die Störung danach endet', async (world) => payDuringOutage(world)],
  ['die Antwort auf die Einreichung verloren geht', loseTheAnswer],
  ['die Zahlung abgebrochen wird', async (world) => endUnpaid(world, 'cancel')],
  ['die Zahlung abgelehnt wird', async (world) => endUnpaid(world, 'fail')],
  ['zu einem Antrag zwei Zahlungen begonnen und beide bezahlt werden', payTwice],
  ['der Browser unbezahlt mit der Behauptung zurückkehrt, es sei bezahlt', claimPaid],
  ['jemand bezahlt und das Fenster schließt', payAndLeave],
  ['der Bezahldienst beim Anlegen der Zahlung gestört ist', applyWithoutPaymentService],
  [
    'der Bezahldienst auf die Frage nach dem Ergebnis mit Fehlern antwortet',
    async (world) => comeBackWhileReading(world, { fault: 'answer-status', params: { status: 500 } }, false),
  ],
  ['der Bezahldienst einen anderen Betrag nennt als angefordert', async (world) => comeBackWhileReading(world, { fault: 'amount-other' }, true)],
  ['das Produkt zwischen Zahlung und Einreichung neu gestartet wird', restartBetween],
  ['sich die Adresse der Behörde zwischen Antrag und Zahlung ändert', moveBetween],
  ['jemand einen Antrag an eine Behörde stellt, deren Eintrag abgelaufen ist', async (world) => applyBadly(world, 'ended')],
  ['jemand einen Antrag an eine Behörde stellt, deren Zertifikat gesperrt ist', async (world) => applyBadly(world, 'revoked')],
  [
    'jemand einen Antrag stellt und das Verzeichnis ein anderes Zertifikat nennt als der Zustelldienst',
    async (world) => applyBadly(world, 'other-certificate'),
  ],
  ['jemand einen Antrag stellt und der Empfänger nicht zur richtigen Kategorie gehört', async (world) => applyBadly(world, 'stranger')],
];

for (const [sentence, happen] of EVENTS) {
  When(sentence, async function (this: ChainWorld) {
    await happen(this);
  });
}

/** Sentences about the applications of the scenario. */
const SENTENCES: readonly (readonly [string, Check<ChainSubject>])[] = [
  ['nennt die Einreichung die Zahlung so, wie sie im Kassenbuch steht', checks.nameTheRightPayment],
  ['nennt der eingereichte Antrag die angemeldete Person', checks.nameWhoLoggedIn],
  ['erfährt der Bürger die Entscheidung der Behörde', checks.showTheDecision],
  ['ist der bezahlte Antrag danach genau einmal eingereicht', checks.deliverAfterAnOutage],
  ['ist der Antrag nur einmal eingereicht', checks.deliverOnceAfterALostAnswer],
  ['ist der unbezahlte Antrag nicht eingereicht', checks.holdBackWhatIsUnpaid],
  ['ist der doppelt bezahlte Antrag nur einmal eingereicht', checks.deliverOnceForTwoPayments],
  ['bewirkt die Rückkehr keine Einreichung', checks.distrustTheReturn],
  ['ist der Antrag auch ohne Rückkehr eingereicht', checks.deliverAfterALateResult],
  ['ist der Antrag ohne Zahlung nicht eingereicht', checks.holdBackWithoutPaymentService],
  ['ist der Antrag wegen der Fehler nicht eingereicht', checks.holdBackOnUnreadableResults],
  ['ist der Antrag wegen des Betrags nicht eingereicht', checks.holdBackOnAnotherAmount],
  ['ist der bezahlte Antrag nach dem Neustart eingereicht', checks.rememberOrdersOverARestart],
  ['geht die Einreichung an die Adresse, die das Verzeichnis jetzt nennt', checks.deliverToTheCurrentAddress],
  ['ist ohne Eintrag nichts eingereicht', checks.deliverNowhereWithoutEntry],
  ['ist dorthin nichts eingereicht', checks.deliverNowhereWhenRevoked],
  ['ist wegen des Zertifikats nichts eingereicht', checks.compareTheCertificates],
  ['ist bei diesem Empfänger nichts eingereicht', checks.verifyTheReceiver],
];

for (const [sentence, check] of SENTENCES) {
  Then(sentence, async function (this: ChainWorld) {
    const subject = await this.subject();
    return this.judge([check], subject, evidenceOf(subject));
  });
}

function evidenceOf({ orders }: ChainSubject): Parameters<ChainWorld['judge']>[2] {
  return orders.flatMap(({ traces, deliveries, tellingExchange }) => [
    ...traces,
    ...deliveries.map(({ exchange }) => exchange),
    ...(tellingExchange === undefined ? [] : [tellingExchange]),
  ]);
}
