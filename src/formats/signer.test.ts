/** Signers from PEM: what is taken, what is refused and in which words. PKCS #12 is in `pkcs12.test.ts`. */
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto';
import { test } from 'node:test';
import { isPruefstandError } from '../core/errors.ts';
import { issueCertificate } from './certificate-issuing.ts';
import type { IssuedCertificate } from './certificate-issuing.ts';
import { readDerCertificate } from './certificate-reading.ts';
import { signerFlaws, signerFromPem, signerWarnings } from './signer.ts';
import type { PemSource } from './signer.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
const VALIDITY = { notBefore: NOW - DAY_MS, notAfter: NOW + 365 * DAY_MS };

const root = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: {} });
const middle = await issueCertificate({ subject: 'CN=Mitte', issuer: root, ...VALIDITY, authority: { pathLength: 0 } });
const leaf = await issueCertificate({ subject: 'CN=Prüfstelle', issuer: middle, ...VALIDITY });

function refusal(source: PemSource): string {
  try {
    signerFromPem(source);
  } catch (error) {
    if (isPruefstandError(error, 'ERR_CONFIG_KEY_INVALID')) return `${error.message} ${error.hint ?? ''}`;
    throw error;
  }
  return 'none';
}

function encrypted({ key }: IssuedCertificate, passphrase: string): string {
  return createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

await test('puts the chain in order, from the signer up, and leaves strangers out', async () => {
  const stranger = await issueCertificate({ subject: 'CN=Fremd', ...VALIDITY });
  const { chain, algorithm } = signerFromPem({ key: leaf.key, chain: root.certificate + stranger.certificate + leaf.certificate + middle.certificate });
  assert.deepEqual(
    chain.map((der) => readDerCertificate(der)?.subject),
    ['CN=Prüfstelle', 'CN=Mitte', 'CN=Wurzel'],
  );
  assert.equal(algorithm, 'ES256');
});

await test('signs with the algorithm of its key, RSA with PSS', async () => {
  const bytes = Buffer.from('unterschreiben');
  for (const [keyKind, algorithm, size] of [
    ['P-256', 'ES256', 64],
    ['P-384', 'ES384', 96],
    ['P-521', 'ES512', 132],
    ['RSA-2048', 'PS256', 256],
  ] as const) {
    const issued = await issueCertificate({ subject: 'CN=Prüfstelle', keyKind, ...VALIDITY });
    const signer = signerFromPem({ key: issued.key, chain: issued.chain });
    const signature = await signer.sign(bytes);
    assert.deepEqual([signer.algorithm, signature.byteLength], [algorithm, size]);
    // RSASSA-PSS, the salt as long as the hash.
    if (keyKind !== 'RSA-2048') continue;
    assert.ok(verify('sha256', bytes, { key: issued.certificate, padding: 6, saltLength: 32 }, signature));
    assert.deepEqual(
      signerWarnings(signer, new Date(NOW)).map(({ kind }) => kind),
      ['key-short'],
    );
  }
});

await test('opens an encrypted key, and says when the password is wrong or missing', () => {
  const key = encrypted(leaf, 'geheim');
  assert.equal(signerFromPem({ key, chain: leaf.chain, password: 'geheim' }).chain.length, 3);
  assert.match(refusal({ key, chain: leaf.chain, password: 'falsch' }), /password of the private key is wrong/);
  assert.match(refusal({ key, chain: leaf.chain, password: '' }), /password of the private key is wrong/);
  assert.match(refusal({ key, chain: leaf.chain }), /encrypted and there is no password/);
});

await test('says what does not fit: key, certificate, usage, kind of key', async () => {
  const forKeys = await issueCertificate({ subject: 'CN=Schlüssel', ...VALIDITY, keyUsage: ['keyEncipherment'] });
  const weak = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  assert.match(refusal({ key: root.key, chain: leaf.certificate }), /None of the certificates belongs to the private key/);
  assert.match(refusal({ key: leaf.key, chain: '' }), /There is no certificate/);
  assert.match(refusal({ key: leaf.key, chain: leaf.certificate.replace('MII', 'AAA') }), /certificate in the chain cannot be read/);
  assert.match(refusal({ key: forKeys.key, chain: forKeys.chain }), /does not allow signing.*digitalSignature or nonRepudiation/);
  assert.match(refusal({ key: 'kein Schlüssel', chain: leaf.chain }), /private key cannot be read/);
  assert.match(refusal({ key: leaf.certificate, chain: leaf.chain }), /private key cannot be read/);
  assert.match(refusal({ key: weak.privateKey, chain: leaf.chain }), /None of the certificates belongs/);
});

await test('warns of a certificate that is not valid, and leaves the decision to the caller', async () => {
  const signer = signerFromPem({ key: leaf.key, chain: leaf.chain });
  const kinds = (at: number): unknown => signerWarnings(signer, new Date(at)).map(({ kind, text }) => [kind, text.de !== '' && text.en !== '']);
  assert.deepEqual(kinds(NOW), []);
  // The leaf and the one between; the root is trusted by decision.
  assert.deepEqual(kinds(NOW + 366 * DAY_MS), [
    ['expired', true],
    ['expired', true],
  ]);
  assert.deepEqual(kinds(NOW - 2 * DAY_MS), [
    ['not-yet-valid', true],
    ['not-yet-valid', true],
  ]);
  const short = await issueCertificate({ subject: 'CN=Kurz', issuer: middle, notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS });
  const flaws = signerFlaws(signerFromPem({ key: short.key, chain: short.chain }), new Date(NOW + 2 * DAY_MS));
  assert.deepEqual(
    flaws.map(({ en }) => en),
    ['The certificate of CN=Kurz expired on 2026-11-22T10:00:00.000Z.'],
  );
});
