/** Words about the status monitor: which states are reported, and how the reports have to look. */
import { Then, When } from '@cucumber/cucumber';
import { keepStateLimits, keepStatesInOrder, reportStatesOfOwnRole, useApplicationOfTheCase, writeTimeInUtc } from '../../src/checks/mailbox/index.ts';
import type { StatesSubject } from '../../src/checks/mailbox/index.ts';
import type { Check } from '../../src/checks/check.ts';
import type { SenderRole } from '../../src/core/sender.ts';
import { reportStates } from './state-stage.ts';
import type { MailboxWorld } from './world.ts';

/** States of a role in their order, and those that are not its own. */
const STATES: Readonly<Record<SenderRole, { readonly own: readonly [string, ...string[]]; readonly foreign: readonly string[] }>> = {
  'back-office': { own: ['RECEIVED', 'PROCESSING', 'COMPLETED'], foreign: ['SUBMITTED', 'NONE'] },
  'online-service': { own: ['INITIATED', 'SUBMITTED'], foreign: ['COMPLETED', 'NONE'] },
};

When('die Behörde den Stand eines Vorgangs meldet', async function (this: MailboxWorld) {
  await reportStates(this, [{ states: ownStates(this).slice(0, 1) }]);
});

When('die Behörde den Stand eines Vorgangs über FIT-Connect meldet', async function (this: MailboxWorld) {
  await reportStates(this, [{ states: ownStates(this).slice(0, 1), way: 'fit-connect' }]);
});

When('jemand danach Stände melden will, die dem Verfahren nicht zustehen', async function (this: MailboxWorld) {
  await reportStates(this, [{ states: STATES[this.parameters.facts.role].foreign }]);
});

When('die Behörde alle Stände eines Vorgangs meldet und jemand danach einen früheren melden will', async function (this: MailboxWorld) {
  const own = ownStates(this);
  await reportStates(this, [{ states: [...own, own[0]] }]);
});

When('die Behörde den Stand zweier Vorgänge derselben Person meldet', async function (this: MailboxWorld) {
  const states = ownStates(this).slice(0, 1);
  await reportStates(this, [{ states }, { states }]);
});

When('die Behörde den Stand eines Vorgangs mit einer Einzelheit von {int} Zeichen meldet', async function (this: MailboxWorld, length: number) {
  await reportStates(this, [{ states: ownStates(this).slice(0, 1), details: 'Prüfung der Unterlagen '.repeat(Math.ceil(length / 23)).slice(0, length) }]);
});

function ownStates({ parameters }: MailboxWorld): readonly [string, ...string[]] {
  return STATES[parameters.facts.role].own;
}

/** Sentences about the reports of the scenario. */
const REPORTS: readonly (readonly [string, Check<StatesSubject>])[] = [
  ['meldet sie nur Stände, die dem Verfahren zustehen', reportStatesOfOwnRole],
  ['geht kein Stand hinter einen gemeldeten zurück', keepStatesInOrder],
  ['nennt jede Meldung den Antrag ihres Vorgangs', useApplicationOfTheCase],
  ['steht der Zeitpunkt in koordinierter Weltzeit mit Millisekunden', writeTimeInUtc],
  ['ist keine Angabe der Meldung länger als erlaubt', keepStateLimits],
];

for (const [sentence, check] of REPORTS) {
  Then(sentence, async function (this: MailboxWorld) {
    const subject = await this.statesSubject();
    return this.judge(
      [check],
      subject,
      subject.deliveries.map(({ exchange }) => exchange),
    );
  });
}
