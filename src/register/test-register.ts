/**
 * Test support: signed certificates, with a signing authority and a time-stamping authority made for the test, and registers in
 * temporary folders. All names are invented.
 */
import { createHash, createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../core/certificate.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { issueCertificate, TIME_STAMPING } from '../formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../formats/certificate-issuing.ts';
import { signerFromPem } from '../formats/signer.ts';
import { issueTimestampToken } from '../formats/timestamp-issuing.ts';
import { writeZip } from '../formats/zip.ts';
import { addCertificate, decideOn, renewCertificate } from './changes.ts';
import type { AddRequest, ChangeRequest } from './changes.ts';
import { dayOf } from './dates.ts';
import { initRegister } from './init-register.ts';
import type { Register } from './model.ts';
import { readRegister } from './read-register.ts';
import { judgeOf, SIGNED_TYPES, signWith } from './signature.ts';
import type { Sign } from './signature.ts';
import { sampleCertificate, TEST_BODY, TEST_INSTANT, TEST_LABORATORY, testConsent } from './test-certificate.ts';

const DAY_MS = 86_400_000;
const SHA256_OID = '2.16.840.1.101.3.4.2.1';

/** Keys of a body for a test: who signs, who stamps, whom to trust. */
export interface TestBody {
  readonly authority: IssuedCertificate;
  readonly signer: IssuedCertificate;
  readonly stampAnchor: IssuedCertificate;
  /** Certificate and key that time stamps are made with. */
  readonly unit: IssuedCertificate;
  readonly sign: Sign;
}

/** @param under whose authorities vouch for this body as well */
export async function createTestBody(at: number, organisation: string = TEST_BODY, under?: TestBody): Promise<TestBody> {
  const dates = { notBefore: at - DAY_MS, notAfter: at + 1000 * DAY_MS };
  const authority = under?.authority ?? (await issueCertificate({ subject: 'CN=Test-CA, O=Beispiel, C=DE', authority: {}, ...dates }));
  const signer = await issueCertificate({ subject: `CN=Signatur, O=${organisation}, C=DE`, issuer: authority, ...dates });
  const stampAnchor = under?.stampAnchor ?? (await issueCertificate({ subject: 'CN=Test-TSA-CA, O=Beispiel, C=DE', authority: {}, ...dates }));
  const unit =
    under?.unit ??
    (await issueCertificate({
      subject: 'CN=Test-TSA, O=Beispiel, C=DE',
      issuer: stampAnchor,
      extendedKeyUsage: { isCritical: true, oids: [TIME_STAMPING] },
      keyUsage: ['digitalSignature'],
      ...dates,
    }));
  const stamped = (time: number) => async (imprint: Uint8Array) =>
    issueTimestampToken({
      request: { hashOid: SHA256_OID, imprint, wantsCertificate: true },
      key: createPrivateKey(unit.key),
      chain: [unit.der],
      policy: '1.3.6.1.4.1.99999.1',
      serialNumber: Buffer.from(imprint.subarray(0, 8)),
      time: new Date(time),
    });
  const signing = signerFromPem({ key: signer.key, chain: signer.chain });
  return { authority, signer, stampAnchor, unit, sign: async (payload, contentType, time) => signWith(signing, stamped(time))(payload, contentType, time) };
}

/** The zip of a certificate, signed and stamped; the bundle is a stand-in whose digest is right. */
export async function sampleArchive(body: TestBody, certificate: Certificate, at: number): Promise<Uint8Array> {
  const bundle = Buffer.from(`bundle of ${certificate.number}`);
  const right = { ...certificate, bundle: { ...certificate.bundle, sha256: createHash('sha256').update(bundle).digest('hex') } };
  const payload = Buffer.from(canonicalJson(right));
  return writeZip([
    { path: 'certificate.json', content: payload },
    { path: 'certificate.jws.json', content: Buffer.from(await body.sign(payload, SIGNED_TYPES.certificate, at)) },
    { path: 'bundle.zip', content: bundle },
  ]);
}

export interface TestRegister extends Disposable {
  readonly folder: string;
  readonly body: TestBody;
  pathOf(name: string): string;
  read(): Register;
  request(changes?: Partial<ChangeRequest>): ChangeRequest;
  /** Issues a certificate and adds it. */
  add(changes?: Partial<Certificate>, request?: Partial<AddRequest>): Promise<Register>;
  addRequest(archive: Uint8Array, changes?: Partial<AddRequest>): AddRequest;
}

/** A register of the test body; the caller disposes it. */
export function makeTestRegister(body: TestBody, at: number = TEST_INSTANT): TestRegister {
  const home = mkdtempSync(join(tmpdir(), 'pruefstand-register-'));
  const folder = join(home, 'register');
  initRegister(folder, {
    config: {
      name: TEST_BODY,
      baseUrl: 'https://register.example/',
      language: 'de',
      contact: 'register@pruefung.example',
      numberPrefix: 'PS',
      complaints: { name: 'Beschwerdestelle der Beispielstelle', contact: 'beschwerde@pruefung.example' },
      statusListDays: 7,
    },
    anchors: Buffer.from(body.authority.certificate),
    tsaAnchors: Buffer.from(body.stampAnchor.certificate),
  });
  const request: TestRegister['request'] = (changes = {}) => ({
    folder,
    holder: { process: 1, host: 'test', since: new Date(at).toISOString() },
    at,
    actor: 'Leitung (Beispielperson)',
    reason: 'Ein Grund.',
    ...changes,
  });
  const addRequest: TestRegister['addRequest'] = (archive, changes = {}) => ({
    ...request(),
    archive,
    place: 'certificate.zip',
    judge: judgeOf(readRegister(folder)),
    publishesBundle: false,
    ...changes,
  });
  return {
    folder,
    body,
    pathOf: (name) => join(home, name),
    read: () => readRegister(folder),
    request,
    addRequest,
    add: async (changes, more) => addCertificate(addRequest(await sampleArchive(body, sampleCertificate(at, changes), at), more)),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Of a merged run. */
const MERGED: Certificate['bundle'] = {
  ...sampleCertificate(TEST_INSTANT).bundle,
  evidenceRoots: ['a', 'b'].map((sign, index) => ({ path: `evidence/part-${index + 1}`, root: sign.repeat(64) })),
};

const HOSTILE_NAME = '<img src=x onerror=alert(1)>"\' & \u202Edrowssap\u202C ]]> </script><!-- שלום مرحبا \u0007';

/** A register with entries in every state, short and long, harmless and hostile. @param at day of most events */
export async function fillTestRegister(register: TestRegister, at: number = TEST_INSTANT): Promise<void> {
  const product = sampleCertificate(at).product;
  const early = at - 500 * DAY_MS;
  const issued = async (counter: number, changes: Partial<Certificate>, time = at, more: Partial<AddRequest> = {}): Promise<unknown> => {
    const certificate = sampleCertificate(time, { number: `PS-2026-${String(counter).padStart(6, '0')}`, ...changes });
    return addCertificate(register.addRequest(await sampleArchive(register.body, certificate, time), { at: time, ...more }));
  };
  await issued(1, { product: { ...product, version: '3.9' } }, early);
  await issued(2, {}, at, { publishesBundle: true });
  await issued(3, {
    product: { ...product, name: 'Bauportal', vendor: { name: 'Beispiel & Söhne AG' } },
    level: 'L3',
    performedBy: 'laboratory',
    laboratory: TEST_LABORATORY,
    itemReceivedAt: '2026-11-02T09:30:00+01:00',
    conclusion: 'conformant',
    bundle: MERGED,
  });
  await issued(4, { product: { ...product, name: 'Wohngeld digital' }, level: 'L1', attestations: [], conditions: [], errata: [], standards: [] });
  await issued(5, { product: { ...product, name: 'Gewerbe Nord' }, level: 'L2' });
  await issued(6, { product: { ...product, name: HOSTILE_NAME, version: '</title>', vendor: { name: `${HOSTILE_NAME} GmbH` } } });
  await issued(7, { product: { ...product, name: `Ein sehr langer Name ${'Verwaltungsverfahrensbeschleunigungssoftware'.repeat(6)}` }, level: 'L1' });
  await issued(8, {
    product: { ...product, name: 'Elterngeld morgen' },
    validFrom: dayOf(at + 30 * DAY_MS),
    retestDates: [],
    publication: testConsent(dayOf(at), 'status'),
  });
  await decideOn('PS-2026-000003', 'suspended', register.request({ at, reason: 'Eine Beschwerde wird geprüft.' }));
  await decideOn('PS-2026-000005', 'revoked', register.request({ at, reason: `Ausgeliefert wurde ein anderer Stand als der geprüfte. ${HOSTILE_NAME}` }));
  const renewing = sampleCertificate(at, {
    number: 'PS-2026-000009',
    product: { ...product, version: '4.3.0' },
    replaces: { number: 'PS-2026-000002', reason: 'Neue Version.' },
  });
  await renewCertificate('PS-2026-000002', register.addRequest(await sampleArchive(register.body, renewing, at), { at, reason: 'Neue Version geprüft.' }));
}
