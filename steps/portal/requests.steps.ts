/** Words about what a portal hands in and sends: its metadata and its requests. */
import { Given, Then, When } from '@cucumber/cucumber';
import {
  askForNeededAttributesOnly,
  askForNeededIdentifier,
  askForPersistentNameId,
  avoidExactComparison,
  controlTheBackUrl,
  declareNoAlgorithms,
  demandAMinimumLevel,
  forceAFreshCompanyLogin,
  forceAFreshLogin,
  keepDisplayNameShort,
  leaveOutDescriptorId,
  leaveOutPurpose,
  leaveOutRequiredBpk,
  leaveOutValidUntil,
  nameAnOfferedLanguage,
  nameEntityByHttpsUrl,
  nameNoStorkClass,
  nameTheOnlineService,
  nameTheOrganisation,
  nameUsableMethods,
  offerPostConsumerService,
  publishEncryptionKey,
  requestAttributesByUrn,
  sendExtensionVersion2,
  sendFreshRequestIds,
  sendRegisteredCompanyRequest,
  sendRequestByPost,
  sendSoundRequest,
  signRequestWithoutSha1,
  signWithPublishedKey,
  useSeparateStrongKeys,
} from '../../src/checks/portal/index.ts';
import type { RequestsSubject } from '../../src/checks/portal/index.ts';
import type { Check } from '../../src/checks/check.ts';
import type { PortalWorld } from './world.ts';

When('das Nutzerkonto die Metadaten des Dienstes erhält', async function (this: PortalWorld) {
  const { metadata } = await this.requestsSubject();
  if (metadata === undefined) throw new Error('The runner noted no metadata of the portal.');
});

async function fillUp(this: PortalWorld, wanted: number): Promise<void> {
  for (let missing = wanted - (await this.requests()).length; missing > 0; missing--) await this.logIn();
}

Given('Personen melden sich beim Dienst mit ihrem Nutzerkonto an, mindestens {int}-mal', fillUp);
Given('Organisationen melden sich beim Dienst mit ihrem Unternehmenskonto an, mindestens {int}-mal', fillUp);

/** Sentences about the metadata. */
const METADATA: readonly (readonly [string, Check<RequestsSubject>])[] = [
  ['nennen sie eine Adresse, die Antworten per HTTP-POST annimmt', offerPostConsumerService],
  ['nennen sie keine Gültigkeitsdauer', leaveOutValidUntil],
  ['tragen sie keine ID', leaveOutDescriptorId],
  ['ist ihre entityID eine https-Adresse ohne Anschlussnummer', nameEntityByHttpsUrl],
  ['nennen sie einen Schlüssel zum Verschlüsseln', publishEncryptionKey],
  ['schreiben sie keine Verfahren vor', declareNoAlgorithms],
  ['nennen sie für Signatur und Verschlüsselung verschiedene, ausreichend lange Schlüssel', useSeparateStrongKeys],
];

/** Sentences about all requests of the run. */
const REQUESTS: readonly (readonly [string, Check<RequestsSubject>])[] = [
  ['nennt jede Anfrage Aussteller, Empfänger und Rückadresse wie vereinbart', sendSoundRequest],
  ['hat jede Anfrage eine eigene Kennung, die sich nicht erraten lässt', sendFreshRequestIds],
  ['ist jede Anfrage signiert, und nicht mit SHA-1', signRequestWithoutSha1],
  ['verwendet jede Anfrage die Erweiterung in Version 2', sendExtensionVersion2],
  ['fordert jede Anfrage mindestens eine Angabe an, jede mit ihrem vollständigen Namen', requestAttributesByUrn],
  ['nennt jede Anfrage den Namen der Behörde', nameTheOrganisation],
  ['nennt jede Anfrage die Kennung der Leistung', nameTheOnlineService],
  ['ist der Name der Behörde höchstens 50 Zeichen lang', keepDisplayNameShort],
  ['verlangt jede Anfrage mindestens das Vertrauensniveau der Leistung', demandAMinimumLevel],
  ['verlangt keine Anfrage genau ein Niveau', avoidExactComparison],
  ['verlangt jede Anfrage eine neue Anmeldung unter Beteiligung der Person', forceAFreshLogin],
  ['fordert keine Anfrage mehr an, als die Leistung braucht', askForNeededAttributesOnly],
  ['verlangt keine Anfrage das abgekündigte bPK', leaveOutRequiredBpk],
  ['fordert jede Anfrage das Kennzeichen an, ohne das die Leistung nicht auskommt', askForNeededIdentifier],
  ['nennt keine Anfrage eine leere oder unbekannte Auswahl der Verfahren', nameUsableMethods],
  ['ist die Rücksprungadresse jeder Anfrage fest und verschlüsselt erreichbar', controlTheBackUrl],
  ['nennt keine Anfrage einen Zweck mit verbotener Auszeichnung', leaveOutPurpose],
  ['nennt jede Anfrage eine Sprache, die das Nutzerkonto anbietet, oder keine', nameAnOfferedLanguage],
  ['kommt jede Anfrage per HTTP-POST', sendRequestByPost],
  ['lässt sich jede Anfrage mit einem Schlüssel aus den Metadaten prüfen', signWithPublishedKey],
  ['ist jede Anfrage signiert, kommt per HTTP-POST und nennt die angemeldeten Adressen', sendRegisteredCompanyRequest],
  ['verlangt jede Anfrage eine dauerhafte Kennung der Organisation', askForPersistentNameId],
  ['verlangt jede Anfrage, dass sich die Organisation neu anmeldet', forceAFreshCompanyLogin],
  ['nennt keine Anfrage Vertrauensniveaus der BundID oder der EU', nameNoStorkClass],
];

for (const [sentence, check] of METADATA) {
  Then(sentence, async function (this: PortalWorld) {
    const subject = await this.requestsSubject();
    return this.judge([check], subject, subject.metadata === undefined ? [] : [subject.metadata]);
  });
}

for (const [sentence, check] of REQUESTS) {
  Then(sentence, async function (this: PortalWorld) {
    const subject = await this.requestsSubject();
    return this.judge([check], subject, subject.requests);
  });
}
