/** Words about what the report tells of a product without judging it. */
import { Then, When } from '@cucumber/cucumber';
import { tellKeptAnswers, tellRetries, tellReturnToServer } from '../../src/checks/dvdv-client/index.ts';
import type { BehaviourSubject } from '../../src/checks/dvdv-client/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { createStaged } from '../staged.ts';
import { enter } from './entries.ts';
import { lookUp } from './look-up-stage.ts';
import type { DvdvClientWorld } from './world.ts';

const seen = createStaged<BehaviourSubject>();

When('die Abfragen des Produkts vorliegen', async function (this: DvdvClientWorld) {
  seen.set(this, { calls: (await this.seenCalls()).filter(({ operation }) => operation !== 'token') });
});

When('das Produkt dieselbe Adresse zweimal nachschlägt', async function (this: DvdvClientWorld) {
  const entry = await enter(this);
  await lookUp(this, entry);
  await lookUp(this, entry);
});

/** Sentences about the whole run. */
const TOLD: readonly (readonly [string, Check<BehaviourSubject>])[] = [
  ['wird genannt, wie lange es beim Ersatzserver blieb', tellReturnToServer],
  ['wird genannt, wie oft es eine Abfrage wiederholte', tellRetries],
];

for (const [sentence, check] of TOLD) {
  Then(sentence, function (this: DvdvClientWorld) {
    const subject = seen.get(this);
    return this.judge(
      [check],
      subject,
      subject.calls.map(({ exchange }) => exchange),
    );
  });
}

Then('wird genannt, ob es die Auskunft behielt', async function (this: DvdvClientWorld) {
  const subject = await this.lookUpsSubject();
  return this.judge(
    [tellKeptAnswers],
    subject,
    subject.calls.map(({ exchange }) => exchange),
  );
});
