/** Words about partners that call the service which the product offers. */
import { Then, When } from '@cucumber/cucumber';
import { carryEmbeddedBearer, refuseForeignCategories, usePrintedFunctionNames, verifyCallers } from '../../src/checks/dvdv-client/index.ts';
import type { CallersSubject } from '../../src/checks/dvdv-client/index.ts';
import type { Check } from '../../src/checks/check.ts';
import type { CallerName } from '../../src/drivers/dvdv-client/scenario-parameters.ts';
import type { DvdvClientWorld } from './world.ts';

/** A product may keep what it learned about a partner for a while, so that each is presented in one scenario only. */
const ALONE: readonly (readonly [string, CallerName])[] = [
  ['ein Partner einer erlaubten Kategorie den Dienst des Produkts aufruft', 'entitled'],
  ['ein zweiter Partner einer erlaubten Kategorie den Dienst des Produkts aufruft', 'second-entitled'],
  ['ein dritter Partner einer erlaubten Kategorie den Dienst des Produkts aufruft', 'third-entitled'],
  ['ein Partner den Dienst des Produkts aufruft, dessen Zertifikat nicht im Verzeichnis steht', 'unknown'],
];

for (const [sentence, name] of ALONE) {
  When(sentence, async function (this: DvdvClientWorld) {
    await present(this, name);
  });
}

When('erst ein Partner einer erlaubten und dann einer einer anderen Kategorie den Dienst des Produkts aufruft', async function (this: DvdvClientWorld) {
  await present(this, 'control');
  await present(this, 'foreign');
});

/** Presents a partner to the product as one whose certificate was seen in the call. */
async function present(world: DvdvClientWorld, name: CallerName): Promise<void> {
  const { callers, offered } = world.parameters.partners;
  const { certificate, fingerprint } = callers[name];
  const category = name === 'foreign' ? offered.foreignCategory : name === 'unknown' ? undefined : offered.consumers[0];
  await world.begin();
  const { exchange, decision } = await world.counter.present({ serviceUri: offered.serviceUri, certificate });
  const tellingExchange = await world.telling(exchange);
  world.callers.push({
    fingerprint,
    serviceUri: offered.serviceUri,
    ...(category === undefined ? {} : { category }),
    ...(decision === undefined ? {} : { decision }),
    ...(tellingExchange === undefined ? {} : { tellingExchange }),
  });
}

/** Sentences about the partners of the scenario. */
const CALLERS: readonly (readonly [string, Check<CallersSubject>])[] = [
  ['prüft es den Aufrufer mit verifycategory und handelt danach', verifyCallers],
  ['weist es den Partner der anderen Kategorie ab', refuseForeignCategories],
  ['nennt die Prüfung eine Funktion in ihrer gedruckten Schreibweise', usePrintedFunctionNames],
  ['trägt die Prüfung das Token hinter dem Wort EmbeddedBearer', carryEmbeddedBearer],
];

for (const [sentence, check] of CALLERS) {
  Then(sentence, async function (this: DvdvClientWorld) {
    const subject = await this.callersSubject();
    return this.judge(
      [check],
      subject,
      subject.calls.map(({ exchange }) => exchange),
    );
  });
}
