/** Words and sentences of the PDF report alone; it shares the rest with the other reports. Certificates: texts-body.ts. */
import type { Bilingual } from '../../src/core/language.ts';
import type { ReportKind } from '../../src/core/report-head.ts';
import type { Conclusion } from '../../src/core/verdict.ts';
import type { Pairs } from '../texts.ts';

export const KIND_OF_REPORT: Readonly<Record<ReportKind, Bilingual>> = {
  'self-test': { de: 'Selbsttest, kein Zertifikat', en: 'Self-test, not a certificate' },
  reviewed: { de: 'Begutachtete Prüfung des Herstellers', en: 'Test by the vendor, reviewed' },
  witnessed: { de: 'Begleitete Prüfung', en: 'Witnessed test' },
  laboratory: { de: 'Laborprüfung', en: 'Laboratory test' },
};

/** Who performed the test, as a statement. */
export const KIND_STATEMENTS: Readonly<Record<ReportKind, Bilingual>> = {
  'self-test': {
    de: 'Es handelt sich um einen Selbsttest. Er wurde weder von einer unabhängigen Stelle durchgeführt noch beaufsichtigt und ist kein Zertifikat.',
    en: 'This is a self-test. It was neither performed nor supervised by an independent body and is not a certificate.',
  },
  reviewed: {
    de: 'Der Hersteller hat die Prüfung durchgeführt. Die genannte Prüfstelle hat sie nicht selbst durchgeführt, sondern ihre Belege geprüft und die Urteile nachgerechnet.',
    en: 'The vendor performed the test. The test body named did not perform it; it reviewed its evidence and recomputed the verdicts.',
  },
  witnessed: {
    de: 'Der Hersteller hat die Prüfung durchgeführt; die genannte Prüfstelle hat sie beaufsichtigt und ihre Belege geprüft.',
    en: 'The vendor performed the test; the test body named supervised it and reviewed its evidence.',
  },
  laboratory: {
    de: 'Die genannte Prüfstelle hat die Prüfung durchgeführt.',
    en: 'The test body named performed the test.',
  },
};

/** The verdict as a sentence in a report of a body. */
export const BODY_SENTENCES: Readonly<Record<Conclusion, Bilingual>> = {
  conformant: {
    de: '{product} ist nach dieser Prüfung konform: Es wurde keine Abweichung festgestellt.',
    en: '{product} is conformant according to this test: no deviation was found.',
  },
  conformantWithRemarks: {
    de: '{product} ist nach dieser Prüfung konform mit Hinweisen: {detail}.',
    en: '{product} is conformant with remarks according to this test: {detail}.',
  },
  notConformant: {
    de: '{product} ist nach dieser Prüfung nicht konform: {detail}.',
    en: '{product} is not conformant according to this test: {detail}.',
  },
  undetermined: {
    de: 'Ob {product} konform ist, bleibt nach dieser Prüfung unbestimmt: {detail}.',
    en: 'Whether {product} is conformant remains undetermined after this test: {detail}.',
  },
};

export const REPORT_TEXTS = {
  draft: { de: 'Entwurf', en: 'Draft' },
  final: { de: 'Endfassung', en: 'Final version' },
  pageOf: { de: 'Seite {page} von {total}', en: 'Page {page} of {total}' },
  title: { de: 'Prüfbericht {number}', en: 'Test report {number}' },
  cutNote: {
    de: '(gekürzt um {n} Zeichen; vollständig in der eingebetteten result.json)',
    en: '({n} characters left out; complete in the embedded result.json)',
  },
  embeddedDescription: { de: 'Das Ergebnis, aus dem dieser Bericht erzeugt ist', en: 'The result from which this report is made' },

  head: { de: 'Angaben zum Bericht', en: 'About this report' },
  number: { de: 'Nummer des Berichts', en: 'Number of the report' },
  reportId: { de: 'Kennung', en: 'Identifier' },
  kind: { de: 'Art der Prüfung', en: 'Kind of test' },
  state: { de: 'Fassung', en: 'State' },
  replaces: { de: 'Ersetzt den Bericht', en: 'Replaces report' },
  replacesNone: { de: 'keinen', en: 'none' },
  issuedAt: { de: 'Ausgestellt', en: 'Issued' },
  performed: { de: 'Prüfung durchgeführt', en: 'Test performed' },
  fromTo: { de: '{from} bis {to}', en: '{from} to {to}' },
  receivedAt: { de: 'Prüfgegenstand erhalten', en: 'Item received' },
  notHandedOver: { de: 'nicht übergeben; der Hersteller hat selbst geprüft', en: 'not handed over; the vendor ran the test itself' },
  laboratory: { de: 'Prüfstelle', en: 'Test body' },
  ownLaboratory: { de: 'der Hersteller selbst', en: 'the vendor itself' },
  place: { de: 'Ort der Prüfung', en: 'Place of the test' },
  placeUnknown: { de: 'nicht angegeben', en: 'not stated' },
  accreditation: { de: 'Akkreditierung', en: 'Accreditation' },
  accreditationNone: { de: 'keine', en: 'none' },
  accreditationValue: { de: '{number}; Umfang: {scope}', en: '{number}; scope: {scope}' },
  customer: { de: 'Auftraggeber', en: 'Customer' },
  maker: { de: 'Hersteller', en: 'Maker' },
  authorisedBy: { de: 'Verantwortlich für den Bericht', en: 'Report authorised by' },

  item: { de: 'Prüfgegenstand', en: 'Item under test' },
  itemCaption: { de: 'Bezeichnung des Prüfgegenstands', en: 'Identification of the item' },
  basisTitle: { de: 'Prüfgrundlage', en: 'Basis of the test' },
  basisCaption: { de: 'Spezifikation, Anforderungen, Profil und Prüfmittel', en: 'Specification, requirements, profile and test tools' },
  catalogue: { de: 'Anforderungskatalog', en: 'Catalogue of requirements' },
  suiteDigest: { de: 'SHA-256 der Prüfsuite {sha256}', en: 'SHA-256 of the suite {sha256}' },
  standardsCaption: { de: 'Dokumente, aus denen die Anforderungen stammen', en: 'Documents that the requirements come from' },
  document: { de: 'Dokument', en: 'Document' },
  versionColumn: { de: 'Fassung', en: 'Version' },
  versionOpen: { de: 'ohne Angabe', en: 'not stated' },
  schemasCaption: { de: 'Schemata, gegen die geprüft wurde', en: 'Schemas that were tested against' },
  schema: { de: 'Schema', en: 'Schema' },
  toolsCaption: { de: 'Werkzeuge, die geurteilt haben', en: 'Tools that judged' },
  tool: { de: 'Werkzeug', en: 'Tool' },

  conclusionTitle: { de: 'Gesamtergebnis', en: 'Overall result' },
  unitOfCount: {
    de: 'Gezählt werden Anforderungen und Testfälle. Auf die Angabe von Prozentsätzen wird verzichtet: Eine verletzte Anforderung wird durch erfüllte nicht aufgewogen.',
    en: 'Requirements and test cases are counted. No percentages are given: a requirement that is not met is not outweighed by those that are.',
  },

  ruleHeading: { de: 'Regel', en: 'Rule' },
  findingCaption: { de: 'Befund', en: 'Finding' },
  places: { de: 'Belege', en: 'Evidence' },
  noPlace: { de: 'ohne Austausch', en: 'no exchange' },
  estimate: { de: 'Einschätzung: {cause}', en: 'Estimate: {cause}' },

  attemptLine: { de: 'Versuch {n}: {verdict}', en: 'Attempt {n}: {verdict}' },
  attemptsLine: { de: 'Versuche {first} bis {last}: {verdict}', en: 'Attempts {first} to {last}: {verdict}' },
  attemptTime: { de: '{start}, {duration}', en: '{start}, {duration}' },
  attemptsLead: {
    de: 'Jeder Versuch ist aufgeführt, auch wenn ein späterer anders ausging. Die einzelnen Schritte stehen in der eingebetteten result.json.',
    en: 'Every attempt is listed, even where a later one ended differently. The single steps are in the embedded result.json. Test cases are written in German, so their names are German.',
  },
  noCases: { de: 'Das Ergebnis enthält keine Testfälle.', en: 'The result has no test cases.' },
  noRequirements: { de: 'Das Ergebnis enthält keine Anforderungen.', en: 'The result has no requirements.' },

  embedded: { de: 'Eingebettete Ergebnisdatei', en: 'Embedded result file' },
  embeddedText: {
    de: 'Diesem Dokument ist die Datei result.json beigefügt ({size}, SHA-256 {sha256}). Aus ihr allein ist der Bericht erzeugt.',
    en: 'The file result.json is attached to this document ({size}, SHA-256 {sha256}). The report is made from it alone.',
  },
  embeddedOfBody: {
    de: 'Diesem Dokument ist die Datei result.json beigefügt ({size}, SHA-256 {sha256}). Aus ihr stammt, was geprüft und festgestellt wurde; die Angaben der ausstellenden Stelle, etwa Nebenbestimmungen, Nachweise durch Unterlagen und bekannte Fehler der Prüfsuite, stammen aus dem Zertifikat.',
    en: 'The file result.json is attached to this document ({size}, SHA-256 {sha256}). What was tested and found comes from it; what the body states, such as conditions, attestations by documents and known mistakes of the suite, comes from the certificate.',
  },
  rootsCaption: {
    de: 'Wurzeln der Prüfsummen über die Austausche (RFC 9162, Abschnitt 2.1)',
    en: 'Roots of the digests over the exchanges (RFC 9162, section 2.1)',
  },
  exchanges: { de: 'Austausche', en: 'Exchanges' },
  citedCaption: { de: 'Austausche, auf die Befunde verweisen', en: 'Exchanges that findings point to' },
  exchangeNumber: { de: 'Austausch', en: 'Exchange' },
  whatHappened: { de: 'Vorgang', en: 'What happened' },
  digests: { de: 'SHA-256 der Inhalte', en: 'SHA-256 of the bodies' },
  noContent: { de: 'ohne Inhalt', en: 'without content' },
  requestDigest: { de: 'Anfrage {sha256}', en: 'Request {sha256}' },
  responseDigest: { de: 'Antwort {sha256}', en: 'Response {sha256}' },

  statementCopies: {
    de: 'Ohne Zustimmung der Prüfstelle darf der Bericht nur vollständig weitergegeben werden, nicht in Auszügen.',
    en: 'Without consent of the test body the report may be passed on in full only, not in part.',
  },
  statementRule: {
    de: 'Das Gesamturteil folgt allein aus der Entscheidungsregel, die in diesem Bericht abgedruckt ist und vor der Prüfung feststand.',
    en: 'The overall verdict follows from the decision rule alone, which is printed in this report and was fixed before the test.',
  },
  statementTime: {
    de: 'Zeitpunkte und Dauern sind mit der nicht kalibrierten Uhr des prüfenden Rechners auf Millisekunden erfasst. Sie enthalten die Laufzeit im Netz und die Verarbeitung in der Prüfsuite; eine Messunsicherheit wurde nicht ermittelt. Fristen von Stunden und Tagen werden geprüft, indem die Uhr des Simulators vorgestellt wird.',
    en: 'Times and durations were taken in milliseconds with the clock of the testing machine, which is not calibrated. They include the time on the network and the processing in the suite; no uncertainty of measurement was determined. Deadlines of hours and days are tested by moving the clock of the simulator forward.',
  },
  statementInterpretation: {
    de: 'Erwartung, Beobachtung und Austausch sind Tatsachen des Laufs. Vermutliche Ursachen, Abhilfen und als Lesart bezeichnete Stufen sind Auslegungen.',
    en: 'Expectation, observation and exchange are facts of the run. Likely causes, mends and levels marked as our reading are interpretations.',
  },
  statementSignature: {
    de: 'Diese Datei trägt keine elektronische Unterschrift. Unterschrieben wird das Verzeichnis der Dateien, mit denen sie ausgehändigt wird.',
    en: 'This file carries no electronic signature. What is signed is the manifest of the files that it is handed out with.',
  },
  statementCharacters: {
    de: 'Zeichen, die die Schrift dieses Berichts nicht enthält, stehen als Nummer in Winkeln, etwa ‹U+202E›.',
    en: 'Characters that the typeface of this report lacks are shown by number in angle quotes, such as ‹U+202E›.',
  },
} as const satisfies Pairs;
