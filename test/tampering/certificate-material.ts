/** Certificates as a body issues them over the bundle of a run: the review, the register's status list, and deviating ones. */
import { CERTIFICATE_MEDIA_TYPE } from '../../src/core/certificate.ts';
import type { Attestation, Certificate, ResponsiblePerson, StatusEntry, StatusList } from '../../src/core/certificate.ts';
import type { Result } from '../../src/core/result.ts';
import { issue } from '../../src/certification/issue.ts';
import type { IssueOrder, IssueOutcome } from '../../src/certification/issue.ts';
import type { Review } from '../../src/certification/review.ts';
import { canonicalJson } from '../../src/formats/canonical-json.ts';
import { signJades } from '../../src/formats/jades.ts';
import { dayOf } from '../../src/register/index.ts';
import type { CertificateMaterial } from './tampering.ts';
import { DAY_MS, filesIn, textIn, withFiles, zipOf } from './world.ts';
import type { Files, Party, World } from './world.ts';

const TESTER = { name: 'Musterfrau, Erika (Beispielperson)', role: 'Prüferin' };
const DECIDER = { name: 'Mustermann, Max (Beispielperson)', role: 'Leiter der Zertifizierung' };
const declaredAt = (at: Date): Partial<ResponsiblePerson> => ({
  competence: 'Sachkunde (erfunden)',
  independence: { ties: [], declaredOn: dayOf(at.getTime()) },
});
export const BODY = 'Beispielstelle';

/** What a body writes down about a run. */
export function reviewOf({ requirements, run }: Result, { at }: World, changes: Partial<Review> = {}): Review {
  const apart = requirements.filter(({ isApart, requirement }) => isApart && requirement.verification.method === 'inspection');
  const attestations = apart.map(({ requirement: { id } }): Attestation => ({
    requirement: id,
    outcome: 'shown',
    documents: [{ title: 'Betriebshandbuch, Abschnitt 4' }],
    by: TESTER,
    on: dayOf(at.getTime()),
  }));
  return {
    format: 'pruefstand-review',
    formatVersion: 1,
    number: 'PS-2026-000123',
    level: 'L3',
    performedBy: 'body',
    itemReceivedAt: run.startedAt,
    issuer: { name: BODY, address: 'Musterweg 1, 00000 Musterstadt', place: 'Musterstadt', accreditation: 'none' },
    scheme: { title: 'Beispielprogramm' },
    customer: { name: 'Muster Software GmbH' },
    attestations,
    tester: { ...TESTER, ...declaredAt(at) },
    decider: { ...DECIDER, ...declaredAt(at) },
    complaints: { name: 'Beschwerdestelle', contact: 'beschwerde@pruefung.example' },
    publication: {
      extent: 'evidence',
      consentedBy: { name: 'Beispiel, Petra (Beispielperson)', role: 'Produktverantwortung' },
      consentedOn: dayOf(at.getTime()),
    },
    statusList: { url: 'https://register.example/status.json' },
    ...changes,
  };
}

/** What the body orders; the vendor is trusted. */
export function orderOf(bundle: Uint8Array, review: Review, { at, body, vendor, time }: World): IssueOrder {
  return {
    bundle,
    review,
    signer: body.signer,
    timestamp: async (imprint) => time.authority.stamp(imprint),
    at,
    trust: { anchors: [vendor.root.der], tsaAnchors: [time.anchor] },
  };
}

export async function issued(order: IssueOrder): Promise<Extract<IssueOutcome, { readonly zip: Uint8Array }>> {
  const outcome = await issue(order);
  if ('zip' in outcome) return outcome;
  throw new Error(outcome.refusals.map(({ en }) => en).join('; '));
}

/** A certificate over the bundle, and a list in which it is valid. */
export async function certificateMaterial(bundle: Uint8Array, result: Result, world: World, withoutDocuments: boolean): Promise<CertificateMaterial> {
  const { zip, certificate } = await issued({ ...orderOf(bundle, reviewOf(result, world), world), withoutDocuments });
  return { files: await filesIn(zip), status: await statusOf(world, [entryOf(certificate, world)]) };
}

export function entryOf({ number, validUntil }: Certificate, { at }: World, changes: Partial<StatusEntry> = {}): StatusEntry {
  return { number, status: 'valid', since: at.toISOString(), validUntil, ...changes };
}

/** A signed status list. */
export async function statusOf(
  world: World,
  entries: readonly StatusEntry[],
  changes: { readonly by?: Party; readonly list?: Partial<StatusList> } = {},
): Promise<CertificateMaterial['status']> {
  const { at, body, time } = world;
  const list: StatusList = {
    format: 'pruefstand-status-list',
    formatVersion: 1,
    issuer: BODY,
    issuedAt: at.toISOString(),
    nextUpdate: new Date(at.getTime() + 7 * DAY_MS).toISOString(),
    entries,
    ...changes.list,
  };
  const payload = Buffer.from(canonicalJson(list), 'utf8');
  const { signer } = changes.by ?? body;
  const text = await signJades({ payload, contentType: 'application/json', signer, signedAt: at, timestamp: async (imprint) => time.authority.stamp(imprint) });
  return { list: payload, signature: Buffer.from(text, 'utf8') };
}

/** The certificate inside, changed and signed again by somebody. @param by the body unless told otherwise; undefined leaves the signature as it was */
export async function reissued(
  files: Files,
  { body, at, time }: World,
  change: (certificate: Certificate) => unknown,
  by: Party | undefined = body,
): Promise<Files> {
  const payload = Buffer.from(canonicalJson(change(JSON.parse(textIn(files, 'certificate.json')) as Certificate)), 'utf8');
  const text = await signJades({
    payload,
    contentType: CERTIFICATE_MEDIA_TYPE,
    signer: by.signer,
    signedAt: at,
    timestamp: async (imprint) => time.authority.stamp(imprint),
  });
  return withFiles(files, { 'certificate.json': payload, 'certificate.jws.json': text });
}

export async function zipOfCertificate(files: Files): Promise<Uint8Array> {
  return zipOf(files);
}
