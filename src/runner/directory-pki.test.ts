/** The PKI beside a directory: what the room of directory clients gets of it, by whose clock, and what it leaves alone. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { after, before, test } from 'node:test';
import { issueCertificate } from '../formats/certificate-issuing.ts';
import { certificatesInPem, readDerCertificate } from '../formats/certificate-reading.ts';
import { createCertificateAuthority } from '../formats/pki.ts';
import { certificateIdFor, writeOcspRequest } from '../formats/pki/ocsp-request.ts';
import { readCrl, readOcspResponse } from '../formats/pki/reading.ts';
import { createTestPki } from '../formats/pki/test-pki.ts';
import { createRecorder } from '../transport/recorder.ts';
import { startDirectoryPki } from './directory-pki.ts';
import type { DirectoryPki } from './directory-pki.ts';
import { openDirectory } from './dvdv-client/directory-host.ts';
import type { DirectoryHost } from './dvdv-client/directory-host.ts';
import { DEFAULT_ADDRESSEES } from './dvdv-client/dvdv-client-target-file.ts';
import { seedDirectory } from './dvdv-client/dvdv-seed.ts';
import type { SeededDirectory } from './dvdv-client/dvdv-seed.ts';
import { AUTHORITY_NAME } from './embedded.ts';
import { certificatesOf, serverAuthority } from './server-certificates.ts';

const now = Date.now();
const DAY_MS = 86_400_000;
const LISTEN = { hostname: '127.0.0.1', names: ['localhost'], servicePort: 0, controlPort: 0 };
const testPki = createTestPki({ now, keys: 'quick' });
const open = new AsyncDisposableStack();
let pki: DirectoryPki;
let host: DirectoryHost;
let seeded: SeededDirectory;

before(async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const recorder = createRecorder({ isEnabled: () => false });
  pki = open.use(await startDirectoryPki({ pki: testPki, now, recorder, listen: { ...LISTEN, port: 0 }, keyOf: () => privateKey }));
  const target = {
    kind: 'running',
    profile: 'dvdv-client',
    product: { name: 'P', version: '1', vendor: 'H' },
    deadlineSeconds: 1,
    capabilities: new Set([]),
  } as const;
  const loaded = { room: 'dvdv-client', target, listen: LISTEN, addressees: DEFAULT_ADDRESSEES, usesTls: true } as const;
  seeded = await seedDirectory(loaded, now, pki.make);
  host = open.use(await openDirectory({ listen: LISTEN, usesTls: true, authority: pki.authority, pki, seed: { directory: seeded.directory } }));
});

after(async () => open.disposeAsync());

function certificateWith(fingerprint: string): X509Certificate {
  const all = seeded.directory.certificates.map(({ certificate }) => new X509Certificate(certificate));
  const found = all.find((one) => one.fingerprint.replaceAll(':', '').toLowerCase() === fingerprint);
  ok(found !== undefined);
  return found;
}

/** What OCSP and the list say of a certificate, at the addresses in it. */
async function toldOf({ infoAccess = '', raw }: X509Certificate): Promise<readonly [answer: string | undefined, isListed: boolean]> {
  const octetsAt = async (url: string, init?: RequestInit): Promise<Uint8Array> => new Uint8Array(await (await fetch(url, init)).arrayBuffer());
  const issuer = await octetsAt(/CA Issuers - URI:(\S+)/.exec(infoAccess)?.[1] ?? '');
  const ocspUrl = /OCSP - URI:(\S+)/.exec(infoAccess)?.[1] ?? '';
  const { serialNumber = '' } = readDerCertificate(raw) ?? {};
  const question = {
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request' },
    body: Buffer.from(writeOcspRequest([certificateIdFor(issuer, serialNumber)])),
  };
  const answer = readOcspResponse(await octetsAt(ocspUrl, question));
  const list = readCrl(await octetsAt(`${ocspUrl.replace('/ocsp/', '/crl/')}.crl`));
  ok(await list.isSignedBy(issuer));
  return [answer.certificates[0]?.status, list.entries.some((entry) => entry.serialNumber === serialNumber)];
}

test('partners are of the test PKI, by their roles, and their certificates name where revocation is told', async () => {
  const { ciphers, callers } = seeded.partners;
  const root = new X509Certificate((await testPki.authority('root')).certificate);
  for (const [fingerprint, id] of [
    [ciphers.good, 'encryption'],
    [ciphers.revoked, 'encryption'],
    [callers.entitled.fingerprint, 'client'],
    [callers.foreign.fingerprint, 'client'],
  ] as const) {
    const certificate = certificateWith(fingerprint);
    const issuer = new X509Certificate((await testPki.authority(id)).certificate);
    ok(certificate.verify(issuer.publicKey) && issuer.verify(root.publicKey), id);
    match(certificate.infoAccess ?? '', new RegExp(`OCSP - URI:http://localhost:\\d+/ocsp/${id}`));
  }
  const unknown = new X509Certificate(callers.unknown.certificate);
  ok(unknown.verify(new X509Certificate((await testPki.authority('client')).certificate).publicKey));
});

test('what the directory says of partners, lists and OCSP say too; what is entered later as well, and what comes true by its clock', async () => {
  const { ciphers, callers } = seeded.partners;
  deepEqual(await toldOf(certificateWith(ciphers.revoked)), ['revoked', true]);
  deepEqual(await toldOf(certificateWith(ciphers.good)), ['good', false]);
  const caller = certificateWith(callers.entitled.fingerprint);
  const [soon, later] = [new Date(now).toISOString(), new Date(now + 2 * DAY_MS).toISOString()];
  await host.control.putCertificate({ certificate: caller.toString(), revocation: { at: later, reason: 'SUPERSEDED' } });
  deepEqual(await toldOf(caller), ['good', false]);
  await host.control.advanceClock((3 * DAY_MS) / 1000);
  deepEqual(await toldOf(caller), ['revoked', true]);
  const held = certificateWith(callers.control.fingerprint);
  await host.control.putCertificate({ certificate: held.toString(), revocation: { at: soon, reason: 'CERTIFICATE_HOLD' } });
  deepEqual(await toldOf(held), ['revoked', true]);
  await host.control.putCertificate({ certificate: held.toString() });
  deepEqual(await toldOf(held), ['good', false]);
  // A revocation with any other reason is for ever, whatever the directory says afterwards.
  await host.control.putCertificate({ certificate: caller.toString() });
  deepEqual(await toldOf(caller), ['revoked', true]);
});

test('a revoked certificate of another authority troubles nobody', async () => {
  const foreign = await issueCertificate({ subject: 'CN=Fremdes Produkt', notBefore: now - DAY_MS, notAfter: now + DAY_MS });
  await host.control.putCertificate({ certificate: foreign.certificate, revocation: { at: new Date(now).toISOString(), reason: 'UNUSED' } });
  deepEqual(await toldOf(certificateWith(seeded.partners.ciphers.good)), ['good', false]);
});

test('servers are of the test PKI, or of the authority that the target names; what clients must refuse is of neither', async () => {
  const { cert, issue } = pki.authority;
  equal(cert, (await testPki.authority('root')).certificate);
  const chain = certificatesInPem((await issue({ dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now })).cert).map((der) => new X509Certificate(der));
  deepEqual([chain.length, chain[0]?.subjectAltName], [3, 'DNS:localhost, IP Address:127.0.0.1']);
  ok(chain.every((one, index) => one.verify((chain[index + 1] ?? one).publicKey)));
  const given = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now });
  for (const authority of [pki.authority, await serverAuthority(given, testPki)]) {
    const trusted = new X509Certificate(authority.cert);
    const shown = await certificatesOf(authority, LISTEN);
    const leadsTo = (pem: string): boolean => new X509Certificate(certificatesInPem(pem).at(-1) ?? '').checkIssued(trusted);
    for (const kind of ['valid', 'expired', 'wrong-host'] as const) ok(leadsTo(shown[kind].cert), kind);
    const top = new X509Certificate(certificatesInPem(shown['unknown-ca'].cert).at(-1) ?? '');
    ok(!top.verify(trusted.publicKey));
  }
});
