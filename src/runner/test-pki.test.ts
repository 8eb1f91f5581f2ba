/** What the machine keeps: one root for every process, keys with certificates of it, made again when the root is another one. */
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { verifyChain } from '../formats/certificate-chain.ts';
import { checkPublicJwk, generateKeyPair } from '../formats/keys.ts';
import type { KeyPair } from '../formats/keys.ts';
import { createTestPki } from '../formats/pki/test-pki.ts';
import type { TestPki } from '../formats/pki/test-pki.ts';
import { createKeyRing } from './keys.ts';
import { openTestPki } from './test-pki.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const YEAR_MS = 365 * 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-pki-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function rootOf(pki: TestPki): Promise<string> {
  return (await pki.authority('root')).certificate;
}

async function findingsOf(pair: KeyPair, pki: TestPki): Promise<readonly unknown[]> {
  const chain = (pair.publicJwk['x5c'] as readonly string[]).map((entry) => Buffer.from(entry, 'base64'));
  equal(chain.length, 3);
  return verifyChain(chain, { anchors: [(await pki.authority('root')).der], at: new Date(NOW), place: 'x5c' }).findings;
}

test('authorities are made once, readable by their owner only, and survive several processes at a time', async () => {
  const sideBySide = [openTestPki(folder, NOW), openTestPki(folder, NOW), openTestPki(folder, NOW)];
  const roots = new Set([...(await Promise.all(sideBySide.map(rootOf))), await rootOf(openTestPki(folder, NOW + YEAR_MS))]);
  equal(roots.size, 1);
  const files = readdirSync(join(folder, 'pki'));
  deepEqual(files, ['root.json']);
  equal(statSync(join(folder, 'pki/root.json')).mode & 0o777, 0o600);
  notEqual(await rootOf(openTestPki(folder, NOW + 7 * YEAR_MS)), [...roots][0], 'made anew before it runs out');
});

test('what is damaged or cannot be kept is made anew', async () => {
  const damaged = join(folder, 'damaged');
  mkdirSync(join(damaged, 'pki'), { recursive: true });
  writeFileSync(join(damaged, 'pki/root.json'), 'kein JSON');
  const root = await rootOf(openTestPki(damaged, NOW));
  equal(await rootOf(openTestPki(damaged, NOW)), root);
  writeFileSync(join(folder, 'a-file'), '');
  ok((await rootOf(openTestPki(join(folder, 'a-file'), NOW))).includes('BEGIN CERTIFICATE'));
});

test('keys have certificates of the PKI; another root certifies the same keys again', async () => {
  const [first, second] = [createTestPki({ now: NOW, keys: 'quick' }), createTestPki({ now: NOW, keys: 'quick' })];
  const own = join(folder, 'own');
  mkdirSync(join(own, 'keys'), { recursive: true });
  // As an earlier version left it: self-signed, without a root.
  const pair = await generateKeyPair('encryption', { bits: 2048, now: NOW });
  writeFileSync(join(own, 'keys/a.json'), JSON.stringify({ madeAt: NOW, pair }));
  const mine = await createKeyRing(own, NOW, first).key('a', 'encryption');
  deepEqual(await findingsOf(mine, first), []);
  deepEqual(mine.privateJwk, pair.privateJwk);
  equal(mine.publicJwk.kid, pair.publicJwk.kid);
  deepEqual(await createKeyRing(own, NOW, first).key('a', 'encryption'), mine, 'kept');
  const again = await createKeyRing(own, NOW, second).key('a', 'encryption');
  deepEqual(await findingsOf(again, second), []);
  deepEqual(again.privateJwk, pair.privateJwk);
  const fresh = await createKeyRing(undefined, NOW, first).fresh('signing', { bits: 2048, validity: { notBefore: NOW - YEAR_MS, notAfter: NOW - 1 } });
  deepEqual(
    checkPublicJwk(fresh.publicJwk, 'verify', { now: NOW }).map(({ rule }) => rule),
    ['modulus', 'certificate-validity'],
  );
});
