/** Certificates as a directory lists them: members, numbers in both notations, key usage, and octets that are none. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { issueCertificate } from './certificate-issuing.ts';
import { certificateFingerprint, listCertificate } from './certificate-listing.ts';

const FROM = Date.parse('2026-01-01T00:00:00.000Z');
const TO = Date.parse('2028-01-01T00:00:00.000Z');

test('lists what node reads of the same certificate', async () => {
  const issuer = await issueCertificate({ subject: 'CN=Prüf-CA, OU=Test, O=Prüfstand', notBefore: FROM, notAfter: TO, authority: {} });
  const { der } = await issueCertificate({
    subject: 'CN=GRP: Stadt Prüf, O=Testverwaltung, OU=OSCI, E=post@stadt-pruef.example',
    issuer,
    notBefore: FROM,
    notAfter: TO,
    keyUsage: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'],
  });
  const node = new X509Certificate(der);
  deepEqual(listCertificate(der), {
    content: Buffer.from(der).toString('base64'),
    fingerprint: node.fingerprint.replaceAll(':', '').toLowerCase(),
    serial: BigInt(`0x${node.serialNumber}`).toString(10),
    serialHex: node.serialNumber.toLowerCase().replace(/^0+/, ''),
    emailSubject: 'post@stadt-pruef.example',
    algorithm: 'SHA256withECDSA',
    nameIssuer: 'Prüf-CA',
    nameSubject: 'GRP: Stadt Prüf',
    organizationIssuer: 'Prüfstand',
    organizationSubject: 'Testverwaltung',
    ouIssuer: 'Test',
    ouSubject: 'OSCI',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2028-01-01T00:00:00.000Z',
    x509KeyUsage: 7,
  });
  equal(certificateFingerprint(der), node.fingerprint.replaceAll(':', '').toLowerCase());
});

test('says null where the certificate says nothing', async () => {
  const { der } = await issueCertificate({ subject: 'CN=Allein', keyKind: 'RSA-2048', keyUsage: [], notBefore: FROM, notAfter: TO });
  const listing = listCertificate(der);
  equal(listing?.x509KeyUsage, null);
  equal(listing?.emailSubject, null);
  equal(listing?.ouSubject, null);
  match(listing?.algorithm ?? '', /RSA/);
});

test('octets that are no certificate are none', () => {
  equal(listCertificate(Buffer.from('no certificate')), undefined);
  equal(listCertificate(new Uint8Array()), undefined);
});
