/** Words about one submission: it was sent ahead by the campaign, the product answers, a check judges. */
import { Given, Then, When } from '@cucumber/cucumber';
import {
  ACCEPTANCES,
  REFUSALS,
  answerInvalidSubmission,
  fetchEverythingBeforeAccept,
  notePayment,
  ownUpToRefusedEvent,
  processOnce,
  readLogAfterLostAnswer,
  reportAllProblems,
  stopAfterConflict,
} from '../../src/checks/fit-connect/index.ts';
import type { Check } from '../../src/checks/check.ts';
import type { CaseSubject } from '../../src/checks/fit-connect/subject.ts';
import { SUBMISSION_STEP } from '../../src/core/submission.ts';
import type { Inspection } from '../../src/drivers/adapter.ts';
import { createStaged } from '../staged.ts';
import type { FitConnectWorld } from './world.ts';
import { pollsUnprompted } from './polling-stage.ts';

const unprompted = createStaged<boolean | undefined>();

async function judgeCase(world: FitConnectWorld, checks: readonly Check<CaseSubject>[], inspected?: Inspection): Promise<'pending' | undefined> {
  const known = unprompted.find(world);
  const subject = { ...(await world.caseSubject(inspected)), ...(known === undefined ? {} : { pollsUnprompted: known }) };
  return world.judge(checks, subject, subject.observation.exchanges);
}

Given(SUBMISSION_STEP, function (this: FitConnectWorld, phrase: string) {
  return this.take(phrase);
});

When('das Fachverfahren sie abgeholt und beantwortet hat', function (this: FitConnectWorld) {
  return this.waitForAnswers([this.submission.submissionId]);
});

When('das Fachverfahren nach seiner Antwort erneut abgeholt hat', async function (this: FitConnectWorld) {
  await this.waitForAnswers([this.submission.submissionId]);
  const { events } = await this.observe(this.submission);
  if (events[0] === undefined) return;
  const afterSeq = events[0].exchange.seq;
  await this.control.waitFor({ kind: 'exchange', query: { peer: 'product', operation: 'list-submissions', afterSeq }, count: 3 }, 3 * this.roundMs);
});

When('es seine Abholliste liest, ohne dass ein Callback der Anlass sein kann', async function (this: FitConnectWorld) {
  unprompted.set(this, await pollsUnprompted(this));
});

Then('hat es sie angenommen', function (this: FitConnectWorld) {
  return judgeCase(this, this.checksOf(ACCEPTANCES, this.requirements));
});

Then('hat es sie nicht angenommen', function (this: FitConnectWorld) {
  return judgeCase(this, this.checksOf(REFUSALS, this.requirements));
});

Then('ist ihre Zustellung abgeschlossen', function (this: FitConnectWorld) {
  return judgeCase(this, [answerInvalidSubmission]);
});

Then('ist ihre Zustellung abgeschlossen und festgehalten, was aus der Zahlung wurde, ohne es zu bewerten', async function (this: FitConnectWorld) {
  return judgeCase(this, [notePayment], await this.adapter?.inspect(this.submission.submissionId));
});

Then('nennt seine Ablehnung jeden Mangel', function (this: FitConnectWorld) {
  return judgeCase(this, [reportAllProblems]);
});

Then('hat es vor der Annahme alle Teile und das Ereignisprotokoll abgeholt', function (this: FitConnectWorld) {
  return judgeCase(this, [fetchEverythingBeforeAccept]);
});

Then('führt es die Einreichung nicht als zugestellt', async function (this: FitConnectWorld) {
  return judgeCase(this, [ownUpToRefusedEvent], await this.adapter?.inspect(this.submission.submissionId));
});

Then('hat es das Ereignis nicht wiederholt', function (this: FitConnectWorld) {
  return judgeCase(this, [stopAfterConflict]);
});

Then('hat es sie genau einmal verarbeitet', async function (this: FitConnectWorld) {
  return judgeCase(this, [processOnce], await this.adapter?.inspect(this.submission.submissionId));
});

Then('hat es vor einem weiteren Versuch das Protokoll gelesen', function (this: FitConnectWorld) {
  return judgeCase(this, [readLogAfterLostAnswer]);
});
