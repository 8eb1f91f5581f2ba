/**
 * The head of a test report: who tested what for whom, when, and who answers for it. Members follow what ISO/IEC 17025 asks of
 * a laboratory's report and what the BSI and GIGV rules ask of certificates. The head of a self-test follows from the result
 * alone; a body states its own.
 */
import { createHash } from 'node:crypto';
import type { AccreditedParty } from './certificate.ts';
import type { Party } from './declaration.ts';
import type { Bilingual } from './language.ts';
import type { Result } from './result.ts';

/** By independence: the vendor alone, the vendor whose evidence a body reviewed, the vendor under the eyes of a body, a laboratory. */
export type ReportKind = 'self-test' | 'reviewed' | 'witnessed' | 'laboratory';

/** Number and scope of an accreditation. */
export interface Accreditation {
  readonly number: string;
  /** Absent: the body does not state it. */
  readonly scope?: string;
}

/** As it is stated in a certificate: its number, or none. */
export function accreditationOf({ accreditation, accreditationScope }: Omit<AccreditedParty, 'name'>): Accreditation | 'none' {
  if (accreditation === 'none') return 'none';
  return { number: accreditation, ...(accreditationScope === undefined ? {} : { scope: accreditationScope }) };
}

/** Who performed the test. */
export interface Laboratory extends Party {
  /** Where the test was performed. */
  readonly place?: string;
  readonly accreditation: Accreditation | 'none';
}

export interface ReportHead {
  /** UUID. */
  readonly reportId: string;
  /** Number for people, printed on every page. */
  readonly number: string;
  readonly kind: ReportKind;
  readonly state: 'draft' | 'final';
  /** Number or UUID of the report this one replaces. */
  readonly replaces?: string;
  /** RFC 3339 with zone, as the two below. */
  readonly issuedAt: string;
  readonly performedFrom: string;
  readonly performedTo: string;
  /** RFC 3339 with zone, or a date. Absent where the vendor tested itself and handed nothing over, and where it is not stated. */
  readonly itemReceivedAt?: string;
  readonly laboratory: Laboratory;
  readonly customer: Party;
  readonly maker: Party;
  /** Who answers for the report. In a self-test that is the vendor, and no person is named. */
  readonly authorisedBy: { readonly name: string; readonly role: Bilingual };
  /** Statements besides those that every report carries. */
  readonly statements: readonly Bilingual[];
}

/** UUID of version 8 (RFC 9562) from a text: the same text gives the same id. */
export function uuidFrom(text: string): string {
  const bytes = createHash('sha256').update(text, 'utf8').digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/**
 * The head of a self-test, from the result alone: the vendor is laboratory, customer and maker, and nobody is accredited.
 * A run that is not whole makes a draft.
 * @returns number `ST-<day>-<eight digits of the id>`, the same for every rendering of the same run
 */
export function selfTestHead(result: Result): ReportHead {
  const { run, target, declaration } = result;
  const maker: Party = declaration?.product.vendor ?? { name: target.product.vendor };
  const reportId = uuidFrom(`pruefstand self-test report ${run.id}`);
  const day = /^(\d{4})-(\d\d)-(\d\d)/u.exec(run.finishedAt)?.slice(1).join('') ?? '00000000';
  return {
    reportId,
    number: `ST-${day}-${reportId.slice(0, 8).toUpperCase()}`,
    kind: 'self-test',
    state: run.isComplete && run.shard === undefined ? 'final' : 'draft',
    issuedAt: run.finishedAt,
    performedFrom: run.startedAt,
    performedTo: run.finishedAt,
    laboratory: { ...maker, accreditation: 'none' },
    customer: maker,
    maker,
    authorisedBy: { name: maker.name, role: { de: 'Hersteller, ohne Unterschrift einer Person', en: 'vendor, not signed by a person' } },
    statements: [],
  };
}
