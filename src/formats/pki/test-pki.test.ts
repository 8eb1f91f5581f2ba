/**
 * The test PKI by its own readers: names, usages, addresses, serial numbers, what is kept. Lists and answers are read by pkijs,
 * which had no part in writing them; OpenSSL and the JDK judge them in `test/peers`.
 */
import { deepEqual, equal, match, notEqual, ok, throws } from 'node:assert/strict';
import { X509Certificate, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Certificate, CertificateRevocationList, BasicOCSPResponse, OCSPResponse } from 'pkijs';
import { verifyChain } from '../certificate-chain.ts';
import { certificatesInPem, readDerCertificate } from '../certificate-reading.ts';
import { writeCrl } from './crl.ts';
import { certificateIdFor, isAbout, readOcspRequest, writeOcspRequest } from './ocsp-request.ts';
import { writeOcspRefusal, writeOcspResponse } from './ocsp-response.ts';
import type { CertificateStatus } from './ocsp-response.ts';
import { AUTHORITIES, AUTHORITY_IDS, ROLE_IDS, ROLES, TEST_MARK } from './roles.ts';
import { createSerialNumber, isOwnSerialNumber } from './serial-number.ts';
import { createTestPki, issuerOf, readPublicKey } from './test-pki.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const kept = new Map<string, unknown>();
const keep = async <T>(name: string, make: () => Promise<T>): Promise<T> => {
  const known = (kept.get(name) as T | undefined) ?? (await make());
  kept.set(name, JSON.parse(JSON.stringify(known)));
  return known;
};
const pki = createTestPki({ now: NOW, keys: 'quick', keep });
const root = await pki.authority('root');
const addresses = (id: string): { crlUrl: string; ocspUrl: string; issuerUrl: string } => ({
  crlUrl: `http://pki.test/crl/${id}.crl`,
  ocspUrl: `http://pki.test/ocsp/${id}`,
  issuerUrl: `http://pki.test/ca/${id}.crt`,
});

test('every role has a whole chain, its usages, and a subject that says what it is', async () => {
  for (const role of ROLE_IDS) {
    const issued = await pki.issue({ role, commonName: 'Beispielverfahren', now: NOW, keyKind: 'P-256', addresses, names: { dnsNames: ['a.test'] } });
    const chain = certificatesInPem(issued.chain);
    equal(chain.length, 3);
    const answer = verifyChain(chain, { anchors: [root.der], at: new Date(NOW), place: role });
    deepEqual(answer.findings, []);
    const node = new X509Certificate(issued.der);
    ok(node.subject.includes(TEST_MARK), node.subject);
    ok(node.issuer.includes(AUTHORITIES[ROLES[role].issuer].commonName));
    equal(node.subjectAltName, 'DNS:a.test');
    match(String(node.infoAccess), new RegExp(`OCSP - URI:http://pki.test/ocsp/${ROLES[role].issuer}`));
    deepEqual(node.keyUsage ?? [], ROLES[role].extendedKeyUsage);
    equal(createPublicKey(createPrivateKey(issued.key)).export({ type: 'spki', format: 'pem' }), node.publicKey.export({ type: 'spki', format: 'pem' }));
    deepEqual(await issuerOf(pki, issued.der), { authority: ROLES[role].issuer, serialNumber: node.serialNumber.toLowerCase() });
  }
});

test('where addresses are known, the authorities name those of the root, alike in every process', async () => {
  const again = createTestPki({ now: NOW, keys: 'quick', keep });
  const [one, two] = [await pki.authorityAt('client', addresses), await again.authorityAt('client', addresses)];
  const [first, second] = [new X509Certificate(one.der), new X509Certificate(two.der)];
  equal(first.serialNumber, second.serialNumber);
  notEqual(first.serialNumber, new X509Certificate((await pki.authority('client')).der).serialNumber);
  match(String(first.infoAccess), /OCSP - URI:http:\/\/pki\.test\/ocsp\/root\b/);
  deepEqual(await issuerOf(pki, one.der), { authority: 'root', serialNumber: first.serialNumber.toLowerCase() });
  equal((await pki.authorityAt('root', addresses)).certificate, root.certificate);
  const { chain } = await pki.issue({ role: 'tls-client', commonName: 'a', now: NOW, keyKind: 'P-256', addresses });
  deepEqual(Buffer.from(certificatesInPem(chain)[1] ?? []), Buffer.from(one.der));
});

test('names hold any text', async () => {
  for (const commonName of ['"', '#00ff', 'a, CN=b', '\\', 'Ümläut 😀', ' x ']) {
    const { der } = await pki.issue({ role: 'tls-client', commonName, now: NOW, keyKind: 'P-256' });
    const { typesAndValues } = Certificate.fromBER(der).subject;
    deepEqual(
      typesAndValues.map(({ value }) => (value.valueBlock as { value: string }).value),
      ['DE', 'Prüfstand Test', TEST_MARK, commonName],
    );
  }
});

test('validity follows the order, and the role without one', async () => {
  const usual = readDerCertificate((await pki.issue({ role: 'tls-client', commonName: 'a', now: NOW, keyKind: 'P-256' })).der);
  deepEqual([usual?.notBefore, usual?.notAfter], [NOW - DAY_MS, NOW + 365 * DAY_MS]);
  const own = { notBefore: NOW - 5 * DAY_MS, notAfter: NOW - DAY_MS };
  const past = readDerCertificate((await pki.issue({ role: 'tls-client', commonName: 'a', now: NOW, keyKind: 'P-256', ...own })).der);
  deepEqual([past?.notBefore, past?.notAfter], [own.notBefore, own.notAfter]);
});

test('a key that its holder keeps is certified', async () => {
  for (const { publicKey } of [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('ec', { namedCurve: 'prime256v1' })]) {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { der } = await pki.certify({ role: 'signature', commonName: 'a', now: NOW }, readPublicKey(pem));
    equal(new X509Certificate(der).publicKey.export({ type: 'spki', format: 'pem' }).toString(), pem);
  }
  const { publicKey } = generateKeyPairSync('ed25519');
  throws(() => readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString()), TypeError);
});

test('what is kept is the same PKI again; another root is another PKI', async () => {
  const again = createTestPki({ now: NOW + DAY_MS, keys: 'quick', keep });
  equal((await again.authority('client')).certificate, (await pki.authority('client')).certificate);
  kept.delete('root');
  const other = createTestPki({ now: NOW, keys: 'quick', keep });
  notEqual((await other.authority('client')).certificate, (await pki.authority('client')).certificate);
  const stranger = createTestPki({ now: NOW, keys: 'quick', label: 'Fremde' });
  const { der } = await stranger.issue({ role: 'tls-client', commonName: 'a', now: NOW, keyKind: 'P-256' });
  ok(new X509Certificate(der).issuer.includes('(Fremde)'));
  equal(await issuerOf(pki, der), undefined);
  equal(await issuerOf(pki, Buffer.from('kein Zertifikat')), undefined);
});

test('authorities recognise their own serial numbers only', async () => {
  const [client, server] = [await pki.authority('client'), await pki.authority('server')];
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.nat(127), (random, bit) => {
      const serial = createSerialNumber(client.secret, () => random);
      match(serial, /^[4-7][0-9a-f]{31}$/);
      ok(isOwnSerialNumber(client.secret, serial));
      ok(!isOwnSerialNumber(server.secret, serial));
      const bytes = Buffer.from(serial, 'hex');
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      ok(!isOwnSerialNumber(client.secret, bytes.toString('hex')));
    }),
  );
  for (const other of ['', '00', 'zz', '40'.repeat(20)]) ok(!isOwnSerialNumber(client.secret, other));
});

test('lists are read and verified by others', async () => {
  for (const id of AUTHORITY_IDS) {
    const authority = await pki.authority(id);
    const issuer = Certificate.fromBER(authority.der);
    const common = { issuer: authority.der, signer: { der: authority.der, key: authority.key, signature: AUTHORITIES[id].signature } };
    const entries = [
      { serialNumber: createSerialNumber(authority.secret), at: NOW, reason: 'keyCompromise' },
      { serialNumber: '00ff', at: NOW - DAY_MS, reason: 'unspecified' },
    ] as const;
    const list = CertificateRevocationList.fromBER(writeCrl({ ...common, thisUpdate: NOW, nextUpdate: NOW + DAY_MS, number: 300, entries }));
    equal(await list.verify({ issuerCertificate: issuer }), true, id);
    equal(list.nextUpdate?.value.getTime(), NOW + DAY_MS);
    deepEqual(
      list.revokedCertificates?.map(({ userCertificate, crlEntryExtensions }) => [
        Buffer.from(userCertificate.valueBlock.valueHexView).toString('hex').replace(/^0+/, ''),
        crlEntryExtensions?.extensions.length ?? 0,
      ]),
      [
        [entries[0].serialNumber, 1],
        ['ff', 0],
      ],
    );
    const broken = writeCrl({ ...common, thisUpdate: NOW, nextUpdate: NOW + DAY_MS, number: 1, entries: [], breaksSignature: true });
    equal(await CertificateRevocationList.fromBER(broken).verify({ issuerCertificate: issuer }), false);
  }
});

test('answers are read and verified by others', async () => {
  const client = await pki.authority('client');
  const issuer = Certificate.fromBER(client.der);
  const serialNumber = createSerialNumber(client.secret);
  const nonce = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  for (const hashOid of ['1.3.14.3.2.26', '2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.3']) {
    const request = readOcspRequest(writeOcspRequest([certificateIdFor(client.der, serialNumber, hashOid)], nonce));
    const [id] = request?.certificates ?? [];
    ok(id);
    deepEqual([isAbout(id, client.der), isAbout(id, root.der)], [true, false]);
    equal(id.serialNumber, serialNumber);
    equal(
      Buffer.from(request?.nonce ?? [])
        .subarray(2)
        .equals(nonce),
      true,
    );
    const statuses: readonly CertificateStatus[] = [{ kind: 'good' }, { kind: 'revoked', at: NOW, reason: 'superseded' }, { kind: 'unknown' }];
    for (const [expected, status] of statuses.entries()) {
      const der = writeOcspResponse({
        signer: { ...client.responder, signature: 'rsa-sha256' },
        certificates: [client.responder.der],
        producedAt: NOW,
        answers: [{ id: id.der, status, thisUpdate: NOW, nextUpdate: NOW + HOUR_MS }],
        ...(request?.nonce === undefined ? {} : { nonce: request.nonce }),
      });
      const response: OCSPResponse = OCSPResponse.fromBER(der);
      const octets = response.responseBytes?.response.valueBlock.valueHexView ?? new Uint8Array();
      const basic: BasicOCSPResponse = BasicOCSPResponse.fromBER(octets);
      const [single] = basic.tbsResponseData.responses;
      equal((single?.certStatus as unknown as { idBlock: { tagNumber: number } }).idBlock.tagNumber, expected);
      equal(basic.tbsResponseData.responseExtensions?.[0]?.extnID, '1.3.6.1.5.5.7.48.1.2');
      equal(await basic.verify({ trustedCerts: [issuer, Certificate.fromBER(root.der)] }), true);
    }
  }
  equal(OCSPResponse.fromBER(writeOcspRefusal('tryLater')).responseStatus.valueBlock.valueDec, 3);
});

test('hostile questions are nothing, never a crash', async () => {
  const client = await pki.authority('client');
  const good = Buffer.from(writeOcspRequest([certificateIdFor(client.der, '40aa')], Buffer.from('nonce')));
  ok(readOcspRequest(good) !== undefined);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readOcspRequest(bytes) === undefined || bytes.byteLength > 20));
  fc.assert(
    fc.property(fc.nat(good.byteLength - 1), fc.nat(255), fc.nat(good.byteLength), (at, octet, cut) => {
      const changed = Buffer.from(good);
      changed[at] = octet;
      readOcspRequest(changed);
      if (cut < good.byteLength) equal(readOcspRequest(good.subarray(0, cut)), undefined);
    }),
  );
  const ids = Array.from({ length: 101 }, () => certificateIdFor(client.der, '40aa'));
  equal(readOcspRequest(writeOcspRequest(ids)), undefined, 'more than a hundred');
  const parameters = Buffer.from(good).indexOf(Buffer.from('05000414', 'hex'));
  for (const tag of [0x0f, 0x18, 0x25, 0x30]) equal(readOcspRequest(good.with(parameters, tag)), undefined, `parameters of the hash: tag ${tag}`);
  equal(readOcspRequest(writeOcspRequest([])), undefined, 'none');
  equal(readOcspRequest(writeOcspRequest(ids.slice(0, 1), new Uint8Array(200))), undefined, 'a nonce that is too long');
  equal(readOcspRequest(Buffer.alloc(5_000, 0x30)), undefined, 'deep');
});
