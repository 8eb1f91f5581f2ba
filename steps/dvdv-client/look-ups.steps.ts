/** Words about look-ups: which addresses are wanted, what the servers do, and what has to come of it. */
import { Then, When } from '@cucumber/cucumber';
import type { DataTable } from '@cucumber/cucumber';
import {
  carryEmbeddedBearer,
  encodeSingleRequests,
  failOverOnTechnicalErrors,
  ignoreUnknownMembers,
  limitBatches,
  nameCertificateByFingerprint,
  nameFullKey,
  refuseBadDirectoryCertificates,
  refuseRevokedCertificates,
  signTokenRequests,
  stayOnFunctionalAnswers,
  takeDeviatingKeys,
  treatMissesAsNotFound,
  useCurrentService,
  usePrintedFunctionNames,
} from '../../src/checks/dvdv-client/index.ts';
import type { BadCertificatesSubject, LookUpsSubject } from '../../src/checks/dvdv-client/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { createStaged } from '../staged.ts';
import { enter, enterTwoServices, newId } from './entries.ts';
import type { Entry } from './entries.ts';
import { lookUp, lookUpAll, lookUpInTrouble, lookUpUnderBadCertificates, lookUpWithUnknownMembers } from './look-up-stage.ts';
import type { DvdvClientWorld } from './world.ts';

When('das Produkt die Adresse einer Behörde nachschlägt', async function (this: DvdvClientWorld) {
  await lookUp(this, await enter(this));
});

When('das Produkt die Adresse einer Behörde nachschlägt, die nicht eingetragen ist', async function (this: DvdvClientWorld) {
  await lookUp(this, await enter(this, { state: 'absent' }));
});

When('das Produkt die Adresse einer Behörde nachschlägt, deren Dienst erst später gilt', async function (this: DvdvClientWorld) {
  await lookUp(this, await enter(this, { state: 'only-later' }));
});

When('das Produkt die Adresse einer Behörde nachschlägt, deren Eintrag mit einem Hinweis beginnt', async function (this: DvdvClientWorld) {
  await lookUp(this, await enter(this, { hasHintFirst: true }));
});

When('das Produkt die Adresse einer Behörde nachschlägt, deren Zertifikat gesperrt ist', async function (this: DvdvClientWorld) {
  await lookUp(this, await enter(this, { state: 'revoked' }));
});

When('das Produkt beide Dienste einer Behörde nachschlägt', async function (this: DvdvClientWorld) {
  for (const entry of await enterTwoServices(this)) await lookUp(this, entry);
});

When('das Produkt zwei Behörden nachschlägt, deren Schlüssel sich nur im Präfix unterscheiden', async function (this: DvdvClientWorld) {
  const id = newId();
  const { prefix } = this.parameters.partners.addressees;
  for (const own of [prefix, prefix === 'kop' ? 'lap' : 'kop']) await lookUp(this, await enter(this, { key: `${own}:${id}` }));
});

When('das Produkt eine Behörde unter ihrem alten und ihrem neuen Schlüssel nachschlägt', async function (this: DvdvClientWorld) {
  await lookUp(this, await enter(this, { state: 'until-yesterday' }));
  await lookUp(this, await enter(this));
});

When('das Produkt Behörden mit diesen Schlüsseln nachschlägt:', async function (this: DvdvClientWorld, table: DataTable) {
  for (const [form = ''] of table.raw().slice(1)) await lookUp(this, await enter(this, { key: keyLike(form) }));
});

/** A key of that form: every `9` becomes any digit. */
function keyLike(form: string): string {
  const digits = newId().slice(-8).repeat(2);
  let used = 0;
  return form.replaceAll('9', () => digits[used++] ?? '0');
}

When('das Produkt {int} Behörden auf einmal nachschlägt, von denen einige fehlen', async function (this: DvdvClientWorld, count: number) {
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) entries.push(await enter(this, { state: index % 50 === 3 ? 'usual' : 'absent' }));
  await lookUpAll(this, entries);
});

When('der Server bei der Abfrage so reagiert: {string}', async function (this: DvdvClientWorld, words: string) {
  await lookUpInTrouble(this, words);
});

When('die Auskunft Angaben enthält, die keine Beschreibung nennt', async function (this: DvdvClientWorld) {
  await lookUpWithUnknownMembers(this);
});

/** Sentences about the look-ups of the scenario. */
const LOOK_UPS: readonly (readonly [string, Check<LookUpsSubject>])[] = [
  ['nennt jede Abfrage den ganzen Schlüssel', nameFullKey],
  ['fragt es jeden dieser Schlüssel Zeichen für Zeichen ab', takeDeviatingKeys],
  ['ist jede einzelne Abfrage ein GET mit dem einen Parameter request_json', encodeSingleRequests],
  ['hat kein Stapel mehr als 200 Abfragen', limitBatches],
  ['nennt jede Adresse eine Funktion in ihrer gedruckten Schreibweise', usePrintedFunctionNames],
  ['fordert es das Token mit einem Formular und einem mit RS256 signierten JWT an', signTokenRequests],
  ['nennt das JWT den Fingerabdruck des Zertifikats', nameCertificateByFingerprint],
  ['trägt jede Abfrage das Token hinter dem Wort EmbeddedBearer', carryEmbeddedBearer],
  ['fragt es den Ersatzserver', failOverOnTechnicalErrors],
  ['fragt es den Ersatzserver nicht', stayOnFunctionalAnswers],
  ['verwendet es die Adresse nicht', refuseRevokedCertificates],
  ['verwendet es die eingetragene Adresse', useCurrentService],
  ['verwendet es unter dem neuen Schlüssel die eingetragene Adresse', useCurrentService],
  ['verwendet es die Adresse trotzdem', ignoreUnknownMembers],
  ['gilt die Behörde als nicht gefunden', treatMissesAsNotFound],
  ['gilt die Behörde unter dem alten Schlüssel als nicht gefunden', treatMissesAsNotFound],
];

for (const [sentence, check] of LOOK_UPS) {
  Then(sentence, async function (this: DvdvClientWorld) {
    const subject = await this.lookUpsSubject();
    return this.judge(
      [check],
      subject,
      [...subject.calls, ...subject.tokens].map(({ exchange }) => exchange),
    );
  });
}

const badServers = createStaged<BadCertificatesSubject>();

When('sich beide Server mit falschen Zertifikaten ausweisen und das Produkt Adressen nachschlägt', async function (this: DvdvClientWorld) {
  badServers.set(this, await lookUpUnderBadCertificates(this));
});

Then('fragt es über keine solche Verbindung', function (this: DvdvClientWorld) {
  return this.judge([refuseBadDirectoryCertificates], badServers.get(this), []);
});
