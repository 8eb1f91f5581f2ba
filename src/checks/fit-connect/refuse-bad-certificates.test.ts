import assert from 'node:assert/strict';
import { it } from 'node:test';
import { refuseBadCertificates } from './refuse-bad-certificates.ts';
import { outlineOf, sampleExchanges } from './sample-observations.ts';
import type { CertificateSubject } from './subject.ts';

const refused: CertificateSubject = { certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [], usesTls: true };
const taken = { requests: 1, exchanges: sampleExchanges([{ operation: 'request-token', method: 'POST' }]) };

it('FC-SND-006 passes when the connection was broken off, for each kind of certificate', () => {
  for (const certificate of ['expired', 'wrong-host', 'unknown-ca'] as const)
    assert.deepEqual(outlineOf(refuseBadCertificates, { ...refused, certificate }), []);
});

it('FC-SND-006 breaks when a request came over it, although other connections were broken off', () => {
  assert.deepEqual(outlineOf(refuseBadCertificates, { ...refused, ...taken }), ['broken bad-certificate-taken']);
  assert.deepEqual(refuseBadCertificates.run({ ...refused, ...taken, refusedHandshakes: 0 })[0]?.evidence, [{ exchange: 'x000001' }]);
});

it('FC-SND-006 cannot tell without a new connection, or without TLS', () => {
  assert.deepEqual(outlineOf(refuseBadCertificates, { ...refused, refusedHandshakes: 0 }), ['cantTell no-handshake-seen']);
  assert.deepEqual(outlineOf(refuseBadCertificates, { ...refused, requests: 1 }), ['cantTell no-handshake-seen'], 'a request that is not on record');
  assert.deepEqual(outlineOf(refuseBadCertificates, { ...refused, ...taken, usesTls: false }), ['cantTell no-tls']);
});
