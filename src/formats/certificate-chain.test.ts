/** Chains: one good one, and each way in which it can be wrong, by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPruefstandError } from '../core/errors.ts';
import { readAnchors, verifyChain } from './certificate-chain.ts';
import type { ChainAnswer } from './certificate-chain.ts';
import { issueCertificate } from './certificate-issuing.ts';
import type { CertificateOrder, IssuedCertificate } from './certificate-issuing.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
const VALIDITY = { notBefore: NOW - 10 * DAY_MS, notAfter: NOW + 10 * DAY_MS };

const root = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: { pathLength: 1 } });
const middle = await issueCertificate({ subject: 'CN=Mitte', issuer: root, ...VALIDITY, authority: {} });
const leaf = await issued({ issuer: middle });

async function issued(order: Partial<CertificateOrder>): Promise<IssuedCertificate> {
  return issueCertificate({ subject: 'CN=Prüfstelle', ...VALIDITY, ...order });
}

function ask(chain: readonly IssuedCertificate[], anchors: readonly IssuedCertificate[] = [root], at = NOW): ChainAnswer {
  return verifyChain(
    chain.map(({ der }) => der),
    { anchors: anchors.map(({ der }) => der), at: new Date(at), place: 'x5c' },
  );
}

function namesIn({ findings }: ChainAnswer): readonly string[] {
  for (const { text } of findings) assert.ok(text.de.length > 10 && text.en.length > 10);
  return findings.map(({ kind, place, grade }) => `${kind} ${place} ${grade}`);
}

await test('a chain to an anchor, with the anchor inside or not', () => {
  for (const chain of [
    [leaf, middle, root],
    [leaf, middle],
  ]) {
    const answer = ask(chain);
    assert.deepEqual([answer.isAnchored, answer.findings], [true, []]);
    assert.deepEqual(answer.subjects, ['CN=Prüfstelle', 'CN=Mitte', 'CN=Wurzel']);
  }
  assert.equal(ask([leaf, middle, root], [middle]).isAnchored, true, 'an authority in the middle');
  assert.equal(ask([leaf], [leaf]).isAnchored, true, 'the signer itself');
});

await test('without anchors the question is open, with other anchors the answer is no', async () => {
  const stranger = await issueCertificate({ subject: 'CN=Wurzel', ...VALIDITY, authority: {} });
  assert.deepEqual(namesIn(ask([leaf, middle, root], [])), ['chain-not-anchored x5c open']);
  assert.deepEqual(namesIn(ask([leaf, middle], [stranger])), ['chain-not-anchored x5c wrong'], 'same name, other key');
  assert.equal(ask([leaf, middle], [stranger]).isAnchored, false);
});

await test('an expired or future certificate is named with its place; the anchor is trusted by decision', () => {
  assert.deepEqual(namesIn(ask([leaf, middle, root], [root], NOW + 11 * DAY_MS)), [
    'certificate-expired-at-signing x5c[0] wrong',
    'certificate-expired-at-signing x5c[1] wrong',
  ]);
  assert.deepEqual(namesIn(ask([leaf, middle], [root], NOW - 11 * DAY_MS)), [
    'certificate-not-yet-valid x5c[0] wrong',
    'certificate-not-yet-valid x5c[1] wrong',
  ]);
  assert.deepEqual(ask([leaf, middle], [root], VALIDITY.notAfter).findings, [], 'the last moment counts');
});

await test('a broken chain is named: missing link, wrong order, forged signature, nobody to issue', async () => {
  const impostor = await issueCertificate({ subject: 'CN=Mitte', issuer: root, ...VALIDITY, authority: {} });
  const byLeaf = await issued({ issuer: leaf });
  const byUsage = await issueCertificate({ subject: 'CN=Ohne', issuer: root, ...VALIDITY, authority: {}, keyUsage: ['digitalSignature'] });
  assert.deepEqual(namesIn(ask([leaf, root])), ['chain-broken x5c[0] wrong']);
  assert.ok(namesIn(ask([leaf, root, middle])).includes('chain-broken x5c[0] wrong'));
  assert.ok(namesIn(ask([leaf, impostor])).includes('chain-broken x5c[0] wrong'), 'same name, other key');
  assert.ok(namesIn(ask([byLeaf, leaf, middle])).includes('chain-broken x5c[1] wrong'), 'no authority');
  assert.ok(namesIn(ask([await issued({ issuer: byUsage }), byUsage])).includes('chain-broken x5c[1] wrong'), 'no keyCertSign');
});

await test('constraints are applied: path length, critical extensions, strength of keys', async () => {
  const below = await issueCertificate({ subject: 'CN=Darunter', issuer: middle, ...VALIDITY, authority: {} });
  const tooDeep = ask([await issued({ issuer: below }), below, middle, root]);
  assert.deepEqual(namesIn(tooDeep), ['chain-broken x5c[3] wrong']);
  assert.equal(tooDeep.isAnchored, false);
  assert.deepEqual(namesIn(ask([await issued({ issuer: root, unknownCritical: ['2.999.7'] })])), ['chain-broken x5c[0] wrong']);
  // Name constraints are critical and not applied here.
  assert.deepEqual(namesIn(ask([await issued({ issuer: root, unknownCritical: ['2.5.29.30'] })])), ['chain-broken x5c[0] wrong']);
});

await test('octets that are no certificates, or too many, are named', () => {
  assert.deepEqual(namesIn(verifyChain([Buffer.from('kein Zertifikat')], { anchors: [], at: new Date(NOW), place: 'x5c' })), ['chain-broken x5c[0] wrong']);
  assert.deepEqual(namesIn(verifyChain([], { anchors: [], at: new Date(NOW), place: 'x5c' })), ['chain-broken x5c[0] wrong']);
  assert.deepEqual(namesIn(ask(Array<IssuedCertificate>(11).fill(leaf))), ['chain-broken x5c[10] wrong']);
  const trailing = Buffer.concat([leaf.der, Buffer.of(0)]);
  assert.deepEqual(namesIn(verifyChain([trailing], { anchors: [root.der], at: new Date(NOW), place: 'x5c' })), ['chain-broken x5c[0] wrong']);
});

await test('any changed octet in a certificate is noticed', () => {
  fc.assert(
    fc.property(fc.nat(leaf.der.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Uint8Array.from(leaf.der);
      changed[at] = (changed[at] ?? 0) ^ mask;
      const answer = verifyChain([changed, middle.der, root.der], { anchors: [root.der], at: new Date(NOW), place: 'x5c' });
      assert.equal(answer.isAnchored, false);
      assert.ok(answer.findings.some(({ grade }) => grade === 'wrong'));
    }),
    { numRuns: 100 },
  );
});

await test('anchors are read from PEM, and what is none is refused', () => {
  assert.deepEqual(
    readAnchors(`Wurzel:\n${root.certificate}\n${middle.certificate}`).map((der) => Buffer.from(der)),
    [root, middle].map(({ der }) => Buffer.from(der)),
  );
  for (const text of ['', 'kein PEM', root.certificate.replace('MII', 'AAA')]) {
    assert.throws(
      () => readAnchors(text),
      (error) => isPruefstandError(error, 'ERR_CONFIG_INVALID'),
    );
  }
});
