/** Words of the PDF report about the vendor's declaration and about what a body adds: certificate, attestations, errata. */
import type { Attestation, AssuranceLevel, Performer } from '../../src/core/certificate.ts';
import type { Bilingual } from '../../src/core/language.ts';
import type { Pairs } from '../texts.ts';

export const ASSURANCE_WORDS: Readonly<Record<AssuranceLevel, Bilingual>> = {
  L0: { de: 'L0: Eigenerklärung', en: 'L0: self-declared' },
  L1: { de: 'L1: Selbsttest mit unterschriebenen Belegen', en: 'L1: self-test with signed evidence' },
  L2: { de: 'L2: begleitete Prüfung', en: 'L2: witnessed test' },
  L3: { de: 'L3: Laborprüfung', en: 'L3: laboratory test' },
  L4: { de: 'L4: Zertifikat mit Überwachung', en: 'L4: certificate with surveillance' },
};

export const ATTESTATION_WORDS: Readonly<Record<Attestation['outcome'], Bilingual>> = {
  shown: { de: 'nachgewiesen', en: 'shown' },
  notShown: { de: 'nicht nachgewiesen', en: 'not shown' },
  notApplicable: { de: 'nicht anwendbar', en: 'not applicable' },
};

/** Follows "test performed by". */
export const PERFORMER_WORDS: Readonly<Record<Performer, Bilingual>> = {
  vendor: { de: 'dem Hersteller', en: 'the vendor' },
  body: { de: 'der ausstellenden Stelle', en: 'the issuing body' },
  laboratory: { de: 'einem Prüflabor', en: 'a laboratory' },
};

export const BODY_TEXTS = {
  role: { de: 'Rolle', en: 'Role' },
  build: { de: 'Prüfsumme des Erzeugnisses', en: 'Digest of the build' },
  image: { de: 'Prüfsumme des Abbilds', en: 'Digest of the image' },
  commitOf: { de: 'Stand der Quellen', en: 'Commit' },
  configuration: { de: 'Prüfsumme der Einrichtung', en: 'Digest of the configuration' },
  modules: { de: 'Module', en: 'Modules' },
  environmentOf: { de: 'Umgebung des Produkts', en: 'Environment of the product' },
  thirdParty: { de: 'Teile Dritter im Weg der Daten', en: 'Third-party parts in the data path' },
  deviations: { de: 'Abweichungen vom ausgelieferten Produkt', en: 'Deviations from the delivered product' },
  nothing: { de: 'keine', en: 'none' },
  notStated: { de: 'nicht angegeben', en: 'not stated' },

  declaration: { de: 'Erklärung des Herstellers', en: "Vendor's declaration" },
  declarationCaption: { de: 'Erklärung und statische Prüfung', en: 'Declaration and static review' },
  declaredBy: { de: 'Erklärt von', en: 'Declared by' },
  declaredAt: { de: 'Erklärt am', en: 'Declared on' },
  proforma: { de: 'Fragebogen', en: 'Proforma' },
  declarationDigest: { de: 'Prüfsumme der Erklärung', en: 'Digest of the declaration' },
  reviewErrors: { de: 'Fehler der statischen Prüfung', en: 'Errors of the static review' },
  declarationPointer: {
    de: 'Zu diesen Befunden kommen Fehler in der Erklärung ({n}): Abschnitt „{section}“.',
    en: 'Besides these findings there are errors in the declaration ({n}): section "{section}".',
  },
  itemsCaption: { de: 'Erklärte Punkte', en: 'Declared items' },
  itemColumn: { de: 'Punkt', en: 'Item' },
  question: { de: 'Frage', en: 'Question' },
  status: { de: 'Status', en: 'Status' },
  answer: { de: 'Antwort', en: 'Answer' },
  isSelected: { de: 'ausgewählt', en: 'selected' },
  isNotSelected: { de: 'nicht ausgewählt', en: 'not selected' },
  problem: { de: 'Beanstandung: {text}', en: 'Objection: {text}' },
  notSelectedCaption: {
    de: 'Anforderungen, deren Testfälle wegen der Erklärung nicht ausgewählt wurden',
    en: 'Requirements whose test cases were not selected because of the declaration',
  },

  certificate: { de: 'Zertifikat', en: 'Certificate' },
  certificateCaption: { de: 'Angaben zum Zertifikat', en: 'About the certificate' },
  certificateNumber: { de: 'Nummer des Zertifikats', en: 'Number of the certificate' },
  level: { de: 'Stufe', en: 'Level' },
  issuer: { de: 'Ausgestellt von', en: 'Issued by' },
  scheme: { de: 'Verfahren', en: 'Scheme' },
  validity: { de: 'Gültigkeit', en: 'Validity' },
  retests: { de: 'Nachprüfungen', en: 'Re-tests' },
  performer: { de: 'Prüfung durchgeführt von', en: 'Test performed by' },
  tester: { de: 'Geprüft von', en: 'Tested by' },
  decider: { de: 'Entschieden von', en: 'Decided by' },
  competence: { de: 'Sachkunde: {competence}', en: 'Competence: {competence}' },
  noTies: { de: 'Keine Bindungen an Hersteller oder Auftraggeber (Erklärung vom {on})', en: 'No ties to vendor or customer (declared on {on})' },
  tie: { de: 'Offengelegte Bindung (Erklärung vom {on}): {tie}', en: 'Disclosed tie (declared on {on}): {tie}' },
  independenceNotStated: { de: 'Sachkunde und Unabhängigkeit: nicht angegeben', en: 'Competence and independence: not stated' },
  complaints: { de: 'Beschwerden an', en: 'Complaints to' },
  publication: { de: 'Veröffentlichung', en: 'Publication' },
  noConsent: { de: 'keine Zustimmung des Herstellers angegeben', en: 'no consent of the vendor stated' },
  consent: { de: 'Zustimmung des Herstellers: {name}, {role}, {on}', en: 'Consent of the vendor: {name}, {role}, {on}' },
  statusList: { de: 'Statusauskunft', en: 'Status list' },
  extendsDocument: { de: 'Verlängert die Fassung vom', en: 'Extends the document of' },
  replacesCertificate: { de: 'Ersetzt das Zertifikat', en: 'Replaces certificate' },
  bundle: { de: 'SHA-256 des Nachweispakets', en: 'SHA-256 of the bundle' },
  bundleManifest: { de: 'SHA-256 des Verzeichnisses im Nachweispaket', en: 'SHA-256 of the manifest in the bundle' },
  bundleRoot: { de: 'Wurzel der Belege im Nachweispaket', en: 'Root of the evidence in the bundle' },
  standardEnds: { de: '{title} {version}, gültig bis {until}', en: '{title} {version}, valid until {until}' },
  standards: { de: 'Geprüfte Standards', en: 'Standards tested' },
  conditions: { de: 'Nebenbestimmungen', en: 'Conditions' },
  noConditions: { de: 'Es gibt keine Nebenbestimmungen.', en: 'There are no conditions.' },
  attestations: { de: 'Nachweise durch Unterlagen', en: 'Attestations by documents' },
  attestationsLead: {
    de: 'Anforderungen, die kein Versuch zeigen kann, hat die Stelle anhand von Unterlagen beurteilt.',
    en: 'Requirements that no test can show were judged by the body from documents.',
  },
  attestationsCaption: { de: 'Beurteilung der Unterlagen', en: 'Judgement of the documents' },
  noAttestations: { de: 'Unterlagen wurden nicht beurteilt.', en: 'No documents were judged.' },
  outcome: { de: 'Urteil', en: 'Outcome' },
  documents: { de: 'Unterlagen', en: 'Documents' },
  judgedBy: { de: 'Beurteilt von', en: 'Judged by' },
  errata: { de: 'Bekannte Fehler der Prüfsuite', en: 'Known mistakes of the suite' },
  verdictStands: { de: 'Das Urteil bleibt bestehen: {why}', en: 'The verdict stands: {why}' },
  errataCaption: { de: 'Fehler und betroffene Testfälle', en: 'Mistakes and the test cases they touch' },
  noErrata: {
    de: 'Zum Zeitpunkt der Ausstellung war kein Fehler der Prüfsuite bekannt, der diese Prüfung berührt.',
    en: 'No mistake of the suite that touches this test was known at the time of issue.',
  },
  erratum: { de: 'Kennung', en: 'Id' },
  description: { de: 'Beschreibung', en: 'Description' },
} as const satisfies Pairs;
