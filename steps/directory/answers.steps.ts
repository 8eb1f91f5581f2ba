/** Words about what the directory has to answer: each sentence is one check of everything that was answered in the scenario. */
import { Then } from '@cucumber/cucumber';
import * as checks from '../../src/checks/directory/index.ts';
import type { AnswersSubject } from '../../src/checks/directory/index.ts';
import type { Check } from '../../src/checks/check.ts';
import type { DirectoryWorld } from './world.ts';

/** Sentences about the answers of the scenario. */
const ANSWERS: readonly (readonly [string, Check<AnswersSubject>])[] = [
  ['erhält er ein Token und dessen Geltungsdauer', checks.issueToken],
  ['wird er als unbekannt abgewiesen', checks.refuseUnknownCertificates],
  ['erhält er kein Token', checks.refuseForeignSignatures],
  ['erhält er auch dafür kein Token', checks.refuseEndedAssertions],
  ['wird er ohne Auskunft abgewiesen', checks.demandToken],
  ['wird das Token so nicht angenommen', checks.refuseBearer],
  ['wird das Token angenommen', checks.takeOwnToken],
  ['wird jede Funktion angeboten', checks.offerEveryFunction],
  ['wird jede Stapelfunktion angeboten', checks.offerEveryBatch],
  ['ist jede Antwort vollständiges JSON', checks.sendWholeJson],
  ['nennt jede Antwort den Medientyp JSON', checks.nameJsonMediaType],
  ['hat jede Antwort einen beschriebenen Status', checks.answerWithDescribedStatus],
  ['ist jeder Fehler ein Problemdokument', checks.nameProblemMediaType],
  ['nennt jedes Problemdokument seinen Typ und den Status seiner Antwort', checks.describeProblemsTruly],
  ['werden sie als unlesbar abgewiesen', checks.refuseUnreadableRequests],
  ['werden sie als unvollständig abgewiesen', checks.refuseIncompleteRequests],
  ['wird der Stapel beantwortet', checks.takeLargeBatches],
  ['hat jedes Ergebnis die Form der einzelnen Auskunft', checks.describeBatchResults],
  ['stehen die Ergebnisse in der Reihenfolge der Anfragen', checks.keepBatchOrder],
  ['entspricht der Kategorienbaum seiner Beschreibung', checks.describeCategoryTree],
  ['kommt kein Name darin zweimal vor', checks.nameCategoriesOnce],
  ['ist der Kategorienbaum alphabetisch geordnet', checks.sortCategories],
  ['entspricht die Liste der Intermediäre ihrer Beschreibung', checks.describeIntermediaries],
  ['nennt die Antwort die Version als JSON', checks.describeVersion],
  ['entspricht die Organisation ihrer Beschreibung', checks.describeOrganization],
  ['entspricht die Liste der Organisationen ihrer Beschreibung', checks.describeOrganizationsOfKey],
  ['ist die Antwort eine Liste von Namen', checks.describeCategoriesOfCertificate],
  ['lautet das Ergebnis wahr oder falsch', checks.describeVerification],
  ['entspricht der Dienst seiner Beschreibung', checks.describeService],
  ['entspricht die Liste der Dienste ihrer Beschreibung', checks.describeServiceUris],
  ['entsprechen die gefundenen Organisationen ihrer Beschreibung', checks.describeOrganizationsOfElement],
  ['entspricht das Zertifikat seiner Beschreibung', checks.describeCertificate],
  ['wird sie als nicht gefunden gemeldet', checks.tellMissingOrganization],
  ['wird der Dienst als nicht gefunden gemeldet', checks.tellMissingService],
  ['ist die Liste seiner Kategorien leer', checks.tellMissingCategories],
  ['ist die Liste der Organisationen leer', checks.tellMissingOrganizations],
  ['lautet das Ergebnis genau dann wahr, wenn eine Organisation der Kategorie das Zertifikat hat', checks.verifyTruly],
  ['ist die Liste seiner Kategorien nicht leer', checks.nameOwnCategories],
  ['wird das Zertifikat als nicht gefunden gemeldet', checks.tellMissingCertificate],
  ['stimmen die Angaben mit den Zertifikaten überein', checks.describeCertificatesTruly],
  ['kommt das gefragte Zertifikat', checks.answerCertificateAskedFor],
  ['kommt die gefragte Organisation', checks.answerOrganizationAskedFor],
  ['haben alle den gefragten Schlüssel', checks.answerOrganizationsOfKey],
  ['kommt der gefragte Dienst', checks.answerServiceAskedFor],
  ['kommt kein Dienst, der jetzt nicht gilt', checks.answerValidServicesOnly],
  ['ist ein Hinweis darauf richtig kodiert', checks.encodeWarnings],
  ['gehört der bekannte Dienst dazu', checks.listOfferedServices],
  ['ist die bekannte Organisation darunter', checks.findOrganizationsOfElement],
  ['antworten beide dasselbe', checks.agreeWithSubstitute],
];

for (const [sentence, check] of ANSWERS)
  Then(sentence, function (this: DirectoryWorld) {
    const { subject } = this;
    return this.judge(
      [check],
      subject,
      subject.answers.map(({ exchange }) => exchange),
    );
  });
