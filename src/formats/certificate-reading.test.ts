/** Facts of certificates: the same as a library reads that was not asked, and none of what is no certificate. */
import 'reflect-metadata';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
} from '@peculiar/x509';
import fc from 'fast-check';
import { issueCertificate, TIME_STAMPING } from './certificate-issuing.ts';
import type { CertificateOrder } from './certificate-issuing.ts';
import { readDerCertificate } from './certificate-reading.ts';
import type { CertificateFacts } from './certificate-reading.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
const USAGES = ['digitalSignature', 'nonRepudiation', 'keyCertSign'] as const;

type Told = Omit<CertificateFacts, 'der' | 'sha256' | 'publicKey' | 'isSignedBy' | 'unknownCritical'>;

/** What the library says, in our words. */
function byLibrary(der: Uint8Array): Told {
  const parsed = new X509Certificate(der);
  const usage = parsed.getExtension(KeyUsagesExtension)?.usages;
  const extended = parsed.getExtension(ExtendedKeyUsageExtension);
  const keyId = parsed.getExtension(SubjectKeyIdentifierExtension)?.keyId;
  const constraints = parsed.getExtension(BasicConstraintsExtension);
  const hash = (parsed.signatureAlgorithm as { readonly hash?: { readonly name: string } }).hash?.name;
  const hex = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex');
  return {
    subject: parsed.subject,
    issuer: parsed.issuer,
    subjectDer: hex(parsed.subjectName.toArrayBuffer()),
    issuerDer: hex(parsed.issuerName.toArrayBuffer()),
    serialNumber: parsed.serialNumber.toLowerCase().replace(/^0+(?=.)/, ''),
    notBefore: parsed.notBefore.getTime(),
    notAfter: parsed.notAfter.getTime(),
    ...(usage === undefined ? {} : { keyUsage: USAGES.filter((name) => (usage & KeyUsageFlags[name]) !== 0) }),
    ...(extended === null ? {} : { extendedKeyUsage: { isCritical: extended.critical, oids: Array.from(extended.usages, String) } }),
    ...(keyId === undefined ? {} : { keyId: keyId.toLowerCase() }),
    isAuthority: constraints?.ca === true,
    ...(constraints?.pathLength === undefined ? {} : { pathLength: constraints.pathLength }),
    ...(hash === undefined ? {} : { signatureHash: hash }),
  };
}

function byUs(der: Uint8Array): Told {
  const facts = readDerCertificate(der);
  ok(facts !== undefined);
  const told: Partial<CertificateFacts> = { ...facts };
  for (const own of ['der', 'sha256', 'publicKey', 'isSignedBy', 'unknownCritical'] as const) Reflect.deleteProperty(told, own);
  return told as Told;
}

const VALIDITY = { notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS };
const ORDERS: Readonly<Record<string, CertificateOrder>> = {
  'a root': { subject: 'CN=Wurzel, O=Prüfstelle, C=DE', ...VALIDITY, authority: {} },
  'an authority above one more': { subject: 'CN=Mitte', ...VALIDITY, authority: { pathLength: 1 } },
  'an authority above signers only': { subject: 'CN=Mitte', ...VALIDITY, authority: { pathLength: 0 } },
  'a signer': { subject: 'CN=Signatur', ...VALIDITY },
  'a signer of one usage': { subject: 'CN=Signatur', ...VALIDITY, keyUsage: ['nonRepudiation'] },
  'usages beyond those that matter': { subject: 'CN=Signatur', ...VALIDITY, keyUsage: ['keyEncipherment', 'keyAgreement', 'cRLSign'] },
  'no usage': { subject: 'CN=Signatur', ...VALIDITY, keyUsage: [] },
  'a time-stamping unit': { subject: 'CN=Zeit', ...VALIDITY, extendedKeyUsage: { isCritical: true, oids: [TIME_STAMPING] } },
  'other usages, not critical': { subject: 'CN=Netz', ...VALIDITY, extendedKeyUsage: { isCritical: false, oids: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'] } },
  'names and addresses': {
    subject: 'CN=Netz',
    ...VALIDITY,
    names: { dnsNames: ['portal.example'], ipAddresses: ['127.0.0.1'], mailAddresses: ['post@portal.example'] },
    revocation: { crlUrl: 'http://localhost/crl', ocspUrl: 'http://localhost/ocsp', issuerUrl: 'http://localhost/ca' },
    saysNoRevocation: true,
    saysNoCheck: true,
  },
  'a name that needs escapes': {
    subject: [
      ['C', 'DE'],
      ['O', 'Amt, Kasse + Co "Nord" <1>; x=y'],
      ['CN', ' #Ä\\ 漢字 '],
    ],
    ...VALIDITY,
  },
  'a serial number that begins with zeros': { subject: 'CN=Nummer', ...VALIDITY, serialNumber: '00a1b2' },
  'years with four digits in their own form': {
    subject: 'CN=Lang',
    notBefore: Date.parse('1951-01-01T00:00:00Z'),
    notAfter: Date.parse('2099-12-31T23:59:59Z'),
  },
  'an RSA key': { subject: 'CN=RSA', ...VALIDITY, keyKind: 'RSA-2048', signature: 'rsa-sha256' },
  'an RSA key and PSS': { subject: 'CN=PSS', ...VALIDITY, keyKind: 'RSA-2048', signature: 'rsa-pss-sha512' },
  'a larger curve': { subject: 'CN=Kurve', ...VALIDITY, keyKind: 'P-384' },
  'the largest curve': { subject: 'CN=Kurve', ...VALIDITY, keyKind: 'P-521' },
};

for (const [name, order] of Object.entries(ORDERS))
  await test(`read as a library reads it: ${name}`, async () => {
    const { der } = await issueCertificate(order);
    deepEqual(byUs(der), byLibrary(der));
  });

await test('critical extensions that nobody applies are named, those that are applied are not', async () => {
  const all = { ...VALIDITY, extendedKeyUsage: { isCritical: true, oids: [TIME_STAMPING] }, authority: { pathLength: 0 } };
  const { der } = await issueCertificate({ subject: 'CN=Fremd', ...all, unknownCritical: ['1.2.3.4', '2.999.1'] });
  deepEqual(readDerCertificate(der)?.unknownCritical, ['1.2.3.4', '2.999.1']);
  const plain = await issueCertificate({ subject: 'CN=Fremd', ...all, saysNoRevocation: true });
  deepEqual(readDerCertificate(plain.der)?.unknownCritical, []);
});

await test('a changed octet makes another certificate or none, and never an exception', async () => {
  const { der } = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: { pathLength: 1 }, names: { dnsNames: ['a.example'] } });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: der.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Uint8Array.from(der);
      other[at] = (other[at] ?? 0) ^ change;
      const facts = readDerCertificate(other);
      ok(facts === undefined || facts.sha256 !== readDerCertificate(der)?.sha256);
    }),
    { numRuns: 2000 },
  );
});

await test('octets behind a certificate, and what is none, are refused', async () => {
  const { der } = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: {} });
  equal(readDerCertificate(Buffer.concat([der, der])), undefined);
  equal(readDerCertificate(der.subarray(0, -1)), undefined);
  equal(readDerCertificate(new Uint8Array(70_000)), undefined);
  fc.assert(fc.property(fc.uint8Array(), (octets) => readDerCertificate(octets) === undefined));
});
