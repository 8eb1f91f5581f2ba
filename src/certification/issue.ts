/**
 * Turns a reviewed bundle into a certificate. A body signs only what it can verify itself: signature, evidence and verdicts of
 * the bundle are checked first, documents are attested, two people stand for it, and a time stamp says when.
 */
import { CERTIFICATE_FILES, CERTIFICATE_MEDIA_TYPE } from '../core/certificate.ts';
import type { Certificate, Performer } from '../core/certificate.ts';
import type { DeclaredProduct } from '../core/declaration.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import type { VerificationReport } from '../core/verification.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { sha256Hex } from '../formats/hash.ts';
import { signJades } from '../formats/jades.ts';
import type { Signer } from '../formats/signer.ts';
import { isNamedIn } from '../formats/signer-name.ts';
import { readZip, writeZip } from '../formats/zip.ts';
import { dayOf, flawsOfNewCertificate, lastPossibleDay, retestDatesBetween } from '../register/index.ts';
import { reportsOf } from './certificate-reports.ts';
import { rootsOf } from './evidence-roots.ts';
import { BUNDLE_FILES } from '../core/bundle.ts';
import { bundleRefusals, reviewRefusals, signerRefusals } from './issue-refusals.ts';
import type { Review } from './review.ts';
import { verify } from './verify.ts';
import type { Trust } from './verify-signature.ts';

export interface IssueOrder {
  readonly bundle: Uint8Array;
  readonly review: Review;
  readonly signer: Signer;
  /** Issued certificates carry a time stamp, always. */
  readonly timestamp: (imprint: Uint8Array) => Promise<Uint8Array>;
  readonly at: Date;
  /** Whom the body trusts about the vendor's signature; without anchors the signer is told and not judged. */
  readonly trust: Omit<Trust, 'at'>;
  /** Whether PDF reports are left out. Default false. */
  readonly withoutDocuments?: boolean;
}

export type IssueOutcome =
  | { readonly zip: Uint8Array; readonly certificate: Certificate; readonly verification: VerificationReport }
  /** Why nothing was issued; the bundle is not at fault for all of them. */
  | { readonly refusals: readonly Bilingual[]; readonly verification: VerificationReport };

/** Issues, or says everything that stands against it. */
export async function issue(order: IssueOrder): Promise<IssueOutcome> {
  const { bundle, review, signer, timestamp, at } = order;
  const verification = await verify(bundle, { ...order.trust, at });
  const { files } = await readZip(bundle);
  const result = resultIn(files);
  if (result === undefined) return { refusals: [NOT_A_BUNDLE], verification };
  const product = result.declaration?.product ?? review.product;
  if (product === undefined) return { refusals: [NO_PRODUCT], verification };
  const performedBy = review.performedBy ?? signerOfBundle(verification, review);
  const unreported = { ...certificateOf(order, result, product, sha256Hex(files.get(BUNDLE_FILES.manifest) ?? '')), performedBy };
  const refusals = [
    ...bundleRefusals(verification),
    ...reviewRefusals(result, review),
    ...signerRefusals(review, signer, at),
    ...flawsOfNewCertificate(unreported),
  ];
  if (refusals.length > 0) return { refusals, verification };
  const reports = order.withoutDocuments === true ? [] : await reportsOf(unreported, result, files.get(BUNDLE_FILES.result) ?? new Uint8Array());
  const listed = reports.map(({ path, content }) => ({ path, sizeBytes: content.length, sha256: sha256Hex(content) }));
  const certificate: Certificate = { ...unreported, ...(listed.length === 0 ? {} : { reports: listed }) };
  const payload = Buffer.from(canonicalJson(certificate), 'utf8');
  const signature = await signJades({ payload, contentType: CERTIFICATE_MEDIA_TYPE, signer, signedAt: at, timestamp });
  const zip = await writeZip([
    { path: CERTIFICATE_FILES.certificate, content: payload },
    { path: CERTIFICATE_FILES.signature, content: Buffer.from(signature, 'utf8') },
    { path: CERTIFICATE_FILES.bundle, content: bundle },
    ...reports,
  ]);
  return { zip, certificate, verification };
}

/** Whoever signed the bundle ran the test, unless the review says otherwise. */
function signerOfBundle({ signers }: VerificationReport, { issuer }: Review): Performer {
  return signers.some(({ subject }) => isNamedIn(issuer.name, subject)) ? 'body' : 'vendor';
}

const NOT_A_BUNDLE: Bilingual = { de: 'Die Datei enthält kein Ergebnis eines Laufs.', en: 'The file holds no result of a run.' };
const NO_PRODUCT: Bilingual = {
  de: 'Das Produkt ist nicht genau bezeichnet: Das Nachweispaket hat keine Erklärung, und in der Begutachtung fehlt product.',
  en: 'The product is not identified: the bundle has no declaration, and the review lacks product.',
};

function resultIn(files: ReadonlyMap<string, Uint8Array>): Result | undefined {
  try {
    return JSON.parse(Buffer.from(files.get(BUNDLE_FILES.result) ?? '').toString('utf8')) as Result;
  } catch {
    return undefined;
  }
}

function certificateOf({ bundle, review, at }: IssueOrder, result: Result, product: DeclaredProduct, manifestSha256: string): Certificate {
  const issuedOn = dayOf(at.getTime());
  const validFrom = review.validFrom ?? issuedOn;
  const standards = standardsOf(result, review);
  const { format: _, formatVersion: __, product: ___, validUntil: wanted, ...stated } = review;
  const draft: Certificate = {
    ...stated,
    format: 'pruefstand-certificate',
    formatVersion: 1,
    product,
    conclusion: result.conclusion,
    profile: { id: result.profile.id, version: result.profile.version, sha256: result.profile.sha256, title: result.profile.title },
    catalogue: { id: result.specification.id, version: result.specification.version, sha256: result.specification.sha256 },
    suite: { id: result.suite.name, version: result.suite.version, sha256: result.suite.sha256 ?? '' },
    standards,
    bundle: { sha256: sha256Hex(bundle), manifestSha256, ...rootsOf(result), runId: result.run.id, runFinishedAt: result.run.finishedAt },
    conditions: review.conditions ?? [],
    errata: review.errata ?? [],
    issuedAt: at.toISOString(),
    validFrom,
    validUntil: validFrom,
    validityReason: { de: '–', en: '–' },
    retestDates: [],
  };
  const { day, why } = lastPossibleDay(draft, { issuedOn, validFrom });
  const validUntil = wanted ?? day;
  const validityReason = wanted === undefined || wanted === day ? why : { de: 'so von der Prüfstelle festgelegt', en: 'as set by the body' };
  return { ...draft, validUntil, validityReason, retestDates: retestDatesBetween(validFrom, validUntil) };
}

/** Documents behind the catalogue; the body adds what it knows of their end. */
export function standardsOf(result: Pick<Result, 'basis'>, review: Pick<Review, 'standards'>): Certificate['standards'] {
  const known = (result.basis?.standards ?? []).flatMap(({ title, version }) => (version === undefined ? [] : [{ title, version }]));
  const stated = review.standards ?? [];
  const isStated = ({ title, version }: (typeof known)[number]): boolean => stated.some((one) => one.title === title && one.version === version);
  return [...known.filter((one) => !isStated(one)), ...stated];
}
