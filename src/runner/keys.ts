/**
 * RSA-4096 keys cost about a second each. For development they are kept in a cache outside the checkout and used again;
 * `fresh` makes new ones. Their certificates are of the test PKI, and are made again when its root is another one. Keys that
 * sign reports never come from here.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sha256Hex } from '../formats/hash.ts';
import { certifyAgain, generateKeyPair } from '../formats/keys.ts';
import type { KeyPair, KeyPairOptions, KeyPurpose } from '../formats/keys.ts';
import { keyCertifierOf } from '../formats/pki/key-certifier.ts';
import type { TestPki } from '../formats/pki/test-pki.ts';
import { openTestPki } from './test-pki.ts';

export interface KeyRing {
  /** Authorities that certify the keys. */
  readonly pki: TestPki;
  /** The key of that name and purpose; the same name gives the same key while the cache lives. */
  key(name: string, purpose: KeyPurpose): Promise<KeyPair>;
  /** A new key with a certificate of the same PKI, kept nowhere. */
  fresh(purpose: KeyPurpose, options?: Omit<KeyPairOptions, 'certify'>): Promise<KeyPair>;
}

interface CachedKey {
  readonly madeAt: number;
  readonly pair: KeyPair;
  /** SHA-256 of the root that its certificates lead to. */
  readonly root?: string;
}

/**
 * @param folder cache folder, or undefined for fresh keys kept nowhere
 * @param now milliseconds; keys are renewed after a year, so that their certificates cover every run
 * @param pki default: that of the folder
 */
export function createKeyRing(folder: string | undefined, now: number, pki: TestPki = openTestPki(folder, now)): KeyRing {
  const made = new Map<string, Promise<KeyPair>>();
  const fresh: KeyRing['fresh'] = async (purpose, options = {}) => generateKeyPair(purpose, { now, ...options, certify: keyCertifierOf(pki) });
  return {
    pki,
    fresh,
    key(name, purpose) {
      const known = made.get(name) ?? (folder === undefined ? fresh(purpose) : cachedKey(join(folder, 'keys', `${name}.json`), { purpose, now, pki, fresh }));
      made.set(name, known);
      return known;
    },
  };
}

interface Wanted extends Pick<KeyRing, 'pki' | 'fresh'> {
  readonly purpose: KeyPurpose;
  readonly now: number;
}

async function cachedKey(file: string, { purpose, now, pki, fresh }: Wanted): Promise<KeyPair> {
  const root = sha256Hex((await pki.authority('root')).der);
  const cached = readCached(file, now);
  if (cached?.root === root) return cached.pair;
  const pair = cached === undefined ? await fresh(purpose) : await certifyAgain(cached.pair, purpose, keyCertifierOf(pki), now);
  const entry: CachedKey = { madeAt: cached?.madeAt ?? now, pair, root };
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    const partial = `${file}.${randomUUID()}`;
    writeFileSync(partial, JSON.stringify(entry), { mode: 0o600 });
    renameSync(partial, file);
  } catch {
    // A cache that cannot be written costs time, not correctness.
  }
  return pair;
}

const RENEW_AFTER_MS = 365 * 86_400_000;

/** A cached key counts while its certificate, made at that time, is valid well around `now`. */
function readCached(file: string, now: number): CachedKey | undefined {
  try {
    const cached = JSON.parse(readFileSync(file, 'utf8')) as CachedKey;
    return now >= cached.madeAt && now - cached.madeAt < RENEW_AFTER_MS ? cached : undefined;
  } catch {
    return undefined;
  }
}
