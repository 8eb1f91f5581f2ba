/** Words about everything the product sent in a run. */
import { Then, When } from '@cucumber/cucumber';
import type { Check } from '../../src/checks/check.ts';
import {
  keepDataOutOfTheLog,
  nameSupportedPayloadSchema,
  postEventAsJose,
  requestTokenWithClientCredentials,
  separateKeys,
  stateRejectProblems,
  tagTheAcceptEvent,
  writeSetClaims,
  writeSetHeader,
} from '../../src/checks/fit-connect/index.ts';
import type { RunSubject } from '../../src/checks/fit-connect/subject.ts';
import { ALL_SENT_KEY } from '../../src/core/submission.ts';
import type { SentSubmission } from '../../src/core/submission.ts';
import type { FitConnectWorld } from './world.ts';

async function judgeRun(world: FitConnectWorld, checks: readonly Check<RunSubject>[]): Promise<'pending' | undefined> {
  const sent = (await world.control.read(ALL_SENT_KEY)) as readonly SentSubmission[];
  const exchanges = await world.productExchanges();
  const subject: RunSubject = {
    observations: sent.map((facts) => ({ sent: facts, exchanges: [], events: [] })),
    events: await world.readEvents(exchanges),
    exchanges,
    destinationId: world.target.destinationId,
    signingKids: world.target.signingKeys.map(({ kid }) => String(kid)),
    apiVersion: world.target.apiVersion,
  };
  return world.judge(
    checks,
    subject,
    subject.events.map(({ exchange }) => exchange),
  );
}

When('alle Einreichungen des Laufs beantwortet sind', async function (this: FitConnectWorld) {
  await this.waitForAnswers((await this.campaign()).submissionIds);
});

const SENTENCES: readonly (readonly [string, Check<RunSubject>])[] = [
  ['waren alle Token-Anfragen richtig gestellt', requestTokenWithClientCredentials],
  ['hatte jedes gesendete Ereignis einen richtigen Kopf und eine gültige Signatur', writeSetHeader],
  ['nannte jedes gesendete Ereignis Aussteller, Zeit, Kennung, Einreichung und Vorgang richtig', writeSetClaims],
  ['trug jede Annahme die Authentication-Tags aller empfangenen Teile', tagTheAcceptEvent],
  ['nannte kein Ereignis ein zurückgewiesenes Payload-Schema', nameSupportedPayloadSchema],
  ['nannte jede Ablehnung Gründe mit Typ und Stelle', stateRejectProblems],
  ['stand in keinem Ereignis ein Wert aus den Fachdaten', keepDataOutOfTheLog],
  ['hatte jedes gesendete Ereignis den Medientyp application\\/jose', postEventAsJose],
];

for (const [sentence, check] of SENTENCES) {
  Then(sentence, function (this: FitConnectWorld) {
    return judgeRun(this, [check]);
  });
}

When('der Zustellpunkt seine öffentlichen Schlüssel zeigt', async function (this: FitConnectWorld) {
  await this.control.destination(this.target.destinationId);
});

Then('hat jeder Zweck einen eigenen Schlüssel, der für nichts anderes ausgewiesen ist', function (this: FitConnectWorld) {
  const { encryptionKeys, signingKeys } = this.target;
  return this.judge([separateKeys], { encryptionKeys, signingKey: signingKeys[0] ?? {} }, []);
});
