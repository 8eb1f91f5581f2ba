/**
 * Words about storing before accepting. The service carries the accept event out but keeps its answer back; in the meantime
 * the product's adapter is asked what it has stored. The submission is hidden until the scenario begins.
 */
import { Given, Then, When } from '@cucumber/cucumber';
import { storeBeforeAccept } from '../../src/checks/fit-connect/index.ts';
import type { Inspection } from '../../src/drivers/adapter.ts';
import { createStaged } from '../staged.ts';
import type { FitConnectWorld } from './world.ts';
import { sendCorrect } from './callback-stage.ts';

/** How long the answer is kept back. */
const HELD_MS = 2_000;

const inspections = createStaged<Inspection | undefined>();

Given('ein Zustelldienst, der die Antwort auf das Ereignis zu einer Einreichung zurückhält', async function (this: FitConnectWorld) {
  const facts = await this.own('held-answer');
  this.use(facts);
  await this.control.arm({
    fault: 'answer-slow',
    match: { caseId: facts.caseId, operation: 'post-event', peer: 'product' },
    times: 1,
    params: { delayMs: HELD_MS },
  });
  await this.control.disarm(facts.hidingFault);
  if (this.target.hasCallback) await sendCorrect(this, facts);
});

/** The event is known to be under way from its record on, which is written when it arrives; its answer comes later. */
When('das Fachverfahren die Annahme gesendet hat und noch auf die Antwort wartet', async function (this: FitConnectWorld) {
  const { submissionId, caseId } = this.submission;
  const query = { peer: 'product', operation: 'post-event', caseId } as const;
  await this.control.waitFor({ kind: 'exchange', query }, Math.max(2 * this.roundMs, this.target.deadlineSeconds * 1000));
  inspections.set(this, await this.adapter?.inspect(submissionId));
});

Then('zeigt es die Einreichung bereits als gespeichert', async function (this: FitConnectWorld) {
  const subject = await this.caseSubject(inspections.get(this));
  return this.judge([storeBeforeAccept], subject, subject.observation.exchanges);
});
