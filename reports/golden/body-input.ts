/**
 * A report as a body would hand it out, for tests: certificate, declaration and head around a given result. Every party and
 * person in it is made up and says so.
 */
import type { Certificate } from '../../src/core/certificate.ts';
import type { DeclaredProduct, ReviewedItem, StaticReview } from '../../src/core/declaration.ts';
import type { Bilingual, Language } from '../../src/core/language.ts';
import type { ReportHead } from '../../src/core/report-head.ts';
import type { Result } from '../../src/core/result.ts';
import type { PdfInput } from '../pdf/index.ts';

const both = (de: string, en: string): Bilingual => ({ de, en });
const BODY = { name: 'Prüfstelle Musterstadt (erfunden)', address: 'Beispielweg 1, 00000 Musterstadt', contact: 'stelle@example.org' };
const VENDOR = { name: 'Beispielhaus GmbH (erfunden)', address: 'Musterallee 2, 00000 Musterstadt' };
const TESTER = { name: 'Musterprüferin (erfunden)', role: 'Prüferin' };
const DECIDER = { name: 'Musterentscheider (erfunden)', role: 'Entscheider' };
const COMPETENCE = 'Fünf Jahre Prüfung von Schnittstellen (erfunden)';
const TIE = 'War bis Ende 2023 beim Auftraggeber beschäftigt (erfunden)';
const digest = (sign: string): string => sign.repeat(64);

function productOf({ target }: Result): DeclaredProduct {
  return {
    ...target.product,
    vendor: VENDOR,
    build: { sha256: digest('a'), commit: 'b'.repeat(40) },
    configurationSha256: digest('c'),
    role: 'Fachverfahren',
    modules: ['Kern', 'Schnittstelle FIT-Connect'],
    environment: 'produktionsgleich',
    thirdParty: [],
    deviations: ['Ohne Anbindung an das Kassenverfahren'],
  };
}

function certificateOf(result: Result): Certificate {
  const { specification, profile, suite, run } = result;
  return {
    format: 'pruefstand-certificate',
    formatVersion: 1,
    number: 'PS-2026-000123',
    level: 'L3',
    issuer: { ...BODY, place: 'Musterstadt', accreditation: 'keine' },
    scheme: { title: 'Verfahren für Tests (erfunden)', url: 'https://example.org/verfahren' },
    product: productOf(result),
    customer: VENDOR,
    performedBy: 'body',
    itemReceivedAt: '2026-09-01',
    conclusion: result.conclusion,
    profile: { id: profile.id, sha256: profile.sha256, title: profile.title },
    catalogue: { id: specification.id, sha256: specification.sha256 },
    suite: { id: suite.name, version: suite.version, sha256: digest('f') },
    standards: [{ title: 'FIT-Connect Submission API', version: '2.0', validUntil: '2027-06-30' }],
    bundle: { sha256: digest('1'), manifestSha256: digest('2'), evidenceRoot: digest('3'), runId: run.id },
    attestations: [
      {
        requirement: 'FC-SUB-050',
        outcome: 'shown',
        documents: [{ title: 'Betriebshandbuch, Kapitel 4', sha256: digest('4') }],
        remark: 'Der Schlüssel liegt in einem Sicherheitsmodul.',
        by: TESTER,
        on: '2026-09-20',
      },
    ],
    conditions: [both('Gilt mit Version 4.2 der Schnittstelle.', 'Valid with version 4.2 of the interface.')],
    issuedAt: '2026-09-21T10:00:00+02:00',
    validFrom: '2026-09-21',
    validUntil: '2027-06-30',
    validityReason: both('Die geprüfte Fassung der Spezifikation endet.', 'The tested version of the specification ends.'),
    retestDates: ['2026-11-01', '2027-05-01'],
    tester: { ...TESTER, competence: COMPETENCE, independence: { ties: [TIE], declaredOn: '2026-09-01' } },
    decider: { ...DECIDER, competence: COMPETENCE, independence: { ties: [], declaredOn: '2026-09-18' } },
    complaints: { ...BODY, url: 'https://example.org/beschwerde' },
    publication: { extent: 'certificate', consentedBy: { name: 'Musterperson (erfunden)', role: 'Produktverantwortung' }, consentedOn: '2026-09-15' },
    errata: [{ id: 'E-1', text: both('Ein Testfall prüfte zu streng.', 'One case was too strict.'), cases: ['abholung:Alle Seiten'] }],
    statusList: { url: 'https://example.org/status.json' },
    replaces: { number: 'PS-2025-000007', reason: 'Neue Version des Produkts' },
  };
}

function item(number: number, rest: Pick<ReviewedItem, 'status' | 'support' | 'isSelected'> & Partial<ReviewedItem>): ReviewedItem {
  return {
    id: `ICS-FC-SUB-${number}`,
    question: both('Holt das Produkt Einreichungen über mehrere Seiten der Liste ab?', 'Does the product fetch submissions over several pages?'),
    reference: `FC-SUB-00${number}`,
    requirements: [`FC-SUB-00${number}`],
    problems: [],
    ...rest,
  };
}

function reviewOf(result: Result): StaticReview {
  return {
    declarationSha256: digest('5'),
    proforma: { id: 'fit-connect-fachverfahren', version: '1.0.0', sha256: digest('6') },
    product: productOf(result),
    declaredBy: { name: 'Musterperson (erfunden)', role: 'Produktverantwortung' },
    declaredAt: '2026-08-30T09:00:00Z',
    items: [
      item(1, { status: 'mandatory', support: 'yes', isSelected: true }),
      item(2, { status: 'optional', when: 'ICS-FC-CBK-1 and not ICS-FC-API-2', support: 'yes', value: ['a', 'b'], remark: 'siehe Handbuch', isSelected: true }),
      item(3, {
        status: 'choice',
        support: 'unanswered',
        isSelected: false,
        problems: [{ kind: 'answerMissing', text: both('Die Antwort fehlt.', 'The answer is missing.') }],
      }),
      item(4, { status: 'prohibited', support: 'no', isSelected: false }),
    ],
    errors: 1,
    notSelected: [{ requirement: 'FC-SUB-004', item: 'ICS-FC-SUB-4' }],
  };
}

function headOf({ run }: Result): ReportHead {
  return {
    reportId: '11111111-2222-4333-8444-555555555555',
    number: 'PB-2026-000123',
    kind: 'laboratory',
    state: 'draft',
    replaces: 'PB-2026-000100',
    issuedAt: '2026-09-21T10:00:00+02:00',
    performedFrom: run.startedAt,
    performedTo: run.finishedAt,
    itemReceivedAt: '2026-09-01',
    laboratory: { ...BODY, place: 'Musterstadt', accreditation: { number: 'X-1 (erfunden)', scope: 'Schnittstellen' } },
    customer: VENDOR,
    maker: VENDOR,
    authorisedBy: { name: DECIDER.name, role: both('Leitung', 'Head') },
    statements: [both('Eine weitere Erklärung.', 'One more statement.')],
  };
}

/** What a body would hand to the writer. */
export function bodyInput(result: Result, language: Language): PdfInput {
  return { result, resultBytes: Buffer.from(JSON.stringify(result)), language, head: headOf(result), certificate: certificateOf(result), review: reviewOf(result) };
}
