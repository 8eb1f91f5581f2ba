/** Words about attacks on the login and about valid variants of answers, each between two ordinary logins. */
import { Then, When } from '@cucumber/cucumber';
import {
  ATTACKS,
  acceptCompanyAlgorithms,
  acceptCompanyAnswers,
  acceptPssAndGcm,
  acceptValidVariants,
  hideTracesFromAttackers,
  hideTracesFromCompanyAttackers,
} from '../../src/checks/portal/index.ts';
import type { DeliveredLogin } from '../../src/checks/portal/index.ts';
import { catalogueIdOf } from '../../src/core/attack.ts';
import { answersKept, keepAnswers } from '../../src/drivers/portal/attack-answers.ts';
import type { AttackAnswers } from '../../src/drivers/portal/attack-answers.ts';
import { runAttack } from '../../src/drivers/portal/attack-run.ts';
import type { AttackObservation } from '../../src/drivers/portal/attack-run.ts';
import { loginTimeoutOf } from '../../src/drivers/portal/target.ts';
import { companyOf } from './login-stage.ts';
import { createStaged } from '../staged.ts';
import { openTestInterface } from './test-interface-stage.ts';
import type { PortalWorld } from './world.ts';

/** With the organisation behind the login, where it is one. */
type Seen = Omit<AttackObservation, 'delivered'> & { readonly delivered?: DeliveredLogin };

const attacks = createStaged<Seen>();
const answered = createStaged<readonly AttackAnswers[]>();

/** Carries a case out between two ordinary logins, and remembers what was seen. */
async function stage(this: PortalWorld, id: string, _change: string): Promise<void> {
  const { attacks: cases, canaryBase, portal: target } = this.parameters;
  const facts = cases[id];
  const { driver, control, other } = this;
  if (facts === undefined) throw new Error(`The simulators know no case "${id}".`);
  if (driver.kind !== 'http') throw new Error('Attacks need the driver "http".');
  const siblings = Object.values(cases).filter((other) => other.id !== id && catalogueIdOf(other.id) === catalogueIdOf(id));
  const needed = this.facts.declared.attributes?.findLast(({ requiredBecause }) => requiredBecause !== undefined)?.name;
  const options = {
    driver,
    control,
    target,
    persona: this.ordinaryPersona,
    canaryBase,
    ...(needed === undefined ? {} : { neededAttribute: needed }),
    ...(other === undefined ? {} : { other }),
    restart: async () => (await openTestInterface(this)?.restart(loginTimeoutOf(target))) === true,
    refreshMetadata: async () => (await openTestInterface(this)?.refreshMetadata()) === true,
  };
  const attack = await runAttack(options, facts, siblings);
  if (attack.obstacle !== undefined) this.attach(attack.obstacle, 'text/plain');
  await keepAnswers(control, { case: id, answers: attack.answers });
  const company = await companyOf(this, attack.delivered);
  attacks.set(this, company === undefined ? attack : { ...attack, delivered: { ...attack.delivered, company } });
}

When('sich eine Person anmeldet und dabei der Fall {word} eintritt: {}', stage);
When('sich eine Person anmeldet und das Nutzerkonto gültig, aber ungewöhnlich antwortet, Fall {word}: {}', stage);

/** What is expected of a case its check knows; the sentence says it for readers. */
const EXPECTATIONS: readonly string[] = [
  'ist danach niemand angemeldet',
  'ist danach niemand angemeldet, oder allein die Person, für die die Signatur gilt',
  'ist danach niemand angemeldet, oder allein auf dem niedrigeren Vertrauensniveau',
  'ist die Person danach angemeldet',
  'ist die Person danach mit ihren eigenen Angaben angemeldet',
  'ist danach höchstens eine Sitzung entstanden',
  'bleibt der Dienst erreichbar und zeigt keine Fehlermeldung des Servers',
  'führt der Dienst niemanden zu einer fremden Adresse',
  'zeigt der Dienst den fremden Text nur als Text',
  'hält der Dienst die Person nicht für eine andere',
  'ruft der Dienst die genannte Adresse nicht ab',
  'hält der Dienst diese Angaben nicht für nachgewiesen',
  'bleibt der begonnene Antrag bei der Person, die ihn begonnen hat',
  'gehört die Sitzung danach niemandem, der die frühere Kennung kennt',
  'darf die Antwort des Dienstes nirgends zwischengespeichert werden',
  'ist die Person weiterhin angemeldet',
  'wird vermerkt, ob die Person danach angemeldet ist',
];

for (const sentence of EXPECTATIONS) {
  Then(sentence, function (this: PortalWorld) {
    const { obstacle: _obstacle, ...seen } = attacks.get(this);
    return this.judge(this.checksOf(ATTACKS, [seen.requirement]), { facts: this.facts, ...seen }, [...seen.answers, ...seen.canaries]);
  });
}

/** Sentences about valid answers, with the check of each account that judges them. */
const ACCEPTED = [
  ['nimmt der Dienst die vorgeschriebenen Verfahren an und meldet die Person an', { bundid: acceptPssAndGcm, unternehmenskonto: acceptCompanyAlgorithms }],
  ['nimmt der Dienst die gültige Antwort an und meldet die Person an', { bundid: acceptValidVariants, unternehmenskonto: acceptCompanyAnswers }],
] as const;

for (const [sentence, checks] of ACCEPTED) {
  Then(sentence, function (this: PortalWorld) {
    const { attacked: seen, before, after, answers, delivered = {}, told, description: of } = attacks.get(this);
    if (seen === undefined) throw new Error('The account gave no such answer, so nothing was tried.');
    const description = { de: `mit einer gültigen Abwandlung („${of.de}“)`, en: `with a valid variation ("${of.en}")` };
    const subject = { facts: this.facts, description, answers, controls: [before, after], delivered, seen, ...(told === undefined ? {} : { told }) };
    return this.judge([checks[this.facts.account]], subject, answers);
  });
}

When('alles durchgesehen wird, was der Dienst auf Angriffe geantwortet hat', async function (this: PortalWorld) {
  answered.set(this, await answersKept(this.control));
});

const TRACES_HIDDEN = { bundid: hideTracesFromAttackers, unternehmenskonto: hideTracesFromCompanyAttackers };

Then('zeigt keine der Antworten technische Einzelheiten des Servers', function (this: PortalWorld) {
  const kept = answered.get(this);
  const exchanges = kept.flatMap(({ answers }) => answers);
  return this.judge([TRACES_HIDDEN[this.facts.account]], { facts: this.facts, attacks: kept }, exchanges);
});
