/** Test support: a certificate as a body would issue it, before it is signed. All names are invented. */
import { createHash } from 'node:crypto';
import type { Certificate, Publication, PublicationExtent } from '../core/certificate.ts';
import { addMonths, dayOf, retestDatesBetween } from './dates.ts';

/** 21 November 2026, noon: the instant of most tests. */
export const TEST_INSTANT = Date.parse('2026-11-21T12:00:00Z');
export const TEST_BODY = 'Beispielstelle für Konformität';

/** A laboratory that is neither vendor nor body. */
export const TEST_LABORATORY = {
  name: 'Prüflabor Musterstadt (erfunden)',
  address: 'Laborweg 3, 00000 Musterstadt',
  contact: 'labor@pruefung.example',
  place: 'Musterstadt',
  accreditation: 'D-PL-00000-00 (erfunden)',
  accreditationScope: 'Prüfung von Schnittstellen',
};

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The vendor's consent of that day. */
export function testConsent(consentedOn: string, extent: PublicationExtent): Publication {
  return { extent, consentedBy: { name: 'Beispiel, Petra (Beispielperson)', role: 'Produktverantwortung' }, consentedOn };
}

/** Two people, who declare on that day what ties they have. */
function testPeople(declaredOn: string): Pick<Certificate, 'tester' | 'decider'> {
  return {
    tester: {
      name: 'Musterfrau, Erika (Beispielperson)',
      role: 'Prüferin',
      competence: 'Prüft seit 2019 Schnittstellen der Verwaltung (erfunden).',
      independence: { ties: ['War bis Ende 2022 beim Hersteller beschäftigt (erfunden).'], declaredOn },
    },
    decider: {
      name: 'Mustermann, Max (Beispielperson)',
      role: 'Leiter der Zertifizierung',
      competence: 'Leitet seit 2021 die Zertifizierung (erfunden).',
      independence: { ties: [], declaredOn },
    },
  };
}

const PRODUCT: Certificate['product'] = {
  name: 'Kita Plus',
  version: '4.2.0',
  vendor: { name: 'Muster Software GmbH', address: 'Beispielallee 2, 00000 Musterstadt', contact: 'info@hersteller.example' },
  build: { sha256: sha256('build'), commit: '0123456789abcdef0123456789abcdef01234567' },
  configurationSha256: sha256('configuration'),
  role: 'Fachverfahren',
  modules: ['Eingang', 'Rückkanal'],
  environment: 'Linux, produktionsgleich',
  thirdParty: ['Postfachdienst eines anderen Herstellers'],
  deviations: [],
};

/** A certificate with every member, valid from the day of `at` for a year, over a run of its own that ended that day. */
export function sampleCertificate(at: number, changes: Partial<Certificate> = {}): Certificate {
  const issuedOn = dayOf(at);
  const { number = 'PS-2026-000001' } = changes;
  const validUntil = addMonths(issuedOn, 12);
  return {
    format: 'pruefstand-certificate',
    formatVersion: 1,
    number,
    level: 'L4',
    issuer: { name: TEST_BODY, address: 'Musterweg 1, 00000 Musterstadt', contact: 'stelle@pruefung.example', place: 'Musterstadt', accreditation: 'keine' },
    scheme: { title: 'Beispielprogramm für Fachverfahren', url: 'https://pruefung.example/programm' },
    product: PRODUCT,
    customer: { name: 'Muster Software GmbH' },
    conclusion: 'conformantWithRemarks',
    profile: {
      id: 'fit-connect-fachverfahren',
      version: '1.0.0',
      sha256: sha256('profile'),
      title: { de: 'Fachverfahren an FIT-Connect', en: 'Specialist application on FIT-Connect' },
    },
    catalogue: { id: 'fit-connect', version: '2.0', sha256: sha256('catalogue') },
    suite: { id: 'pruefstand', version: '0.1.0', sha256: sha256('suite') },
    standards: [
      { title: 'FIT-Connect Submission API', version: 'v2' },
      { title: 'XBildung', version: '1.2', validUntil: addMonths(issuedOn, 14) },
    ],
    bundle: {
      sha256: sha256('bundle'),
      manifestSha256: sha256('manifest'),
      evidenceRoot: sha256('root'),
      runId: `01890a5d-ac96-774b-bcce-b302${number.slice(-6).padStart(8, '0')}`,
      runFinishedAt: new Date(at - 3_600_000).toISOString(),
    },
    attestations: [
      {
        requirement: 'FC-SUB-050',
        outcome: 'shown',
        documents: [{ title: 'Löschkonzept, Abschnitt 4', sha256: sha256('document') }],
        remark: 'Frist von 14 Tagen ist eingerichtet.',
        by: { name: 'Musterfrau, Erika (Beispielperson)', role: 'Prüferin' },
        on: issuedOn,
      },
    ],
    conditions: [{ de: 'Gilt nur mit eingeschaltetem Rückkanal.', en: 'Holds only with the reply channel switched on.' }],
    issuedAt: new Date(at).toISOString(),
    validFrom: issuedOn,
    validUntil,
    validityReason: { de: 'Ein Jahr nach der Ausstellung.', en: 'One year after the issue.' },
    retestDates: retestDatesBetween(issuedOn, validUntil),
    ...testPeople(issuedOn),
    complaints: { name: 'Beschwerdestelle der Beispielstelle', contact: 'beschwerde@pruefung.example', url: 'https://pruefung.example/beschwerde' },
    publication: testConsent(issuedOn, 'evidence'),
    errata: [{ id: 'E-7', text: { de: 'Ein Fall wartet länger als nötig.', en: 'One case waits longer than needed.' }, cases: ['FC.SUB.12'] }],
    ...changes,
  };
}
