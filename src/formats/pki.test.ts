import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { createCertificateAuthority, issueServerCertificate, readCertificate } from './pki.ts';

const NOW = Date.UTC(2030, 5, 1);
const DAY_MS = 86_400_000;
const authority = await createCertificateAuthority({ commonName: 'Test authority', now: NOW });
const names = { dnsNames: ['localhost', 'sim.example'], ipAddresses: ['127.0.0.1', '::1'], now: NOW };

test('the authority signs itself and is marked as one', () => {
  const certificate = new X509Certificate(authority.cert);
  assert.equal(certificate.ca, true);
  assert.equal(certificate.verify(certificate.publicKey), true);
  assert.equal(certificate.validToDate.getTime(), NOW + 2 * 365 * DAY_MS);
});

test('a server certificate is issued by the authority for the names asked for', async () => {
  const { cert, key } = await issueServerCertificate(authority, names);
  const certificate = new X509Certificate(cert);
  assert.equal(certificate.checkIssued(new X509Certificate(authority.cert)), true);
  assert.equal(certificate.verify(new X509Certificate(authority.cert).publicKey), true);
  assert.match(key, /^-----BEGIN PRIVATE KEY-----/);
  assert.deepEqual(readCertificate(cert), {
    subject: 'CN=localhost',
    issuer: 'CN=Test authority',
    notBefore: NOW - DAY_MS,
    notAfter: NOW + 90 * DAY_MS,
    dnsNames: ['localhost', 'sim.example'],
    ipAddresses: ['127.0.0.1', '0:0:0:0:0:0:0:1'],
  });
});

test('validity is what was asked for, also when it is over', async () => {
  const { cert } = await issueServerCertificate(authority, { ...names, notBefore: NOW - 9 * DAY_MS, notAfter: NOW - DAY_MS });
  assert.equal(readCertificate(cert)?.notAfter, NOW - DAY_MS);
});

test('a text that is no certificate reads as undefined', () => {
  for (const text of ['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) assert.equal(readCertificate(text), undefined);
});
